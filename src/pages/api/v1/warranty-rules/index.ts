import { WarrantyRuleDraft, WarrantyRuleList } from '#contract/inventory';
import { listWarrantyRules, saveWarrantyRule } from '#domain/inventory';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const GET = endpoint(
  {
    id: 'warrantyRules',
    method: 'GET',
    path: '/warranty-rules',
    summary: 'Days to bring back, warranty, fee and deposit for old parts, the widest rule first',
    tag: 'returns',
    permission: 'sale:read',
    response: WarrantyRuleList,
    rate: 'staff-read',
  },
  ({ ctx }) => listWarrantyRules(ctx),
);

export const PUT = endpoint(
  {
    id: 'saveWarrantyRule',
    method: 'PUT',
    path: '/warranty-rules',
    summary: 'Makes a rule, or gives one other figures; sold notes keep what was promised with them',
    tag: 'returns',
    permission: 'warranty:rules',
    body: WarrantyRuleDraft,
    response: WarrantyRuleList,
    rate: 'staff-write',
  },
  ({ ctx, body }) => saveWarrantyRule(ctx, body),
);
