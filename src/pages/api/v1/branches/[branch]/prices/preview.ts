import { BranchParams } from '#contract/branches';
import { PriceListFilter, PricePreview } from '#contract/inventory';
import { previewPrices } from '#domain/inventory';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const GET = endpoint(
  {
    id: 'previewPrices',
    method: 'GET',
    path: '/branches/{branch}/prices/preview',
    summary: 'What the rules would make of a list, piece by piece, with why',
    tag: 'prices',
    permission: 'price:change',
    branch: ({ params }) => params.branch,
    params: BranchParams,
    query: PriceListFilter,
    response: PricePreview,
    rate: 'staff-read',
  },
  ({ ctx, scope, query }) => previewPrices(ctx, scope, query),
);
