import { and, count, eq, gt, sql } from 'drizzle-orm';
import type { Executor, Tx } from '#db/client.ts';
import { vinLessons, vinLocalPatterns } from '#db/schema/catalog.ts';
import type { LocalPattern } from './vin/local-patterns.ts';

export async function allLocalPatterns(db: Executor): Promise<LocalPattern[]> {
  const { wmi, descriptor, yearCode, modelYear, generationId, vehicleId, evidence } = vinLocalPatterns;
  return await db.orm
    .select({ wmi, descriptor, yearCode, modelYear, generationId, vehicleId, evidence })
    .from(vinLocalPatterns)
    .where(gt(evidence, 0));
}

export interface PatternRow {
  readonly wmi: string;
  readonly descriptor: string;
  readonly yearCode: string;
  readonly modelYear: number;
  readonly generationId: number;
  readonly taughtBy: number | null;
  readonly taughtAt: Date;
}

/** The pattern's number, made when it is new. */
export async function ensurePattern(tx: Tx, row: PatternRow): Promise<number> {
  const { taughtBy, taughtAt } = row;
  await tx.orm
    .insert(vinLocalPatterns)
    .values({ ...row, evidence: 0 })
    .onDuplicateKeyUpdate({ set: { taughtBy, taughtAt } });
  const [found] = await tx.orm
    .select({ id: vinLocalPatterns.id })
    .from(vinLocalPatterns)
    .where(
      and(
        eq(vinLocalPatterns.wmi, row.wmi),
        eq(vinLocalPatterns.descriptor, row.descriptor),
        eq(vinLocalPatterns.yearCode, row.yearCode),
        eq(vinLocalPatterns.modelYear, row.modelYear),
        eq(vinLocalPatterns.generationId, row.generationId),
      ),
    );
  if (!found) throw new Error('A pattern that was just written is not there');
  return found.id;
}

/** The pattern that the car spoke for until now. */
export async function lessonPattern(tx: Tx, vinHash: Buffer): Promise<number | undefined> {
  const [row] = await tx.orm
    .select({ patternId: vinLessons.patternId })
    .from(vinLessons)
    .where(eq(vinLessons.vinHash, sql`${vinHash}`))
    .for('update');
  return row?.patternId;
}

export interface LessonRow {
  readonly vinHash: Buffer;
  readonly patternId: number;
  readonly vehicleId: number | null;
  readonly origin: 'staff' | 'donor';
  readonly taughtBy: number | null;
  readonly taughtAt: Date;
}

/** One car has one voice: saying something else takes back what it said before. */
export async function writeLesson(tx: Tx, { vinHash, ...row }: LessonRow): Promise<void> {
  await tx.orm
    .insert(vinLessons)
    .values({ ...row, vinHash: sql`${vinHash}` })
    .onDuplicateKeyUpdate({ set: row });
}

/** Counts the cars that speak for the pattern; the engine stands while all that know it agree. */
export async function recountPattern(tx: Tx, patternId: number): Promise<void> {
  const [counted] = await tx.orm
    .select({
      evidence: count(),
      lowest: sql<number | null>`min(${vinLessons.vehicleId})`,
      highest: sql<number | null>`max(${vinLessons.vehicleId})`,
    })
    .from(vinLessons)
    .where(eq(vinLessons.patternId, patternId));
  const { evidence = 0, lowest = null, highest = null } = counted ?? {};
  const vehicleId = lowest === highest ? lowest : null;
  await tx.orm
    .update(vinLocalPatterns)
    .set({ evidence, vehicleId })
    .where(eq(vinLocalPatterns.id, patternId));
}
