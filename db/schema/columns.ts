import { bigint, binary, customType, datetime, int, smallint, varchar } from 'drizzle-orm/mysql-core';

const HEX = /-/g;

export function uuidToBytes(uuid: string): Buffer {
  return Buffer.from(uuid.replace(HEX, ''), 'hex');
}

export function bytesToUuid(bytes: Uint8Array): string {
  const hex = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

const uuidBytes = customType<{ data: string; driverData: Buffer }>({
  dataType: () => 'binary(16)',
  toDriver: uuidToBytes,
  fromDriver: bytesToUuid,
});

const jsonText = customType<{ data: unknown; driverData: unknown }>({
  dataType: () => 'json',
  toDriver: (value) => JSON.stringify(value),
  fromDriver: (value): unknown => (typeof value === 'string' ? JSON.parse(value) : value),
});

/** UUIDv7 made by the application, stored as BINARY(16). */
export const uuid = (name: string) => uuidBytes(name);
/** Small integer of the branch; leads the keys of every branch-owned table. */
export const branchId = () => smallint('branch_id', { unsigned: true });
/** Integer id of a central or reference row. */
export const id = () => int('id', { unsigned: true }).autoincrement().primaryKey();
export const refId = (name: string) => int(name, { unsigned: true });
/** Integer centavos MXN; the column is named `*_cents`. */
export const cents = (name: `${string}_cents`) => bigint(name, { mode: 'number' });
/** UTC instant with milliseconds. */
export const instant = (name: string) => datetime(name, { mode: 'date', fsp: 3 });
/** A row's optimistic version; grows with every change. */
export const version = () => int('version', { unsigned: true }).notNull().default(1);
export const json = (name: string) => jsonText(name);
export const sha256 = (name: string) => binary(name, { length: 32 });
/** ASCII code or slug. */
export const code = (name: string, length = 40) => varchar(name, { length });
