import { PriceRuleList, PriceRuleParams } from '#contract/inventory';
import { removePriceRule } from '#domain/inventory';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const DELETE = endpoint(
  {
    id: 'removePriceRule',
    method: 'DELETE',
    path: '/price-rules/{id}',
    summary: 'Takes a rule away: the next wider one holds again',
    tag: 'prices',
    permission: 'price:rules',
    params: PriceRuleParams,
    response: PriceRuleList,
    rate: 'staff-write',
  },
  ({ ctx, params }) => removePriceRule(ctx, params.id),
);
