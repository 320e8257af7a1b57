import type { SqlValue } from '#db/client.ts';
import { marks } from '#db/row-lists.ts';
import type { Position } from '#shared/positions.ts';

/** One stock item with its part and, for a used piece, its body. */
export interface StockRow {
  readonly branchId: number;
  readonly id: Buffer;
  readonly kind: 'unit' | 'bulk';
  readonly onHand: number;
  readonly reserved: number;
  readonly priceCents: number | null;
  readonly bin: string | null;
  readonly version: number;
  /** A used piece that left by a transfer: the branch it went to, and what is known of it. */
  readonly movedTo: number | null;
  readonly movedState: 'transit' | 'arrived' | 'missing' | null;
  readonly partId: number;
  readonly partType: string;
  readonly system: string;
  readonly position: Position;
  readonly maker: string;
  readonly partNumber: string;
  readonly generationId: number | null;
  readonly serial: string | null;
  readonly grade: 'A' | 'B' | 'C' | null;
  readonly odometerKm: number | null;
  readonly damageCodes: unknown;
  readonly colour: string | null;
  /** Of the car that a used piece came out of. */
  readonly donorGenerationId: number | null;
  readonly donorVehicleId: number | null;
  readonly donorYear: number | null;
  /** The first photograph; null without any. */
  readonly photoHash: Buffer | null;
  readonly photoWidth: number | null;
  readonly photoHeight: number | null;
}

export const COLUMNS = `s.branch_id AS branchId, s.id, s.kind, s.on_hand AS onHand, s.reserved, s.price_cents AS priceCents,
  s.bin, s.version, s.moved_to AS movedTo, s.moved_state AS movedState, p.id AS partId, p.part_type_code AS partType, t.system_code AS \`system\`, p.position, p.maker,
  p.part_number AS partNumber, p.generation_id AS generationId, u.serial, u.grade, u.odometer_km AS odometerKm,
  u.damage_codes AS damageCodes, u.colour,
  COALESCE(d.generation_id, u.origin_generation_id) AS donorGenerationId,
  COALESCE(d.vehicle_id, u.origin_vehicle_id) AS donorVehicleId, COALESCE(d.model_year, u.origin_year) AS donorYear, ph.media_hash AS photoHash, ph.width AS photoWidth, ph.height AS photoHeight`;

export const TABLES = `stock_items s JOIN parts p ON p.id = s.part_id JOIN part_types t ON t.code = p.part_type_code
  LEFT JOIN units u ON u.branch_id = s.branch_id AND u.stock_item_id = s.id
  LEFT JOIN stock_photos ph ON ph.branch_id = s.branch_id AND ph.stock_item_id = s.id AND ph.position = 0`;

export const ROWS = `${TABLES} LEFT JOIN donor_vehicles d ON d.branch_id = u.branch_id AND d.id = u.donor_vehicle_id`;

/** Stands for "no price yet" in orderings: after every price. */
export const UNPRICED_LAST = 9_000_000_000_000_000;

/** Not a piece that is in another branch by now: that one shows it. */
export const STILL_HERE = "(s.moved_state IS NULL OR s.moved_state <> 'arrived')";

/** Conditions joined by AND, each with its values. Built only from the fixed texts in this file. */
export class Where {
  readonly #parts: string[] = [];
  readonly values: SqlValue[] = [];

  and(condition: string, ...values: SqlValue[]): this {
    this.#parts.push(condition);
    this.values.push(...values);
    return this;
  }

  /** One of the other's conditions is enough. */
  andAnyOf(other: Where): this {
    return this.and(`(${other.#parts.join(' OR ')})`, ...other.values);
  }

  andIn(column: string, list: readonly SqlValue[]): this {
    return list.length === 0 ? this.and('1 = 0') : this.and(`${column} IN (${marks(list.length)})`, ...list);
  }

  /** The whole clause, empty without conditions. */
  get clause(): string {
    return this.#parts.length > 0 ? `WHERE ${this.#parts.join(' AND ')}` : '';
  }
}

export interface RowCount {
  readonly rows: string | number;
}
