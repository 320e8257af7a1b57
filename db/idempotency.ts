import { invariant } from '../src/domain/shared/errors.ts';
import type { BranchScope } from '../src/domain/shared/scope.ts';
import type { Database, Executor, Tx } from './client.ts';
import { uuidToBytes } from './schema/columns.ts';
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
          await insertAnswer(tx, scope, key, given);
        });
        invariant(answer !== undefined, 'a keyed deed remembers its answer');
        return answer;
      },
      { repeatable: true },
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
  const rows = await db.rows<{ body_hash: Buffer; response: string }>(
    'SELECT body_hash, response FROM idempotency_keys WHERE branch_id = ? AND operation = ? AND request_key = ?',
    [scope.branchId, operation, uuidToBytes(key)],
  );
  const row = rows[0];
  if (!row) return undefined;
  return { json: row.response, replayed: true, sameBody: row.body_hash.equals(bodyHash) };
}

async function insertAnswer(tx: Tx, scope: BranchScope, key: IdempotencyKey, json: string): Promise<void> {
  await tx.change(
    'INSERT INTO idempotency_keys (branch_id, operation, request_key, body_hash, response, recorded_at) VALUES (?,?,?,?,?,?)',
    [scope.branchId, key.operation, uuidToBytes(key.key), key.bodyHash, json, key.at],
  );
}
