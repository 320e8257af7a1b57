import { Hold, PaperParams } from '#contract/sales';
import { holdById } from '#domain/sales';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const GET = endpoint(
  {
    id: 'holdById',
    method: 'GET',
    path: '/holds/{id}',
    summary: 'One hold with its payments, whichever branch has it',
    tag: 'holds',
    permission: 'hold:create',
    params: PaperParams,
    response: Hold,
    rate: 'staff-read',
  },
  ({ ctx, params }) => holdById(ctx, params.id),
);
