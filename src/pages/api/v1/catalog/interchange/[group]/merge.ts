import { GroupMerge, GroupParams, InterchangeGroup } from '#contract/catalog';
import { mergeInterchange } from '#domain/catalog';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const POST = endpoint(
  {
    id: 'mergeInterchange',
    method: 'POST',
    path: '/catalog/interchange/{group}/merge',
    summary: 'The members of another group join this one',
    tag: 'fitment',
    permission: 'catalog:edit',
    params: GroupParams,
    body: GroupMerge,
    response: InterchangeGroup,
    rate: 'staff-write',
  },
  ({ ctx, params, body }) => mergeInterchange(ctx, params.group, body),
);
