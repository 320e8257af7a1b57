import type { Executor } from '#db/client.ts';
import type { Position } from '#shared/positions.ts';
import type { AllBranchesScope } from '#shared/scope.ts';
import { COLUMNS, ROWS, STILL_HERE, UNPRICED_LAST, Where, type StockRow } from './stock-row.queries.ts';

export interface ListingFilter {
  readonly pnNorm?: string | undefined;
  readonly generationId?: number | undefined;
  readonly system?: string | undefined;
  readonly partType?: string | undefined;
  /** Any of these. */
  readonly positions?: readonly Position[] | undefined;
  readonly branchId?: number | undefined;
  readonly kind?: 'unit' | 'bulk' | undefined;
  readonly onlyAvailable: boolean;
  /** Only pieces of these interchange groups that the car's own table does not list. */
  readonly interchange?: { readonly groupIds: readonly number[]; readonly notFor: number } | undefined;
}

export interface ListingCursor {
  readonly priceCents: number;
  readonly branchId: number;
  readonly id: Buffer;
}

function whereOf(filter: ListingFilter): Where {
  const where = new Where();
  if (filter.branchId !== undefined) where.and('s.branch_id = ?', filter.branchId);
  if (filter.pnNorm !== undefined) where.and('p.pn_norm = ?', filter.pnNorm);
  if (filter.generationId !== undefined) {
    where.and('p.id IN (SELECT f.part_id FROM fitments f WHERE f.generation_id = ?)', filter.generationId);
  }
  if (filter.system !== undefined) where.and('t.system_code = ?', filter.system);
  if (filter.partType !== undefined) where.and('p.part_type_code = ?', filter.partType);
  if (filter.positions !== undefined) where.andIn('p.position', filter.positions);
  if (filter.kind !== undefined) where.and('s.kind = ?', filter.kind);
  where.and(filter.onlyAvailable ? 's.on_hand > s.reserved' : STILL_HERE);
  if (filter.interchange !== undefined) {
    where.andIn('p.interchange_group_id', filter.interchange.groupIds);
    where.and(
      'NOT EXISTS (SELECT 1 FROM fitments f WHERE f.part_id = p.id AND f.generation_id = ?)',
      filter.interchange.notFor,
    );
  }
  return where;
}

/** Cheapest first, unpriced last, then by branch and id; after the cursor. */
export async function listings(
  db: Executor,
  _scope: AllBranchesScope,
  filter: ListingFilter,
  page: { after?: ListingCursor | undefined; limit: number },
): Promise<StockRow[]> {
  const where = whereOf(filter);
  if (page.after) {
    where.and(
      `(COALESCE(s.price_cents, ${UNPRICED_LAST}), s.branch_id, s.id) > (?, ?, ?)`,
      page.after.priceCents,
      page.after.branchId,
      page.after.id,
    );
  }
  return db.rows<StockRow>(
    `SELECT ${COLUMNS} FROM ${ROWS} ${where.clause}
     ORDER BY COALESCE(s.price_cents, ${UNPRICED_LAST}), s.branch_id, s.id LIMIT ${page.limit}`,
    where.values,
  );
}

export interface CountRow {
  readonly system: string;
  readonly partType: string;
  readonly position: Position;
  readonly branchId: number;
  readonly available: string | number;
  readonly fromCents: number | null;
}

/** Sellable pieces and lowest price by part type, position and branch. */
export async function availability(
  db: Executor,
  _scope: AllBranchesScope,
  filter: ListingFilter,
): Promise<CountRow[]> {
  const where = whereOf({ ...filter, onlyAvailable: true });
  return db.rows<CountRow>(
    `SELECT t.system_code AS \`system\`, p.part_type_code AS partType, p.position, s.branch_id AS branchId,
       SUM(s.on_hand - s.reserved) AS available, MIN(s.price_cents) AS fromCents
     FROM stock_items s JOIN parts p ON p.id = s.part_id JOIN part_types t ON t.code = p.part_type_code ${where.clause}
     GROUP BY t.system_code, p.part_type_code, p.position, s.branch_id`,
    where.values,
  );
}
