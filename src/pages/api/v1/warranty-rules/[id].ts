import { WarrantyRuleList, WarrantyRuleParams } from '#contract/inventory';
import { removeWarrantyRule } from '#domain/inventory';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const DELETE = endpoint(
  {
    id: 'removeWarrantyRule',
    method: 'DELETE',
    path: '/warranty-rules/{id}',
    summary: 'Takes a rule away: the next wider one holds again',
    tag: 'returns',
    permission: 'warranty:rules',
    params: WarrantyRuleParams,
    response: WarrantyRuleList,
    rate: 'staff-write',
  },
  ({ ctx, params }) => removeWarrantyRule(ctx, params.id),
);
