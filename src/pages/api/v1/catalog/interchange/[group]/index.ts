import { GroupParams, InterchangeGroup, MembersChange } from '#contract/catalog';
import { changeInterchange, interchangeGroup } from '#domain/catalog';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

const path = '/catalog/interchange/{group}';

export const GET = endpoint(
  {
    id: 'interchangeGroup',
    method: 'GET',
    path,
    summary: 'An interchange group with its members, and who says so',
    tag: 'fitment',
    permission: 'catalog:edit',
    params: GroupParams,
    response: InterchangeGroup,
    rate: 'staff-read',
  },
  ({ ctx, params }) => interchangeGroup(ctx, params.group),
);

export const PATCH = endpoint(
  {
    id: 'changeInterchange',
    method: 'PATCH',
    path,
    summary: 'Adds and removes members, or says how sure the group is',
    tag: 'fitment',
    permission: 'catalog:edit',
    params: GroupParams,
    body: MembersChange,
    response: InterchangeGroup,
    rate: 'staff-write',
  },
  ({ ctx, params, body }) => changeInterchange(ctx, params.group, body),
);
