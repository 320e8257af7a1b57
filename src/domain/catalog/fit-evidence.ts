import { transaction } from '#db/tx.ts';
import { auditCentral, emitCentralEvent } from '#domain/audit';
import { requirePermission } from '#domain/identity';
import type { Ctx } from '#server/context.ts';
import { generationsById } from './cars.ts';
import { insertEvidence, replaceEvidence, type NewEvidence } from './fitment.queries.ts';

/** A returned line comes back with this reason when it did not fit; any other says nothing about the fit. */
const DOES_NOT_FIT = 'does-not-fit';

/** What a sold line says about the fit, once customers had `days` to bring it back; null: too early to say. */
export function outcomeOf(
  line: { readonly recordedAt: Date; readonly returnReason: string | null; readonly isReturned: boolean },
  now: Date,
  days: number,
): 'kept' | 'returned' | 'void' | null {
  if (line.isReturned) return line.returnReason === DOES_NOT_FIT ? 'returned' : 'void';
  return now.getTime() - line.recordedAt.getTime() >= days * 86_400_000 ? 'kept' : null;
}

/**
 * Adds what became of sold lines to what is known of their parts. A line counts once, however often it is told.
 * Answers how many were new.
 */
export function addFitEvidence(ctx: Ctx, lines: readonly NewEvidence[]): Promise<number> {
  return tellEvidence(ctx, lines, insertEvidence);
}

/** The same for lines that may have been told as kept and came back after all: what is said now counts. */
export function contradictFitEvidence(ctx: Ctx, lines: readonly NewEvidence[]): Promise<number> {
  return tellEvidence(ctx, lines, replaceEvidence);
}

async function tellEvidence(
  ctx: Ctx,
  lines: readonly NewEvidence[],
  write: typeof insertEvidence,
): Promise<number> {
  requirePermission(ctx, 'catalog:edit');
  if (lines.length === 0) return 0;
  const cars = await generationsById(ctx);
  return transaction(ctx.placement.central(), async (tx) => {
    const added = await write(tx, lines, ctx.now());
    if (added === 0) return 0;
    await auditCentral(tx, ctx, { action: 'fitment.evidence', subject: 'fitment', detail: { added } });
    const paths = new Set(lines.flatMap(({ generationId }) => cars.get(generationId)?.path ?? []));
    await emitCentralEvent(tx, ctx, {
      topic: 'stock.adjusted',
      tags: [...paths].map((path) => `stock:${path}`),
      facts: { evidence: added },
    });
    return added;
  });
}
