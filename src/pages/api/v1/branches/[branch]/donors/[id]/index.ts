import { DonorChange, DonorDetail, DonorFile, DonorParams } from '#contract/inventory';
import { changeDonor, donorDetail } from '#domain/inventory';
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

export const PUT = endpoint(
  {
    id: 'changeDonor',
    method: 'PUT',
    path: '/branches/{branch}/donors/{id}',
    summary: 'Where a donor car stands and what it cost',
    tag: 'donors',
    permission: 'stock:receive',
    branch: ({ params }) => params.branch,
    params: DonorParams,
    body: DonorChange,
    response: DonorFile,
    rate: 'staff-write',
  },
  ({ ctx, scope, params, body }) => changeDonor(ctx, scope, { ...body, id: params.id }),
);
