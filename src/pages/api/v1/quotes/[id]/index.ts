import { PaperParams, Quote } from '#contract/sales';
import { quoteById } from '#domain/sales';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const GET = endpoint(
  {
    id: 'quoteById',
    method: 'GET',
    path: '/quotes/{id}',
    summary: 'One quote, whichever branch made it',
    tag: 'quotes',
    permission: 'quote:create',
    params: PaperParams,
    response: Quote,
    rate: 'staff-read',
  },
  ({ ctx, params }) => quoteById(ctx, params.id),
);
