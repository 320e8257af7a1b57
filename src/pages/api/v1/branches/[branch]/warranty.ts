import { BranchParams } from '#contract/branches';
import { ReturnableNote, WarrantyQuery } from '#contract/sales';
import { readWarranty } from '#domain/sales';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const GET = endpoint(
  {
    id: 'readWarranty',
    method: 'GET',
    path: '/branches/{branch}/warranty',
    summary:
      'A sold note by its folio or QR: what of it may still come back, what was promised, how it was paid',
    tag: 'returns',
    permission: 'return:create',
    branch: ({ params }) => params.branch,
    params: BranchParams,
    query: WarrantyQuery,
    response: ReturnableNote,
    rate: 'staff-read',
  },
  ({ ctx, scope, query }) => readWarranty(ctx, scope, query.note),
);
