import { bytesToUuid } from '#db/schema/columns.ts';
import type { Executor } from '#db/client.ts';
import { authorize } from '#domain/identity';
import type { Ctx } from '#server/context.ts';
import type { BranchScope } from '#shared/scope.ts';
import {
  bodiless,
  lostItems,
  registeredUnits,
  reservedItems,
  returnedTooMuch,
  serialsAfter,
  unmovedLines,
  unmovedReturns,
  unsoldMovements,
  wrongCores,
  wrongCounts,
  wrongCredits,
  wrongLevels,
  wrongReceipts,
  wrongRefunds,
  type FaultRow,
} from './reconcile.queries.ts';
import type { BranchCheck, FaultKind, LedgerFault } from './contract.ts';

/** Who keeps pieces for somebody: what of each item stands in `stock_items.reserved` because of it. */
export type ReservationSource = (
  db: Executor,
  scope: BranchScope,
) => Promise<readonly { readonly stockItemId: Buffer; readonly quantity: number }[]>;

const SERIALS_AT_ONCE = 2_000;

const CHECKS = {
  on_hand: wrongLevels,
  item_missing: lostItems,
  unit_body: bodiless,
  sale_unmoved: unmovedLines,
  movement_unsold: unsoldMovements,
  count: wrongCounts,
  receipt: wrongReceipts,
  return: unmovedReturns,
  return_over: returnedTooMuch,
  refund: wrongRefunds,
  credit: wrongCredits,
  core: wrongCores,
} as const satisfies Partial<Record<FaultKind, unknown>>;

/**
 * Everything that has to add up in a branch's books, checked against each other: levels and ledger, ledger and
 * documents, holds and reserved pieces, used pieces and their registry. Nothing is changed.
 */
export async function reconcileBranch(
  ctx: Pick<Ctx, 'placement' | 'now'>,
  scope: BranchScope,
  reservations: readonly ReservationSource[],
): Promise<BranchCheck> {
  const db = ctx.placement.branch(scope);
  const faults: LedgerFault[] = [];
  for (const [kind, check] of Object.entries(CHECKS)) {
    faults.push(...(await check(db, scope)).map((row) => faultOf(kind as FaultKind, row)));
  }
  faults.push(...(await wrongReservations(db, scope, reservations)));
  faults.push(...(await unregistered(ctx, scope)));
  return { asOf: ctx.now().toISOString(), checks: Object.keys(CHECKS).length + 2, faults };
}

/** The same for whoever keeps the branch's stock. */
export async function checkBranch(
  ctx: Ctx,
  scope: BranchScope,
  reservations: readonly ReservationSource[],
): Promise<BranchCheck> {
  authorize(ctx, 'stock:count', scope.branchId);
  return reconcileBranch(ctx, scope, reservations);
}

function faultOf(kind: FaultKind, row: FaultRow): LedgerFault {
  return {
    kind,
    stockItemId: row.item ? bytesToUuid(row.item) : null,
    code: row.code,
    expected: row.expected === null ? null : Number(row.expected),
    found: row.found === null ? null : Number(row.found),
    document: row.document,
  };
}

async function wrongReservations(
  db: Executor,
  scope: BranchScope,
  reservations: readonly ReservationSource[],
): Promise<LedgerFault[]> {
  const wanted = new Map<string, number>();
  for (const source of reservations) {
    for (const { stockItemId, quantity } of await source(db, scope)) {
      const id = bytesToUuid(stockItemId);
      wanted.set(id, (wanted.get(id) ?? 0) + quantity);
    }
  }
  const faults: LedgerFault[] = [];
  for (const { item, code, reserved } of await reservedItems(db, scope)) {
    const stockItemId = bytesToUuid(item);
    const expected = wanted.get(stockItemId) ?? 0;
    wanted.delete(stockItemId);
    if (expected !== reserved)
      faults.push({ kind: 'reserved', stockItemId, code, expected, found: reserved, document: null });
  }
  for (const [stockItemId, expected] of wanted) {
    if (expected > 0)
      faults.push({ kind: 'reserved', stockItemId, code: null, expected, found: 0, document: null });
  }
  return faults;
}

async function unregistered(ctx: Pick<Ctx, 'placement'>, scope: BranchScope): Promise<LedgerFault[]> {
  const db = ctx.placement.branch(scope);
  const central = ctx.placement.central();
  const faults: LedgerFault[] = [];
  for (let after = ''; ;) {
    const rows = await serialsAfter(db, scope, { after, limit: SERIALS_AT_ONCE });
    const serials = rows.map(({ serial }) => serial);
    const known = new Map(
      (await registeredUnits(central, serials)).map(({ serial, unitId }) => [serial, bytesToUuid(unitId)]),
    );
    for (const { serial, unitId, stockItemId } of rows) {
      if (known.get(serial) === bytesToUuid(unitId)) continue;
      faults.push({
        kind: 'unit_registry',
        stockItemId: bytesToUuid(stockItemId),
        code: serial,
        expected: 1,
        found: known.has(serial) ? 1 : 0,
        document: null,
      });
    }
    const last = rows.at(-1);
    if (!last || rows.length < SERIALS_AT_ONCE) return faults;
    after = last.serial;
  }
}
