import type { Executor } from '#db/client.ts';
import { isDuplicateKey } from '#db/errors.ts';
import { NO_SEAL, sealHash, type SealableRow } from './seal.ts';
import {
  auditedBranches,
  insertSeals,
  keysAfter,
  lastSeal,
  latestSeals,
  rowsByIds,
  START,
  type AuditKey,
  type AuditPlace,
  type Cursor,
  type NewSeal,
} from './seal.queries.ts';

/** Rows of one seal at most. */
const BATCH = 500;
/** Rows whose place one look asks for. */
const KEYS = 5_000;
/** A row appears when its transaction commits, so later than it says; no transaction of ours stays open so long. */
const LATEST_COMMIT_MS = 3_600_000;
/** Nearly every row appears within this; the longer look is for the rest. */
const USUAL_COMMIT_MS = 10_000;

/** Seals the audit logs of one database, and knows which of their latest rows are sealed. */
export interface AuditSealer {
  /**
   * Seals what was committed since; `looksFar` also looks for rows that came very late and for branches that are
   * new. Answers how many rows it sealed. One process at a time should; when two do, one of them starts anew.
   */
  seal(now: Date, looksFar: boolean): Promise<number>;
}

interface Chain {
  sealNo: number;
  hash: Buffer;
  sealedAtMs: number;
}

/** `central` seals the chain's own log, as branch 0; otherwise those of the branches in the database. */
export function createAuditSealer(db: Executor, log: 'branches' | 'central'): AuditSealer {
  const chains = new Map<number, Chain>();
  /** When rows were sealed, by id; as far back as a row may still appear beside them. */
  const sealedMs = new Map<string, number>();

  async function seal(now: Date, looksFar: boolean): Promise<number> {
    if (looksFar) await meetNewLogs();
    if (chains.size === 0) return 0;
    const logs = looksFar
      ? [...chains].map(([branchId, { sealedAtMs }]) => ({
          branchIds: [branchId],
          sinceMs: Math.max(0, sealedAtMs - LATEST_COMMIT_MS),
        }))
      : [{ branchIds: [...chains.keys()], sinceMs: now.getTime() - USUAL_COMMIT_MS }];
    let count = 0;
    for (const { branchIds, sinceMs } of logs) count += await sealSince({ db, branchIds }, sinceMs, now);
    const forgetMs = now.getTime() - 2 * LATEST_COMMIT_MS;
    for (const [id, atMs] of sealedMs) if (atMs < forgetMs) sealedMs.delete(id);
    return count;
  }

  /** Looks at where rows are, and reads those that are not sealed: most of what is near was sealed a second ago. */
  async function sealSince(place: AuditPlace, sinceMs: number, now: Date): Promise<number> {
    let count = 0;
    let cursor: Cursor = { ...START, at: new Date(sinceMs) };
    for (;;) {
      const keys = await keysAfter(place, cursor, KEYS);
      const fresh = keys.filter(({ id }) => !sealedMs.has(id));
      for (let from = 0; from < fresh.length; from += BATCH) {
        const rows = await rowsOf(fresh.slice(from, from + BATCH));
        if (rows.length > 0) count += await append(rows, now);
      }
      const last = keys.at(-1);
      if (keys.length < KEYS || !last) return count;
      cursor = last;
    }
  }

  async function rowsOf(keys: readonly AuditKey[]): Promise<SealableRow[]> {
    const rows: SealableRow[] = [];
    for (const [branchId, ofBranch] of Map.groupBy(keys, (key) => key.branchId)) {
      const ids = ofBranch.map(({ id }) => id);
      const byId = await rowsByIds({ db, branchIds: [branchId] }, ids);
      rows.push(...ids.flatMap((id) => byId.get(id) ?? []));
    }
    return rows;
  }

  /** One seal for each branch with new rows, all in one statement. */
  async function append(fresh: readonly SealableRow[], now: Date): Promise<number> {
    const seals = [...Map.groupBy(fresh, ({ branchId }) => branchId)].map(([branchId, ofBranch]): NewSeal => {
      const { sealNo, hash } = chains.get(branchId) ?? { sealNo: 0, hash: NO_SEAL };
      return {
        branchId,
        sealNo: sealNo + 1,
        rowIds: ofBranch.map(({ id }) => id),
        previousHash: hash,
        hash: sealHash(hash, ofBranch),
        sealedAt: now,
      };
    });
    try {
      await insertSeals(db, seals);
    } catch (error) {
      if (isDuplicateKey(error)) startAnew();
      throw error;
    }
    for (const { branchId, sealNo, hash } of seals)
      chains.set(branchId, { sealNo, hash, sealedAtMs: now.getTime() });
    for (const { id } of fresh) sealedMs.set(id, now.getTime());
    return fresh.length;
  }

  /** Somebody else seals: what is sealed has to be read again. */
  function startAnew(): void {
    chains.clear();
    sealedMs.clear();
  }

  async function meetNewLogs(): Promise<void> {
    for (const branchId of log === 'central' ? [0] : await auditedBranches(db)) {
      if (chains.has(branchId)) continue;
      const last = await lastSeal(db, branchId);
      const sealedAtMs = last?.sealedAt.getTime() ?? 0;
      chains.set(branchId, { sealNo: last?.sealNo ?? 0, hash: last?.hash ?? NO_SEAL, sealedAtMs });
      if (last) await recallSealed(branchId, sealedAtMs - 2 * LATEST_COMMIT_MS);
    }
  }

  async function recallSealed(branchId: number, sinceMs: number): Promise<void> {
    for (let limit = 256; ; limit *= 4) {
      const seals = await latestSeals(db, branchId, limit);
      const oldest = seals.at(-1);
      if (oldest && seals.length === limit && oldest.sealedAt.getTime() > sinceMs) continue;
      for (const { rowIds, sealedAt } of seals) for (const id of rowIds) sealedMs.set(id, sealedAt.getTime());
      return;
    }
  }

  return { seal };
}
