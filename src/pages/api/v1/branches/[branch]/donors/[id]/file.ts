import { DonorFile, DonorParams } from '#contract/inventory';
import { readDonorFile } from '#domain/inventory';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const GET = endpoint(
  {
    id: 'donorFile',
    method: 'GET',
    path: '/branches/{branch}/donors/{id}/file',
    summary: 'Papers, photographs, costs and return of a donor car',
    tag: 'donors',
    permission: 'stock:receive',
    branch: ({ params }) => params.branch,
    params: DonorParams,
    response: DonorFile,
    rate: 'staff-read',
  },
  ({ ctx, scope, params }) => readDonorFile(ctx, scope, params.id),
);
