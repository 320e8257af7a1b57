import { DonorDetail, DonorParams } from '#contract/inventory';
import { donorDetail } from '#domain/inventory';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const GET = endpoint(
  {
    id: 'donorDetail',
    method: 'GET',
    path: '/branches/{branch}/donors/{id}',
    summary: 'One donor car with all its pieces, also those that are gone',
    tag: 'donors',
    permission: 'stock:receive',
    branch: ({ params }) => params.branch,
    params: DonorParams,
    response: DonorDetail,
    rate: 'staff-read',
  },
  ({ ctx, scope, params }) => donorDetail(ctx, scope, params.id),
);
