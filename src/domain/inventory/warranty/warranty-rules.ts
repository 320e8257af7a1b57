import { isDuplicateKey } from '#db/errors.ts';
import { transaction } from '#db/tx.ts';
import { actorId, auditCentral, emitCentralEvent, type DomainEvent } from '#domain/audit';
import { requirePermission, staffNames } from '#domain/identity';
import type { Ctx } from '#server/context.ts';
import { DomainError } from '#shared/errors.ts';
import type { WarrantyRuleDraft, WarrantyRuleList } from './contract.ts';
import {
  allWarrantyRules,
  deleteWarrantyRule,
  insertWarrantyRule,
  updateWarrantyRule,
  warrantyRuleById,
  type RuleRow,
} from './warranty-rule.queries.ts';
import type { KnownRule } from './warranty-terms.ts';

const RULES_MEMO = 'inventory:warranty-rules';
const RULES_TTL_MS = 5_000;
/** On pages that say what is promised of a piece. */
export const WARRANTY_TAG = 'warranty';
const RULES_CHANGED: DomainEvent = {
  topic: 'warranty_rules.changed',
  tags: [WARRANTY_TAG],
  forget: [RULES_MEMO],
};

/** The rules as a sale needs them; at most five seconds old, and it costs a sale no question of its own. */
export function knownWarrantyRules(ctx: Pick<Ctx, 'memo' | 'placement'>): Promise<readonly KnownRule[]> {
  return ctx.memo(RULES_MEMO, RULES_TTL_MS, async () =>
    (await allWarrantyRules(ctx.placement.central())).map(ruleOf),
  );
}

/** Every rule, the widest first. */
export async function listWarrantyRules(ctx: Ctx): Promise<WarrantyRuleList> {
  requirePermission(ctx, 'sale:read');
  const rows = await allWarrantyRules(ctx.placement.central());
  const names = await staffNames(
    ctx,
    rows.map(({ updatedBy }) => updatedBy),
  );
  return {
    items: rows.map((row) => ({
      id: row.id,
      ...ruleOf(row),
      updatedBy: row.updatedBy === null ? null : (names.get(row.updatedBy) ?? null),
      updatedAt: row.updatedAt.toISOString(),
      version: row.version,
    })),
  };
}

/**
 * Makes a rule, or gives one other figures. Notes that are sold keep what was promised with them. Throws
 * `inventory.warranty_rule_taken` or `inventory.warranty_rule_changed`.
 */
export async function saveWarrantyRule(ctx: Ctx, draft: WarrantyRuleDraft): Promise<WarrantyRuleList> {
  requirePermission(ctx, 'warranty:rules');
  const { version, ...rule } = draft;
  const scopeKey = [draft.system, draft.partType, draft.origin].map((part) => part ?? '*').join('/');
  const row = { ...rule, scopeKey, by: actorId(ctx.actor), at: ctx.now() };
  try {
    await transaction(ctx.placement.central(), async (tx) => {
      if (version === null) await insertWarrantyRule(tx, row);
      else if (!(await updateWarrantyRule(tx, { ...row, version })))
        throw new DomainError('inventory.warranty_rule_changed', 'conflict');
      const detail = { rule: scopeKey, ...rule };
      await auditCentral(tx, ctx, { action: 'warranty_rules.change', subject: 'warranty rules', detail });
      await emitCentralEvent(tx, ctx, RULES_CHANGED);
    });
  } catch (error) {
    if (isDuplicateKey(error)) throw new DomainError('inventory.warranty_rule_taken', 'conflict');
    throw error;
  }
  return listWarrantyRules(ctx);
}

/** Takes a rule away: the next wider one holds again. Throws `inventory.warranty_rule_not_found`. */
export async function removeWarrantyRule(ctx: Ctx, id: number): Promise<WarrantyRuleList> {
  requirePermission(ctx, 'warranty:rules');
  await transaction(ctx.placement.central(), async (tx) => {
    const row = await warrantyRuleById(tx, id);
    if (!row) throw new DomainError('inventory.warranty_rule_not_found', 'not_found');
    await deleteWarrantyRule(tx, id);
    const detail = { removed: row.scopeKey };
    await auditCentral(tx, ctx, { action: 'warranty_rules.change', subject: 'warranty rules', detail });
    await emitCentralEvent(tx, ctx, RULES_CHANGED);
  });
  return listWarrantyRules(ctx);
}

function ruleOf(row: RuleRow): KnownRule {
  const { system, partType, origin, returnDays, warrantyDays, restockingBp, coreCents, note } = row;
  const returnable = row.returnable === null ? null : Boolean(row.returnable);
  return { system, partType, origin, returnable, returnDays, warrantyDays, restockingBp, coreCents, note };
}
