import { GroupSplit, GroupParams, InterchangeGroup } from '#contract/catalog';
import { splitInterchange } from '#domain/catalog';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const POST = endpoint(
  {
    id: 'splitInterchange',
    method: 'POST',
    path: '/catalog/interchange/{group}/split',
    summary: 'Some members become a group of their own',
    tag: 'fitment',
    permission: 'catalog:edit',
    params: GroupParams,
    body: GroupSplit,
    response: InterchangeGroup,
    rate: 'staff-write',
  },
  ({ ctx, params, body }) => splitInterchange(ctx, params.group, body),
);
