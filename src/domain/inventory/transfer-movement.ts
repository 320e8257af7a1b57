import { generationsById, type CatalogReadCtx } from '#domain/catalog';
import { uuidv7 } from '#shared/ids.ts';
import type { MovementRow } from './ledger.queries.ts';
import { stockTagsOf } from './stock-tags.ts';
import type { TransferLineRow } from './transfers.queries.ts';

/** A row of the ledger that a transfer causes. */
export function transferMovement(
  transfer: { readonly id: string; readonly actorId: number | null; readonly at: Date },
  row: Pick<MovementRow, 'stockItemId' | 'partId' | 'kind' | 'quantity'> &
    Partial<Pick<MovementRow, 'reason' | 'note'>>,
): MovementRow {
  return {
    id: uuidv7(transfer.at.getTime()),
    reason: null,
    note: null,
    ...row,
    documentId: transfer.id,
    actorId: transfer.actorId,
    occurredAt: transfer.at,
    recordedAt: transfer.at,
  };
}

/** Names of the pages that show these pieces, each once. */
export async function transferTags(
  ctx: CatalogReadCtx,
  lines: readonly Pick<TransferLineRow, 'serial' | 'partNumber' | 'partType' | 'generationId'>[],
): Promise<string[]> {
  const cars = await generationsById(ctx);
  const tags = lines.flatMap((line) => {
    const generation = line.generationId === null ? undefined : cars.get(line.generationId);
    return stockTagsOf(line, generation?.path ?? null);
  });
  return [...new Set(tags)];
}
