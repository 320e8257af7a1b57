import { BranchParams } from '#contract/branches';
import { HoldTerms } from '#contract/sales';
import { changeHoldTerms, readHoldTerms } from '#domain/sales';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const GET = endpoint(
  {
    id: 'readHoldTerms',
    method: 'GET',
    path: '/branches/{branch}/hold-terms',
    summary: 'How long quotes and holds of a branch stand, the least deposit and what is kept of it',
    tag: 'holds',
    permission: 'quote:create',
    branch: ({ params }) => params.branch,
    params: BranchParams,
    response: HoldTerms,
    rate: 'staff-read',
  },
  ({ ctx, scope }) => readHoldTerms(ctx, scope),
);

export const PUT = endpoint(
  {
    id: 'changeHoldTerms',
    method: 'PUT',
    path: '/branches/{branch}/hold-terms',
    summary: 'Terms of the quotes and holds that are made from now on',
    tag: 'holds',
    permission: 'branches:manage',
    branch: ({ params }) => params.branch,
    params: BranchParams,
    body: HoldTerms,
    response: HoldTerms,
    rate: 'staff-write',
  },
  ({ ctx, scope, body }) => changeHoldTerms(ctx, scope, body),
);
