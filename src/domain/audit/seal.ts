import { createHash } from 'node:crypto';

/** One audit row as it is sealed. Times are ISO 8601 in UTC; ids hexadecimal. */
export interface SealableRow {
  readonly branchId: number;
  readonly id: string;
  readonly action: string;
  readonly actorType: string;
  readonly actorId: number | null;
  readonly subject: string;
  readonly detail: unknown;
  readonly requestId: string;
  readonly occurredAt: string;
  readonly recordedAt: string;
}

/** What the first seal of a log follows. */
export const NO_SEAL = Buffer.alloc(32);

/**
 * The SHA-256 of the seal before and of the rows in their order: whoever changes, removes or adds a sealed row
 * would have to make every later seal anew. JSON is compared by its content, not by how a database spells it.
 */
export function sealHash(previous: Uint8Array, rows: readonly SealableRow[]): Buffer {
  const hash = createHash('sha256').update(previous);
  for (const row of rows) {
    const { branchId, id, action, actorType, actorId, subject, requestId, occurredAt, recordedAt } = row;
    const fields = [branchId, id, action, actorType, actorId, subject, requestId, occurredAt, recordedAt];
    hash.update(`${JSON.stringify(fields)} ${canonicalJson(row.detail)}\n`);
  }
  return hash.digest();
}

/** JSON with the keys of every object in one order. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
