import { PriceRuleDraft, PriceRuleList } from '#contract/inventory';
import { listPriceRules, savePriceRule } from '#domain/inventory';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const GET = endpoint(
  {
    id: 'priceRules',
    method: 'GET',
    path: '/price-rules',
    summary: 'How prices are suggested: the rules of the chain, the widest first',
    tag: 'prices',
    permission: 'price:rules',
    response: PriceRuleList,
    rate: 'staff-read',
  },
  ({ ctx }) => listPriceRules(ctx),
);

export const PUT = endpoint(
  {
    id: 'savePriceRule',
    method: 'PUT',
    path: '/price-rules',
    summary: 'Makes a rule, or gives one other figures',
    tag: 'prices',
    permission: 'price:rules',
    body: PriceRuleDraft,
    response: PriceRuleList,
    rate: 'staff-write',
  },
  ({ ctx, body }) => savePriceRule(ctx, body),
);
