import { bytesToUuid, uuidToBytes } from '#db/schema/columns.ts';
import { branchDirectory } from '#domain/branches';
import { authorize, staffNames } from '#domain/identity';
import type { Executor } from '#db/client.ts';
import type { Ctx } from '#server/context.ts';
import { DomainError } from '#shared/errors.ts';
import type { BranchScope } from '#shared/scope.ts';
import { toBranchRows } from '../listing.ts';
import { branchRowsById } from '../stock.queries.ts';
import {
  CountScope,
  type Count,
  type CountLine,
  type CountList,
  type CountProgress,
  type CountReview,
  type CountReviewQuery,
  type CountScanned,
} from './contract.ts';
import {
  countById,
  latestCounts,
  linesOf,
  movementsSince,
  partsById,
  scansOf,
  type CountRow,
  type LineRow,
  type ScanRow,
} from './count.queries.ts';
import { judgeLine, type LineJudgement } from './judge-line.ts';

const LISTED = 60;
const LATEST_SCANS = 30;

/** The branch's counts, newest first. */
export async function listCounts(ctx: Ctx, scope: BranchScope): Promise<CountList> {
  authorize(ctx, 'stock:count', scope.branchId);
  const rows = await latestCounts(ctx.placement.branch(scope), scope, LISTED);
  return { items: await toCounts(ctx, rows) };
}

async function toCounts(ctx: Ctx, rows: readonly CountRow[]): Promise<Count[]> {
  const names = await staffNames(
    ctx,
    rows.flatMap(({ openedBy, closedBy }) => [openedBy, closedBy]),
  );
  const nameOf = (id: number | null) => (id === null ? null : (names.get(id) ?? null));
  return rows.map((row) => ({
    id: bytesToUuid(row.id),
    scope: scopeOf(row),
    status: row.status,
    openedBy: nameOf(row.openedBy),
    openedAt: row.openedAt.toISOString(),
    closedBy: nameOf(row.closedBy),
    closedAt: row.closedAt?.toISOString() ?? null,
    version: row.version,
  }));
}

export function scopeOf({ scope }: Pick<CountRow, 'scope'>): CountScope {
  return CountScope.parse(typeof scope === 'string' ? JSON.parse(scope) : scope);
}

/** Throws `inventory.count_not_found`. */
export async function findCount(
  db: Executor,
  scope: BranchScope,
  id: string,
  lock: 'none' | 'share' | 'update' = 'none',
): Promise<CountRow> {
  const row = await countById(db, scope, uuidToBytes(id), lock);
  if (!row) throw new DomainError('inventory.count_not_found', 'not_found');
  return row;
}

async function toCount(ctx: Ctx, row: CountRow): Promise<Count> {
  const [count] = await toCounts(ctx, [row]);
  if (!count) throw new DomainError('inventory.count_not_found', 'not_found');
  return count;
}

/** How far a count is and what was scanned last; nothing of what the system expects. */
export async function readCount(ctx: Ctx, scope: BranchScope, id: string): Promise<CountProgress> {
  authorize(ctx, 'stock:count', scope.branchId);
  const db = ctx.placement.branch(scope);
  const row = await findCount(db, scope, id);
  const [scans, lines] = await Promise.all([scansOf(db, scope, row.id), linesOf(db, scope, row.id)]);
  const names = await staffNames(
    ctx,
    scans.map(({ scannedBy }) => scannedBy),
  );
  const seen = new Map<string, number>();
  const people = new Map<number, { pieces: number; lastAt: Date }>();
  for (const { lineId, quantity, scannedBy, scannedAt } of scans) {
    const key = bytesToUuid(lineId);
    seen.set(key, (seen.get(key) ?? 0) + quantity);
    people.set(scannedBy, { pieces: (people.get(scannedBy)?.pieces ?? 0) + quantity, lastAt: scannedAt });
  }
  const latest = scans.slice(-LATEST_SCANS).reverse();
  return {
    count: await toCount(ctx, row),
    pieces: [...seen.values()].reduce((sum, quantity) => sum + quantity, 0),
    things: [...seen.values()].filter((quantity) => quantity > 0).length,
    people: [...people]
      .map(([by, { pieces, lastAt }]) => ({
        name: names.get(by) ?? '',
        pieces,
        lastAt: lastAt.toISOString(),
      }))
      .sort((one, other) => other.pieces - one.pieces || one.name.localeCompare(other.name)),
    scans: await toScanned(db, latest, { lines, names }),
  };
}

