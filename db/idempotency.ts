import { invariant } from '../src/domain/shared/errors.ts';
import type { BranchScope } from '../src/domain/shared/scope.ts';
import type { Database, Executor, Tx } from './client.ts';
import { inLists, insertRows, marks } from './row-lists.ts';
import { bytesToUuid, uuidToBytes } from './schema/columns.ts';
import { transaction } from './tx.ts';

/** The key the caller sent and what it sent with it. */
export interface IdempotencyKey {
  readonly operation: string;
  readonly key: string;
  /** SHA-256 of the request body. */
  readonly bodyHash: Uint8Array;
  readonly at: Date;
}

export interface StoredAnswer {
  readonly json: string;
  readonly replayed: boolean;
  /** False when the key was used before with another body; then `json` must not be shown. */
  readonly sameBody: boolean;
}

/**
 * Runs `work` once for a key: its answer is stored in the same transaction, and a repeat — also one that
 * races the first — gets the stored bytes. Nothing is stored when `work` throws. `work` hands its answer to
 * `remember` itself, so that it can do so before it takes the locks others wait for.
 */
export async function answerOnce(
  db: Database,
  scope: BranchScope,
  key: IdempotencyKey,
  work: (tx: Tx, remember: (json: string) => Promise<void>) => Promise<void>,
): Promise<StoredAnswer> {
  try {
    const json = await transaction(
      db,
      async (tx) => {
        let answer: string | undefined;
        await work(tx, async (given) => {
          answer = given;
          await insertAnswers(tx, scope, key.operation, [{ ...key, json: given }]);
        });
        invariant(answer !== undefined, 'a keyed deed remembers its answer');
        return answer;
      },
      { repeatable: true, deed: key.operation },
    );
    return { json, replayed: false, sameBody: true };
  } catch (error) {
    // Whatever the repeat tripped over (the key, the sale's own id, stock already gone), the stored answer wins.
    const stored = await storedAnswer(db, scope, key);
    if (stored) return stored;
    throw error;
  }
}

export async function storedAnswer(
  db: Executor,
  scope: BranchScope,
  { operation, key, bodyHash }: IdempotencyKey,
): Promise<StoredAnswer | undefined> {
  const kept = (await storedAnswers(db, scope, operation, [key])).get(key);
  return kept && { json: kept.json, replayed: true, sameBody: kept.bodyHash.equals(bodyHash) };
}

/** A stored answer with the body it is for. */
export interface KeptAnswer {
  readonly json: string;
  readonly bodyHash: Buffer;
}

/** The answers that keys of one operation have, by key. */
export async function storedAnswers(
  db: Executor,
  scope: BranchScope,
  operation: string,
  keys: readonly string[],
): Promise<ReadonlyMap<string, KeptAnswer>> {
  const answers = new Map<string, KeptAnswer>();
  for (const ids of inLists(keys.map(uuidToBytes))) {
    const rows = await db.rows<{ key: Buffer; bodyHash: Buffer; json: string }>(
      `SELECT request_key AS \`key\`, body_hash AS bodyHash, response AS json FROM idempotency_keys
       WHERE branch_id = ? AND operation = ? AND request_key IN (${marks(ids.length)})`,
      [scope.branchId, operation, ...ids],
    );
    for (const { key, ...kept } of rows) answers.set(bytesToUuid(key), kept);
  }
  return answers;
}

/** Stores the answers of deeds of one operation, in the transaction that did them. */
export async function insertAnswers(
  tx: Tx,
  scope: BranchScope,
  operation: string,
  answers: readonly (Omit<IdempotencyKey, 'operation'> & { readonly json: string })[],
): Promise<void> {
  await insertRows(
    tx,
    'INSERT INTO idempotency_keys (branch_id, operation, request_key, body_hash, response, recorded_at)',
    answers.map(({ key, bodyHash, json, at }) => [
      scope.branchId,
      operation,
      uuidToBytes(key),
      bodyHash,
      json,
      at,
    ]),
  );
}
