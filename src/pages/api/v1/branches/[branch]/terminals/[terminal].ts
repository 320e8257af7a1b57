import { Terminal, TillDraft, TillParams } from '#contract/sales';
import { renameTill } from '#domain/sales';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const PATCH = endpoint(
  {
    id: 'renameTill',
    method: 'PATCH',
    path: '/branches/{branch}/terminals/{terminal}',
    summary: 'What people call a till; its number stays',
    tag: 'branches',
    permission: 'branches:manage',
    branch: ({ params }) => params.branch,
    params: TillParams,
    body: TillDraft,
    response: Terminal,
    rate: 'staff-write',
  },
  ({ ctx, scope, params, body }) => renameTill(ctx, scope, params.terminal, body),
);
