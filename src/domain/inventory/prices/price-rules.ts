import { isDuplicateKey } from '#db/errors.ts';
import { transaction } from '#db/tx.ts';
import { actorId, auditCentral, emitCentralEvent, type DomainEvent } from '#domain/audit';
import { branchByCode, branchDirectory } from '#domain/branches';
import { authorize, requirePermission, staffNames } from '#domain/identity';
import type { Ctx } from '#server/context.ts';
import { DomainError } from '#shared/errors.ts';
import { RuleFigures, type PriceRuleDraft, type PriceRuleList, type RuleScope } from './contract.ts';
import { HOUSE_FIGURES } from './price-figures.ts';
import {
  allRules,
  deleteRule,
  insertRule,
  ruleById,
  updateRule,
  type RuleRow,
} from './price-rule.queries.ts';

const RULES_MEMO = 'inventory:price-rules';
const RULES_TTL_MS = 2_000;
const RULES_CHANGED: DomainEvent = { topic: 'price_rules.changed', tags: [], forget: [RULES_MEMO] };

/** The rules of the chain as a price needs them; at most two seconds old. */
export function knownRules(ctx: Pick<Ctx, 'memo' | 'placement'>) {
  return ctx.memo(RULES_MEMO, RULES_TTL_MS, async () => {
    const rows = await allRules(ctx.placement.central());
    const codes = new Map((await branchDirectory(ctx)).map(({ id, code }) => [id as number, code]));
    return rows.map((row) => ({ ...scopeOf(row, codes), figures: figuresOf(row) }));
  });
}

/** Every rule, the widest first, and what holds without any. */
export async function listPriceRules(ctx: Ctx): Promise<PriceRuleList> {
  requirePermission(ctx, 'price:rules');
  const rows = await allRules(ctx.placement.central());
  const codes = new Map((await branchDirectory(ctx)).map(({ id, code }) => [id as number, code]));
  const names = await staffNames(
    ctx,
    rows.map(({ updatedBy }) => updatedBy),
  );
  const { gradeBp, forPartsBp, floorCents, stepCents, endingCents } = HOUSE_FIGURES;
  return {
    items: rows.map((row) => ({
      ...scopeOf(row, codes),
      id: row.id,
      figures: figuresOf(row),
      updatedBy: row.updatedBy === null ? null : (names.get(row.updatedBy) ?? null),
      updatedAt: row.updatedAt.toISOString(),
      version: row.version,
    })),
    house: { gradeBp: { ...gradeBp }, forPartsBp, ageCurve: [], floorCents, stepCents, endingCents },
  };
}

function scopeOf(row: RuleRow, codes: ReadonlyMap<number, string>): RuleScope {
  const { system, partType, origin } = row;
  return {
    branch: row.branchId === null ? null : (codes.get(row.branchId) ?? null),
    system,
    partType,
    origin,
  };
}

function figuresOf({ figures }: RuleRow): RuleFigures {
  return RuleFigures.parse(typeof figures === 'string' ? JSON.parse(figures) : figures);
}

/**
 * Makes a rule, or gives one other figures. Whoever keeps one branch writes rules for that branch only; rules of the
 * chain are the administrators'. Throws `inventory.price_rule_taken` or `inventory.price_rule_changed`.
 */
export async function savePriceRule(ctx: Ctx, draft: PriceRuleDraft): Promise<PriceRuleList> {
  requirePermission(ctx, 'price:rules');
  const branch = await mayRule(ctx, draft.branch);
  const { system, partType, origin, figures, version } = draft;
  const rule = {
    scopeKey: [branch?.code, system, partType, origin].map((part) => part ?? '*').join('/'),
    branchId: branch?.id ?? null,
    ...{ system, partType, origin, figures },
    by: actorId(ctx.actor),
    at: ctx.now(),
  };
  try {
    await transaction(ctx.placement.central(), async (tx) => {
      if (version === null) await insertRule(tx, rule);
      else if (!(await updateRule(tx, { ...rule, version }))) {
        throw new DomainError('inventory.price_rule_changed', 'conflict');
      }
      const detail = { rule: rule.scopeKey, figures };
      await auditCentral(tx, ctx, { action: 'price_rules.change', subject: 'price rules', detail });
      await emitCentralEvent(tx, ctx, RULES_CHANGED);
    });
  } catch (error) {
    if (isDuplicateKey(error)) throw new DomainError('inventory.price_rule_taken', 'conflict');
    throw error;
  }
  return listPriceRules(ctx);
}

/** Takes a rule away: the next wider one holds again. Throws `inventory.price_rule_not_found`. */
export async function removePriceRule(ctx: Ctx, id: number): Promise<PriceRuleList> {
  requirePermission(ctx, 'price:rules');
  const codes = new Map((await branchDirectory(ctx)).map((branch) => [branch.id as number, branch.code]));
  await transaction(ctx.placement.central(), async (tx) => {
    const row = await ruleById(tx, id);
    if (!row) throw new DomainError('inventory.price_rule_not_found', 'not_found');
    await mayRule(ctx, row.branchId === null ? null : (codes.get(row.branchId) ?? null));
    await deleteRule(tx, id);
    const detail = { removed: row.scopeKey };
    await auditCentral(tx, ctx, { action: 'price_rules.change', subject: 'price rules', detail });
    await emitCentralEvent(tx, ctx, RULES_CHANGED);
  });
  return listPriceRules(ctx);
}

async function mayRule(ctx: Ctx, code: string | null) {
  if (code === null) {
    requirePermission(ctx, 'branches:manage');
    return null;
  }
  const branch = await branchByCode(ctx, code);
  authorize(ctx, 'price:rules', branch.id);
  return branch;
}
