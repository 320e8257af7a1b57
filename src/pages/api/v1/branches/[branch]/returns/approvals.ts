import { BranchParams } from '#contract/branches';
import { GivenReturnApproval, ReturnApproval } from '#contract/sales';
import { approveReturn } from '#domain/sales';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const POST = endpoint(
  {
    id: 'approveReturn',
    method: 'POST',
    path: '/branches/{branch}/returns/approvals',
    summary:
      "An administrator allows a return outside of its terms, or paid back otherwise than it was paid, at the clerk's till; wrong passwords count as at a login",
    tag: 'returns',
    permission: 'return:create',
    branch: ({ params }) => params.branch,
    params: BranchParams,
    body: ReturnApproval,
    response: GivenReturnApproval,
    status: 201,
    rate: 'staff-write',
  },
  ({ ctx, scope, body }) => approveReturn(ctx, scope, body),
);
