import { BranchParams } from '#contract/branches';
import { PriceBatch, PriceBatchDraft, PriceBatchList } from '#contract/inventory';
import { applyPrices, listPriceBatches } from '#domain/inventory';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const GET = endpoint(
  {
    id: 'priceBatches',
    method: 'GET',
    path: '/branches/{branch}/prices',
    summary: 'Prices that were changed together lately',
    tag: 'prices',
    permission: 'price:change',
    branch: ({ params }) => params.branch,
    params: BranchParams,
    response: PriceBatchList,
    rate: 'staff-read',
  },
  ({ ctx, scope }) => listPriceBatches(ctx, scope),
);

export const POST = endpoint(
  {
    id: 'applyPrices',
    method: 'POST',
    path: '/branches/{branch}/prices',
    summary: 'Gives pieces the prices that were shown, together',
    tag: 'prices',
    permission: 'price:change',
    branch: ({ params }) => params.branch,
    params: BranchParams,
    body: PriceBatchDraft,
    response: PriceBatch,
    status: 201,
    rate: 'staff-write',
    idempotent: true,
    bodyLimitKb: 256,
  },
  ({ ctx, scope, body }) => applyPrices(ctx, scope, body),
);
