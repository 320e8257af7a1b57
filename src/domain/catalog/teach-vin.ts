import { createHash } from 'node:crypto';
import { transaction } from '#db/tx.ts';
import { actorId, auditCentral, emitCentralEvent } from '#domain/audit';
import { requirePermission } from '#domain/identity';
import type { Ctx } from '#server/context.ts';
import { DomainError, isDomainError } from '#shared/errors.ts';
import { readVin, vinModelYears } from '#shared/vin.ts';
import { generationById, generationByPath } from './cars.ts';
import type { Generation } from './contract.ts';
import { VIN_PATTERNS_MEMO, freshVinAnswer } from './read-vin.ts';
import type { VinAnswer, VinLesson } from './vin/contract.ts';
import { ensurePattern, lessonPattern, recountPattern, writeLesson } from './vin.queries.ts';

/**
 * "Este NIV es de…": somebody who has the car in front of them says what it is, and numbers like it are that car from
 * now on. Throws `catalog.not_a_vin`, `catalog.vehicle_not_found`, `catalog.vin_year`.
 */
export async function teachVin(ctx: Ctx, text: string, lesson: VinLesson): Promise<VinAnswer> {
  requirePermission(ctx, 'catalog:edit');
  const generation = await generationByPath(ctx, lesson.generation);
  await learn(ctx, text, { ...lesson, generation, origin: 'staff' });
  return await freshVinAnswer(ctx, text);
}

/** A car that the yard received, with what was written down about it. */
export interface DonorVin {
  readonly vin: string;
  readonly generationId: number;
  readonly vehicleId: number | null;
  readonly modelYear: number;
}

/**
 * Every received car teaches the decoder. Call it AFTER the car's own transaction: this one is of the chain's database.
 * Calling it again for the same car changes nothing. Answers whether there was something to learn: a number that is no
 * VIN, or whose year is another, teaches nothing and is no error.
 */
export async function learnVinOfDonor(ctx: Ctx, donor: DonorVin): Promise<boolean> {
  requirePermission(ctx, 'stock:receive');
  const generation = await generationById(ctx, donor.generationId);
  if (!generation) return false;
  try {
    await learn(ctx, donor.vin, { ...donor, generation, origin: 'donor' });
    return true;
  } catch (error) {
    if (isDomainError(error) && LESSONS_OF_NO_USE.has(error.code)) return false;
    throw error;
  }
}

const LESSONS_OF_NO_USE = new Set(['catalog.not_a_vin', 'catalog.vin_year', 'catalog.vehicle_not_found']);

interface Lesson {
  readonly generation: Generation;
  readonly vehicleId: number | null;
  readonly modelYear: number;
  readonly origin: 'staff' | 'donor';
}

// eslint-disable-next-line multipartes/use-case-guards -- the two use-cases above have asked for their permission
async function learn(ctx: Ctx, text: string, lesson: Lesson): Promise<void> {
  const { generation, vehicleId, modelYear, origin } = lesson;
  const vin = vinFor(text, lesson, ctx.now().getUTCFullYear() + 1);
  const vinHash = createHash('sha256').update(vin).digest();
  const key = { wmi: vin.slice(0, 3), descriptor: vin.slice(3, 8), yearCode: vin.charAt(9), modelYear };
  const by = { taughtBy: actorId(ctx.actor), taughtAt: ctx.now() };
  await transaction(
    ctx.placement.central(),
    async (tx) => {
      const before = await lessonPattern(tx, vinHash);
      const patternId = await ensurePattern(tx, { ...key, generationId: generation.id, ...by });
      await writeLesson(tx, { vinHash, patternId, vehicleId, origin, ...by });
      if (before !== undefined && before !== patternId) await recountPattern(tx, before);
      await recountPattern(tx, patternId);
      await auditCentral(tx, ctx, {
        action: 'vin.teach',
        subject: `vin ${key.wmi}${key.descriptor} ${modelYear}`,
        detail: { generation: generation.path, vehicleId, modelYear, origin },
      });
      await emitCentralEvent(tx, ctx, { topic: 'vin.taught', tags: ['vin'], forget: [VIN_PATTERNS_MEMO] });
    },
    { repeatable: true },
  );
}

/** The number, when it can be of that car and year. */
function vinFor(text: string, { generation, vehicleId, modelYear }: Lesson, lastYear: number): string {
  const reading = readVin(text);
  if (!reading.isVin) throw new DomainError('catalog.not_a_vin', 'invalid');
  const isKnown = vehicleId === null || generation.vehicles.some(({ id }) => id === vehicleId);
  if (!isKnown) throw new DomainError('catalog.vehicle_not_found', 'not_found');
  const years = vinModelYears(reading.vin, lastYear);
  if (years.length > 0 && !years.includes(modelYear)) {
    throw new DomainError('catalog.vin_year', 'invalid', {
      years,
      errors: [{ path: 'modelYear', code: 'vin_year' }],
    });
  }
  return reading.vin;
}
