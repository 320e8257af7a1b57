import { uuidToBytes } from '#db/schema/columns.ts';
import { transaction } from '#db/tx.ts';
import { audit, emitEvent, type AuditAction } from '#domain/audit';
import { branchById } from '#domain/branches';
import { generationsById } from '#domain/catalog';
import { authorize, requireStaff } from '#domain/identity';
import type { Tx } from '#db/client.ts';
import type { Ctx } from '#server/context.ts';
import { DomainError } from '#shared/errors.ts';
import type { BranchScope } from '#shared/scope.ts';
import { businessDateOf } from '#shared/time.ts';
import type { GradeChange, ItemVersion, PlaceChange } from './contract.ts';
import { setBin, setGrade, touchItem } from './describe.queries.ts';
import { type StockRow } from './stock-row.queries.ts';
import { branchRow } from './stock.queries.ts';
import { stockTagsOf } from './stock-tags.ts';

interface Change {
  readonly stockItemId: string;
  readonly version: number;
  readonly action: Extract<AuditAction, 'place.change' | 'grade.change'>;
  /** What the audit row says. */
  readonly work: (tx: Tx, row: StockRow) => Promise<{ before: unknown; after: unknown }>;
}

/** Says on which shelf an item lies. Throws `inventory.item_not_found` or `inventory.changed_elsewhere`. */
export function placeItem(
  ctx: Ctx,
  scope: BranchScope,
  input: PlaceChange & { stockItemId: string },
): Promise<ItemVersion> {
  const { stockItemId, version, bin } = input;
  return changeItem(ctx, scope, {
    ...{ stockItemId, version },
    action: 'place.change',
    work: async (tx, row) => {
      await setBin(tx, scope, row.id, bin);
      return { before: row.bin, after: bin };
    },
  });
}

/**
 * Grades a used piece in the person's own name. Throws `inventory.not_a_unit`, `inventory.item_not_found` or
 * `inventory.changed_elsewhere`.
 */
export async function gradeUnit(
  ctx: Ctx,
  scope: BranchScope,
  input: GradeChange & { stockItemId: string },
): Promise<ItemVersion> {
  const { stockItemId, version, grade } = input;
  const { name } = requireStaff(ctx);
  const { timeZone } = await branchById(ctx, scope.branchId);
  const on = businessDateOf(ctx.now(), timeZone);
  return changeItem(ctx, scope, {
    ...{ stockItemId, version },
    action: 'grade.change',
    work: async (tx, row) => {
      if (row.kind !== 'unit') throw new DomainError('inventory.not_a_unit', 'invalid');
      await setGrade(tx, scope, row.id, { grade, by: name, on });
      return { before: row.grade, after: grade };
    },
  });
}

async function changeItem(ctx: Ctx, scope: BranchScope, change: Change): Promise<ItemVersion> {
  authorize(ctx, 'stock:adjust', scope.branchId);
  const cars = await generationsById(ctx);
  const id = uuidToBytes(change.stockItemId);
  return transaction(ctx.placement.branch(scope), async (tx) => {
    const row = await branchRow(tx, scope, id);
    if (!row) throw new DomainError('inventory.item_not_found', 'not_found');
    const { version } = change;
    if (!(await touchItem(tx, scope, { id, version, at: ctx.now() }))) {
      const { onHand, reserved, version: fresh } = row;
      throw new DomainError('inventory.changed_elsewhere', 'conflict', { onHand, reserved, version: fresh });
    }
    const detail = await change.work(tx, row);
    await audit(tx, ctx, scope, { action: change.action, subject: `stock ${change.stockItemId}`, detail });
    const generation = row.generationId === null ? undefined : cars.get(row.generationId);
    await emitEvent(tx, ctx, scope, {
      topic: 'stock.changed',
      tags: stockTagsOf(row, generation?.path ?? null),
      stock: [change.stockItemId],
      facts: { stockItemId: change.stockItemId },
    });
    return { version: version + 1 };
  });
}
