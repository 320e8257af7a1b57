import { bytesToUuid, uuidToBytes } from '#db/schema/columns.ts';
import type { Tx } from '#db/client.ts';
import { audit, emitEvent } from '#domain/audit';
import { generationsById } from '#domain/catalog';
import { authorize, requireStaff } from '#domain/identity';
import type { Ctx } from '#server/context.ts';
import { DomainError, invariant } from '#shared/errors.ts';
import type { IdempotentAnswer } from '#shared/idempotent-answer.ts';
import { uuidv7 } from '#shared/ids.ts';
import type { BranchScope } from '#shared/scope.ts';
import { answerKeyed } from '../answer-keyed.ts';
import { bulkLevels, insertManyMovements, levelsById, writeLevels, type NewLevel } from '../bulk.queries.ts';
import type { MovementRow } from '../ledger.queries.ts';
import { branchRowsById } from '../stock.queries.ts';
import { stockTagsOf } from '../stock-tags.ts';
import { CountReceipt } from './contract.ts';
import { moveCount, settleLines, type CountRow } from './count.queries.ts';
import { findCount, judgedLines, type JudgedLine } from './read-count.ts';
import { changed, closed } from './run-count.ts';

/** What posting does to one item. */
interface Correction {
  readonly judged: JudgedLine;
  readonly quantity: number;
  /** Where it was seen, when the book says another place or none. */
  readonly bin: string | null;
}

/**
 * Writes the differences of a count into the ledger, in one transaction: a movement each, with its reason and the
 * count as its document. Everything is judged again with its items held, so a sale in between is neither lost nor
 * counted twice. Throws `inventory.count_not_found`, `inventory.count_closed`, `inventory.count_changed`,
 * `inventory.count_unexplained` or `inventory.count_again`, both with the lines.
 */
export async function postCount(
  ctx: Ctx,
  scope: BranchScope,
  input: { id: string; version: number },
): Promise<IdempotentAnswer<CountReceipt>> {
  authorize(ctx, 'stock:count', scope.branchId);
  const { userId } = requireStaff(ctx);
  const cars = await generationsById(ctx);
  const deed = { db: ctx.placement.branch(scope), scope, operation: 'postCount', answer: CountReceipt };
  return answerKeyed(ctx, deed, async (tx, remember) => {
    const at = ctx.now();
    const count = await findCount(tx, scope, input.id, 'update');
    if (count.status !== 'review') throw closed();
    if (count.version !== input.version) throw changed();
    const judged = await judgeHeld(tx, scope, count);
    assertExplained(judged);
    const corrections = correctionsOf(judged);
    await assertUnstocked(tx, scope, corrections);
    const written = await correct(tx, scope, { count, corrections, by: userId, at });
    await settleLines(tx, scope, count.id, judged.map(settled));
    const { id, version } = count;
    await moveCount(tx, scope, { id, version, status: 'posted', by: userId, at });
    const receipt = receiptOf(input.id, judged, corrections);
    await audit(tx, ctx, scope, {
      action: 'count.post',
      subject: `count ${input.id}`,
      detail: { ...receipt },
    });
    const rows = written.length > 0 ? await branchRowsById(tx, scope, written) : [];
    await emitEvent(tx, ctx, scope, {
      topic: 'count.posted',
      tags: [
        ...new Set(
          rows.flatMap((row) =>
            stockTagsOf(row, row.generationId === null ? null : (cars.get(row.generationId)?.path ?? null)),
          ),
        ),
      ],
      forget: ['inventory:figures'],
      stock: written.map(bytesToUuid),
      facts: { countId: input.id },
    });
    await remember(receipt);
  });
}

/** Judges twice: once to know what would change, and again when nobody else can change it. */
async function judgeHeld(tx: Tx, scope: BranchScope, count: CountRow): Promise<JudgedLine[]> {
  const first = await judgedLines(tx, scope, count);
  const ids = first
    .filter(({ line, judgement }) => line.stockItemId && judgement.needsReason)
    .flatMap(({ line }) => (line.stockItemId ? [line.stockItemId] : []))
    .sort(Buffer.compare);
  for (let from = 0; from < ids.length; from += 500) {
    await levelsById(tx, scope, ids.slice(from, from + 500), true);
  }
  return judgedLines(tx, scope, count);
}

function assertExplained(judged: readonly JudgedLine[]): void {
  const open = judged.filter(({ judgement }) => judgement.needsReason);
  const unexplained = open.filter(({ line }) => line.reason === null);
  if (unexplained.length > 0) throw refusal('inventory.count_unexplained', unexplained);
  const again = open.filter(({ line, judgement }) => judgement.problem !== null && line.reason !== 'leave');
  if (again.length > 0) throw refusal('inventory.count_again', again);
}

