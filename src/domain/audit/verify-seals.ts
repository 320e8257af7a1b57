import type { Executor } from '#db/client.ts';
import { NO_SEAL, sealHash, type SealableRow } from './seal.ts';
import { rowsAfter, rowsByIds, sealsAfter, START, type Cursor, type Seal } from './seal.queries.ts';

const SEALS_AT_ONCE = 50;
const ROWS_AT_ONCE = 500;

/** What is wrong with a log, with the seal that shows it first. */
export type SealFault =
  | { readonly kind: 'chain_broken'; readonly sealNo: number }
  | { readonly kind: 'rows_missing'; readonly sealNo: number; readonly ids: readonly string[] }
  | { readonly kind: 'rows_changed'; readonly sealNo: number };

export interface SealReport {
  readonly seals: number;
  /** Rows that a seal has. */
  readonly rows: number;
  /** The first fault; what follows it proves nothing. */
  readonly fault: SealFault | null;
  /** Rows that no seal has; those of the last second are waiting for theirs. */
  readonly unsealed: number;
}

/** Reads the log of a branch (0: the chain's own) from its first seal to its last: is it what was sealed? */
export async function verifySeals(db: Executor, branchId: number): Promise<SealReport> {
  const sealedIds = new Set<string>();
  let previous: Pick<Seal, 'sealNo' | 'hash'> = { sealNo: 0, hash: NO_SEAL };
  let fault: SealFault | null = null;
  let seals = 0;
  for (;;) {
    const page = await sealsAfter(db, branchId, { after: previous.sealNo, limit: SEALS_AT_ONCE });
    for (const seal of page) {
      for (const id of seal.rowIds) sealedIds.add(id);
      fault ??= faultOf(previous, seal, await rowsByIds({ db, branchIds: [branchId] }, seal.rowIds));
      seals += 1;
      previous = seal;
    }
    if (page.length < SEALS_AT_ONCE) break;
  }
  return { seals, rows: sealedIds.size, fault, unsealed: await countUnsealed(db, branchId, sealedIds) };
}

function faultOf(
  previous: Pick<Seal, 'sealNo' | 'hash'>,
  seal: Seal,
  rows: ReadonlyMap<string, SealableRow>,
): SealFault | null {
  const { sealNo, rowIds } = seal;
  if (sealNo !== previous.sealNo + 1 || !seal.previousHash.equals(previous.hash))
    return { kind: 'chain_broken', sealNo };
  const missing = rowIds.filter((id) => !rows.has(id));
  if (missing.length > 0) return { kind: 'rows_missing', sealNo, ids: missing };
  const inOrder = rowIds.flatMap((id) => rows.get(id) ?? []);
  return sealHash(previous.hash, inOrder).equals(seal.hash) ? null : { kind: 'rows_changed', sealNo };
}

async function countUnsealed(db: Executor, branchId: number, sealed: ReadonlySet<string>): Promise<number> {
  let count = 0;
  let cursor: Cursor = START;
  for (;;) {
    const rows = await rowsAfter({ db, branchIds: [branchId] }, cursor, ROWS_AT_ONCE);
    count += rows.filter(({ id }) => !sealed.has(id)).length;
    const last = rows.at(-1);
    if (rows.length < ROWS_AT_ONCE || !last) return count;
    cursor = { at: new Date(last.recordedAt), id: last.id };
  }
}
