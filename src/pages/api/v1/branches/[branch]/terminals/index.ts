import { BranchParams } from '#contract/branches';
import { Terminal, TerminalList, TillDraft } from '#contract/sales';
import { addTill, listTerminals } from '#domain/sales';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const GET = endpoint(
  {
    id: 'listTerminals',
    method: 'GET',
    path: '/branches/{branch}/terminals',
    summary: 'Tills of a branch, each with the number of its next note and its shift',
    tag: 'counter',
    permission: 'sale:create',
    branch: ({ params }) => params.branch,
    params: BranchParams,
    response: TerminalList,
    rate: 'staff-read',
  },
  ({ ctx, scope }) => listTerminals(ctx, scope),
);

export const POST = endpoint(
  {
    id: 'addTill',
    method: 'POST',
    path: '/branches/{branch}/terminals',
    summary: 'Gives a branch one more till, with the next number',
    tag: 'branches',
    permission: 'branches:manage',
    branch: ({ params }) => params.branch,
    params: BranchParams,
    body: TillDraft,
    response: Terminal,
    status: 201,
    rate: 'staff-write',
  },
  ({ ctx, scope, body }) => addTill(ctx, scope, body),
);