/** A part that was new to the branch and came onto its shelves meanwhile has to be counted like the others. */
async function assertUnstocked(
  tx: Tx,
  scope: BranchScope,
  corrections: readonly Correction[],
): Promise<void> {
  const fresh = corrections.filter(({ judged }) => judged.line.stockItemId === null);
  const partIds = fresh.flatMap(({ judged }) => (judged.line.partId === null ? [] : [judged.line.partId]));
  const stocked = new Set((await bulkLevels(tx, scope, partIds, true)).map(({ partId }) => partId));
  const again = fresh.filter(({ judged }) => stocked.has(judged.line.partId ?? 0));
  if (again.length > 0)
    throw refusal(
      'inventory.count_again',
      again.map(({ judged }) => judged),
    );
}

function refusal(
  code: 'inventory.count_unexplained' | 'inventory.count_again',
  judged: readonly JudgedLine[],
): DomainError {
  const details = {
    count: judged.length,
    lines: judged.slice(0, 50).map(({ line, judgement }) => ({
      id: bytesToUuid(line.id),
      code: line.code,
      problem: judgement.problem,
    })),
  };
  return code === 'inventory.count_again'
    ? new DomainError('inventory.count_again', 'conflict', details)
    : new DomainError('inventory.count_unexplained', 'conflict', details);
}

function correctionsOf(judged: readonly JudgedLine[]): Correction[] {
  return judged.flatMap((one): Correction[] => {
    const { line, scans, judgement } = one;
    const quantity = line.reason === 'leave' ? 0 : judgement.difference;
    const bin = seenPlace(one);
    const isItem = line.stockItemId !== null || (line.partId !== null && line.elsewhereId === null);
    const isSeen = scans.length > 0 && judgement.counted > 0;
    return isItem && (quantity !== 0 || (isSeen && bin !== null && line.stockItemId !== null))
      ? [{ judged: one, quantity, bin }]
      : [];
  });
}

/** A used piece lies where it was seen; parts in quantity may lie in several places, so only a first one is noted. */
function seenPlace({ line, scans }: JudgedLine): string | null {
  const bin = scans.findLast((scan) => scan.bin !== null && scan.quantity > 0)?.bin ?? null;
  if (bin === null || bin === line.bin) return null;
  return line.kind === 'unit' || line.bin === null ? bin : null;
}

/** Answers the items that were written. */
async function correct(
  tx: Tx,
  scope: BranchScope,
  deed: { count: CountRow; corrections: readonly Correction[]; by: number; at: Date },
): Promise<Buffer[]> {
  const { count, corrections, by, at } = deed;
  const own = corrections.filter(({ judged }) => judged.line.stockItemId !== null);
  const held = new Map<string, NewLevel>();
  const ids = own.flatMap(({ judged }) => (judged.line.stockItemId ? [judged.line.stockItemId] : []));
  for (let from = 0; from < ids.length; from += 500) {
    for (const level of await levelsById(tx, scope, ids.slice(from, from + 500).sort(Buffer.compare), true)) {
      held.set(bytesToUuid(level.id), { ...level, isNew: false });
    }
  }
  const levels = corrections.map(({ judged, quantity, bin }): NewLevel => {
    const { stockItemId, partId } = judged.line;
    const level = stockItemId ? held.get(bytesToUuid(stockItemId)) : undefined;
    if (level) return { ...level, onHand: level.onHand + quantity, bin: bin ?? level.bin };
    invariant(partId !== null, 'an item that a count makes is of a known part');
    const id = uuidToBytes(uuidv7(at.getTime()));
    const fresh = { id, kind: 'bulk' as const, partId, reserved: 0, priceCents: null, version: 1 };
    return { ...fresh, onHand: quantity, bin, isNew: true };
  });
  const movements = corrections.flatMap(({ judged, quantity }, index): MovementRow[] => {
    const level = levels[index];
    if (!level || quantity === 0) return [];
    return [
      {
        id: uuidv7(at.getTime()),
        stockItemId: bytesToUuid(level.id),
        partId: level.partId,
        kind: 'count',
        quantity,
        reason: judged.line.reason,
        note: judged.line.note,
        documentId: bytesToUuid(count.id),
        actorId: by,
        occurredAt: at,
        recordedAt: at,
      },
    ];
  });
  for (let from = 0; from < levels.length; from += 500) {
    await writeLevels(tx, scope, levels.slice(from, from + 500), at);
  }
  for (let from = 0; from < movements.length; from += 500) {
    await insertManyMovements(tx, scope, movements.slice(from, from + 500));
  }
  return levels.map(({ id }) => id);
}

function settled({ line, judgement }: JudgedLine) {
  const { id, code } = line;
  const posted = line.reason === 'leave' ? 0 : judgement.difference;
  return { id, code, counted: judgement.counted, expected: judgement.expected, posted };
}

function receiptOf(
  id: string,
  judged: readonly JudgedLine[],
  corrections: readonly Correction[],
): CountReceipt {
  const sum = (value: (correction: Correction) => number) =>
    corrections.reduce((total, correction) => total + value(correction), 0);
  return {
    id,
    movements: corrections.filter(({ quantity }) => quantity !== 0).length,
    missingPieces: sum(({ quantity }) => Math.max(0, -quantity)),
    foundPieces: sum(({ quantity }) => Math.max(0, quantity)),
    placed: corrections.filter(({ bin }) => bin !== null).length,
    left: judged.filter(({ line }) => line.reason === 'leave').length,
  };
}