/** Scans with what they are of. */
async function toScanned(
  db: Executor,
  scans: readonly ScanRow[],
  known: { lines: readonly LineRow[]; names: ReadonlyMap<number, string> },
): Promise<CountScanned[]> {
  const byId = new Map(known.lines.map((line) => [bytesToUuid(line.id), line]));
  const own = scans.map((scan) => byId.get(bytesToUuid(scan.lineId)));
  const parts = await partsOf(db, own);
  return scans.map((scan, index) => {
    const line = own[index];
    const part = line?.partId == null ? undefined : parts.get(line.partId);
    return {
      id: bytesToUuid(scan.id),
      lineId: bytesToUuid(scan.lineId),
      code: line?.code ?? '',
      kind: kindOf(line),
      partType: part?.partType ?? null,
      position: part?.position ?? null,
      maker: part?.maker ?? null,
      quantity: scan.quantity,
      bin: scan.bin,
      by: known.names.get(scan.scannedBy) ?? null,
      at: scan.scannedAt.toISOString(),
    };
  });
}

async function partsOf(db: Executor, lines: readonly (LineRow | undefined)[]) {
  const ids = [...new Set(lines.flatMap((line) => (line?.partId == null ? [] : [line.partId])))];
  return new Map((await partsById(db, ids)).map((part) => [part.partId, part]));
}

function kindOf(line: LineRow | undefined): CountScanned['kind'] {
  if (line?.kind) return line.kind;
  if (line?.elsewhereId != null) return 'elsewhere';
  return line?.partId == null ? 'unknown' : 'new';
}

export interface JudgedLine {
  readonly line: LineRow;
  readonly scans: readonly ScanRow[];
  readonly judgement: LineJudgement;
}

/** Every line of a count with what it says now; of a posted one, what it said when it was posted. */
export async function judgedLines(db: Executor, scope: BranchScope, count: CountRow): Promise<JudgedLine[]> {
  const [lines, scans, moved] = [
    await linesOf(db, scope, count.id),
    await scansOf(db, scope, count.id),
    await movementsSince(db, scope, count.id, count.openedAt),
  ];
  const scansByLine = Map.groupBy(scans, ({ lineId }) => bytesToUuid(lineId));
  const movedByItem = Map.groupBy(moved, ({ stockItemId }) => bytesToUuid(stockItemId));
  return lines.map((line) => {
    const own = scansByLine.get(bytesToUuid(line.id)) ?? [];
    const movements = line.stockItemId ? (movedByItem.get(bytesToUuid(line.stockItemId)) ?? []) : [];
    const judgement = judgeLine({
      item:
        line.kind === null
          ? null
          : { kind: line.kind, onHand: line.onHand ?? 0, reserved: line.reserved ?? 0 },
      stranger: line.elsewhereId !== null ? 'elsewhere' : line.partId === null ? 'unknown' : 'part',
      inScope: line.inScope === 1,
      openingOnHand: line.openingOnHand,
      openedMs: count.openedAt.getTime(),
      scans: own.map(({ quantity, onHandThen, scannedAt }) => ({
        quantity,
        onHandThen,
        atMs: scannedAt.getTime(),
      })),
      movements: movements.map(({ kind, quantity, recordedAt }) => ({
        kind,
        quantity,
        atMs: recordedAt.getTime(),
      })),
    });
    return { line, scans: own, judgement: count.status === 'posted' ? asPosted(line, judgement) : judgement };
  });
}

function asPosted(line: LineRow, now: LineJudgement): LineJudgement {
  const counted = line.counted ?? now.counted;
  const expected = line.expected ?? now.expected;
  const difference = line.posted ?? 0;
  const verdict = line.kind === null ? now.verdict : postedVerdict(counted, expected);
  return { ...now, verdict, counted, expected, difference, problem: null, needsReason: line.reason !== null };
}

