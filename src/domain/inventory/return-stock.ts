import type { Tx } from '#db/client.ts';
import { uuidToBytes } from '#db/schema/columns.ts';
import { uuidv7 } from '#shared/ids.ts';
import type { BranchScope } from '#shared/scope.ts';
import { insertMovements, type MovementRow } from './ledger.queries.ts';
import { putOnShelf } from './return.queries.ts';

/** What came back of one line of a note. */
export interface ReturnedPieces {
  readonly stockItemId: string;
  readonly partId: number;
  readonly quantity: number;
  readonly reason: string;
  readonly outcome: 'shelf' | 'scrap' | 'supplier';
  readonly bin: string | null;
}

/** What a piece that does not go back on the shelf is written off as. */
const WRITTEN_OFF = { scrap: 'scrapped', supplier: 'supplier-warranty' } as const;

/** Writes the ledger rows of a return: everything comes in, and what is not put on the shelf is written off again. */
export async function recordReturnMovements(
  tx: Tx,
  scope: BranchScope,
  of: {
    readonly id: string;
    readonly actorId: number | null;
    readonly madeAt: Date;
    readonly recordedAt: Date;
  },
  pieces: readonly ReturnedPieces[],
): Promise<void> {
  const movements = pieces.flatMap((piece): MovementRow[] => {
    const { stockItemId, partId, quantity, reason, outcome } = piece;
    const row = {
      stockItemId,
      partId,
      note: null,
      documentId: of.id,
      actorId: of.actorId,
      occurredAt: of.madeAt,
      recordedAt: of.recordedAt,
    };
    const id = () => uuidv7(of.recordedAt.getTime());
    const back: MovementRow = { id: id(), ...row, kind: 'return', quantity, reason };
    if (outcome === 'shelf') return [back];
    return [back, { id: id(), ...row, kind: 'write_off', quantity: -quantity, reason: WRITTEN_OFF[outcome] }];
  });
  await insertMovements(tx, scope, movements);
}

/**
 * Puts on the shelf what goes there, rows in key order. A used piece is one again, in the item that it was. Answers
 * the items that could not take it: a used piece that is on the shelf already or has gone to another branch.
 */
export async function putReturned(
  tx: Tx,
  scope: BranchScope,
  pieces: readonly ReturnedPieces[],
  at: Date,
): Promise<string[]> {
  const shelved = pieces.filter(({ outcome }) => outcome === 'shelf');
  const refused: string[] = [];
  for (const piece of shelved.toSorted((a, b) => (a.stockItemId < b.stockItemId ? -1 : 1))) {
    const { stockItemId, quantity, bin } = piece;
    const isPut = await putOnShelf(tx, scope, { id: uuidToBytes(stockItemId), quantity, bin, at });
    if (!isPut) refused.push(stockItemId);
  }
  return refused;
}
