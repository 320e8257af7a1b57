import { BranchParams } from '#contract/branches';
import { DiscountApproval, GivenApproval } from '#contract/sales';
import { approveDiscount } from '#domain/sales';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const POST = endpoint(
  {
    id: 'approveDiscount',
    method: 'POST',
    path: '/branches/{branch}/approvals',
    summary:
      "An administrator allows a discount of one sale at the clerk's till; wrong passwords count as at a login",
    tag: 'sales',
    permission: 'sale:create',
    branch: ({ params }) => params.branch,
    params: BranchParams,
    body: DiscountApproval,
    response: GivenApproval,
    status: 201,
    rate: 'staff-write',
  },
  ({ ctx, scope, body }) => approveDiscount(ctx, scope, body),
);
