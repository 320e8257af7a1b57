import { BranchParams } from '#contract/branches';
import { DonorListQuery, DonorPage } from '#contract/inventory';
import { listDonors } from '#domain/inventory';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const GET = endpoint(
  {
    id: 'listDonors',
    method: 'GET',
    path: '/branches/{branch}/donors',
    summary: 'Donor cars of a branch, newest arrivals first, with how much of each is left',
    tag: 'donors',
    permission: 'stock:receive',
    branch: ({ params }) => params.branch,
    params: BranchParams,
    query: DonorListQuery,
    response: DonorPage,
    rate: 'staff-read',
  },
  ({ ctx, scope, query }) => listDonors(ctx, scope, query),
);
