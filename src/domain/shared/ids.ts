import type { Brand } from './brand.ts';

/** Canonical lower-case text form of a UUIDv7. What a branch can create offline is identified by one. */
export type Uuid = Brand<string, 'Uuid'>;
export type SaleId = Brand<Uuid, 'SaleId'>;
export type StockItemId = Brand<Uuid, 'StockItemId'>;
export type BranchId = Brand<number, 'BranchId'>;
export type UserId = Brand<number, 'UserId'>;
export type TerminalId = Brand<number, 'TerminalId'>;

const UUID_PATTERN = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

export function isUuid(value: string): value is Uuid {
  return UUID_PATTERN.test(value);
}

export function asUuid(value: string): Uuid {
  const lower = value.toLowerCase();
  if (!isUuid(lower)) throw new RangeError(`Not a UUID: ${value}`);
  return lower;
}

const reserve = new Uint8Array(10 * 64);
let taken = reserve.length;

/** Drawn ahead for many ids at once: one draw costs the same whatever its size. */
function tenRandomBytes(): Uint8Array {
  if (taken === reserve.length) {
    crypto.getRandomValues(reserve);
    taken = 0;
  }
  taken += 10;
  return reserve.subarray(taken - 10, taken);
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
const hex = (byte: number): string => HEX[byte] ?? '';

let lastMs = 0;
let counter = 0;

/**
 * A UUIDv7 (RFC 9562 §5.7): 48 bits of Unix milliseconds, then a 12-bit counter that keeps the ids of one
 * process ascending within a millisecond, then 62 random bits.
 */
export function uuidv7(nowMs: number): Uuid {
  const random = tenRandomBytes();
  if (nowMs > lastMs) {
    lastMs = nowMs;
    counter = ((random[0] ?? 0) << 3) | ((random[1] ?? 0) & 7);
  } else if (++counter > 0xfff) {
    lastMs += 1;
    counter = 0;
  }
  const time = lastMs.toString(16).padStart(12, '0');
  const high = (0x7000 | counter).toString(16);
  random[2] = ((random[2] ?? 0) & 0x3f) | 0x80;
  const [, , a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = random;
  const node = hex(c) + hex(d) + hex(e) + hex(f) + hex(g) + hex(h);
  return `${time.slice(0, 8)}-${time.slice(8)}-${high}-${hex(a)}${hex(b)}-${node}` as Uuid;
}

/** The Unix milliseconds in a UUIDv7. */
export function uuidTimeMs(id: Uuid): number {
  return Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
}