function postedVerdict(counted: number, expected: number): LineJudgement['verdict'] {
  if (counted === expected) return 'agrees';
  if (counted === 0) return 'missing';
  if (expected === 0) return 'found';
  return counted < expected ? 'short' : 'over';
}

/**
 * What a count says, line by line. Refused while people still count: nobody should know beforehand what they ought to
 * find. Throws `inventory.count_not_found` or `inventory.count_is_blind`.
 */
export async function reviewCount(
  ctx: Ctx,
  scope: BranchScope,
  query: CountReviewQuery & { id: string },
): Promise<CountReview> {
  authorize(ctx, 'stock:count', scope.branchId);
  const db = ctx.placement.branch(scope);
  const count = await findCount(db, scope, query.id);
  if (count.status === 'counting') throw new DomainError('inventory.count_is_blind', 'conflict');
  const judged = await judgedLines(db, scope, count);
  const shown = query.show === 'all' ? judged : judged.filter(({ judgement }) => judgement.needsReason);
  const page = shown.slice(query.after, query.after + query.limit);
  const end = query.after + page.length;
  return {
    count: await toCount(ctx, count),
    totals: totalsOf(judged),
    lines: await toLines(ctx, scope, page),
    next: end < shown.length ? end : null,
  };
}

function totalsOf(judged: readonly JudgedLine[]): CountReview['totals'] {
  const differing = judged.filter(({ judgement }) => judgement.needsReason);
  const sumOf = (value: (line: JudgedLine) => number) =>
    differing.reduce((sum, line) => sum + value(line), 0);
  return {
    things: judged.length,
    agreeing: judged.length - differing.length,
    differing: differing.length,
    unexplained: differing.filter(({ line }) => line.reason === null).length,
    problems: differing.filter(({ line, judgement }) => judgement.problem !== null && line.reason !== 'leave')
      .length,
    missingPieces: sumOf(({ judgement }) => Math.max(0, -judgement.difference)),
    foundPieces: sumOf(({ judgement }) => Math.max(0, judgement.difference)),
    valueCents: sumOf(({ line, judgement }) => judgement.difference * (line.priceCents ?? 0)),
  };
}

async function toLines(ctx: Ctx, scope: BranchScope, judged: readonly JudgedLine[]): Promise<CountLine[]> {
  const db = ctx.placement.branch(scope);
  const ids = judged.flatMap(({ line }) => (line.stockItemId ? [line.stockItemId] : []));
  const rows = ids.length > 0 ? await branchRowsById(db, scope, ids) : [];
  const items = new Map((await toBranchRows(ctx, rows, ctx.now())).map((row) => [row.id, row]));
  const parts = await partsOf(
    db,
    judged.map(({ line }) => line),
  );
  const branches = new Map((await branchDirectory(ctx)).map((branch) => [branch.id as number, branch.name]));
  const names = await staffNames(
    ctx,
    judged.map(({ scans }) => scans.at(-1)?.scannedBy ?? null),
  );
  return judged.map(({ line, scans, judgement }) => {
    const item = line.stockItemId ? items.get(bytesToUuid(line.stockItemId)) : undefined;
    const part = line.partId === null ? undefined : parts.get(line.partId);
    const last = scans.at(-1);
    const seenBin = last?.bin ?? null;
    return {
      id: bytesToUuid(line.id),
      stockItemId: line.stockItemId ? bytesToUuid(line.stockItemId) : null,
      code: line.code,
      partType: item?.partType ?? part?.partType ?? null,
      position: item?.position ?? part?.position ?? null,
      maker: item?.maker ?? part?.maker ?? null,
      vehicleLabel: item?.vehicleLabel ?? null,
      bin: line.bin,
      seenBin: seenBin === line.bin ? null : seenBin,
      elsewhere: line.elsewhereId === null ? null : (branches.get(line.elsewhereId) ?? null),
      ...judgement,
      valueCents: line.priceCents === null ? null : judgement.difference * line.priceCents,
      seenBy: last ? (names.get(last.scannedBy) ?? null) : null,
      seenAt: last?.scannedAt.toISOString() ?? null,
      reason: line.reason as CountLine['reason'],
      note: line.note,
    };
  });
}
