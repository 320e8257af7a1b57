import { isDuplicateKey } from '#db/errors.ts';
import { actorId, audit, emitEvent } from '#domain/audit';
import { branchById, type KnownBranch } from '#domain/branches';
import { generationByPath, learnVinOfDonor } from '#domain/catalog';
import type { Generation } from '#contract/catalog';
import { authorize, requireStaff } from '#domain/identity';
import type { Ctx } from '#server/context.ts';
import { DomainError } from '#shared/errors.ts';
import { partTypeOf } from '#shared/facts/part-types.ts';
import { isPainted, warrantyDaysOf } from '#shared/facts/piece-rules.ts';
import { uuidv7 } from '#shared/ids.ts';
import type { IdempotentAnswer } from '#shared/idempotent-answer.ts';
import type { BranchScope } from '#shared/scope.ts';
import { businessDateOf } from '#shared/time.ts';
import { allocateSerials } from './allocate-serials.ts';
import { answeredBefore, answerKeyed } from './answer-keyed.ts';
import { assertCar } from './donor-car.ts';
import { DonorReceipt, type DonorDraft, type DonorPieceDraft } from './donor-contract.ts';
import { insertMovements, type MovementRow } from './ledger.queries.ts';
import { insertDonor, insertUnitItems, insertUnits, type NewUnit } from './receive-donor.queries.ts';
import { partsOfCar, type CarPart } from './teardown.queries.ts';

/**
 * Puts a car in the branch's yard and what is left on it on sale, in one transaction: donor, units with their stock
 * and receipts in the ledger, audit, event, stored answer. The car's id is its idempotency key: a replay gets the same
 * bytes. Throws `request.key_mismatch`, `request.key_reused`, `catalog.vehicle_not_found`,
 * `inventory.donor_car_mismatch`, `inventory.donor_date_ahead`, `inventory.donor_piece_mismatch` or
 * `inventory.donor_vin_taken`.
 */
export async function receiveDonor(
  ctx: Ctx,
  scope: BranchScope,
  draft: DonorDraft,
): Promise<IdempotentAnswer<DonorReceipt>> {
  authorize(ctx, 'stock:receive', scope.branchId);
  if (ctx.idempotency?.key !== draft.id) throw new DomainError('request.key_mismatch', 'invalid');
  // Before anything is numbered: a replay takes no serial numbers.
  const answer = (await answeredBefore(ctx, deedOf(ctx, scope))) ?? (await receive(ctx, scope, draft));
  // In the chain's database, after the branch's own transaction: a replay makes up for one that was lost.
  await teachDecoder(ctx, draft);
  return answer;
}

/** Numbers like this car's are this car from now on. */
async function teachDecoder(ctx: Ctx, { vin, generation, vehicleId, modelYear }: DonorDraft): Promise<void> {
  if (vin === null) return;
  const { id: generationId } = await generationByPath(ctx, generation);
  await learnVinOfDonor(ctx, { vin, generationId, vehicleId, modelYear });
}

function deedOf(ctx: Ctx, scope: BranchScope) {
  return { db: ctx.placement.branch(scope), scope, operation: 'receiveDonor', answer: DonorReceipt };
}

// eslint-disable-next-line multipartes/use-case-guards -- `receiveDonor` has asked for the permission
async function receive(
  ctx: Ctx,
  scope: BranchScope,
  draft: DonorDraft,
): Promise<IdempotentAnswer<DonorReceipt>> {
  const setting = await settingOf(ctx, scope, draft);
  const at = ctx.now();
  const units = await newUnits(ctx, draft, setting);
  const donor = donorOf(draft, setting.generation);
  const receipt = receiptOf(draft, setting, units);
  try {
    return await answerKeyed(ctx, deedOf(ctx, scope), async (tx, remember) => {
      await insertDonor(tx, scope, donor);
      if (units.length > 0) {
        await insertUnitItems(tx, scope, units, at);
        await insertUnits(tx, scope, units);
        await insertMovements(
          tx,
          scope,
          units.map((unit) => receiptMovement(ctx, draft.id, unit, at)),
        );
      }
      const { valueCents, unpriced } = receipt;
      await audit(tx, ctx, scope, {
        action: 'donor.receive',
        subject: `donor ${draft.id}`,
        detail: { car: receipt.label, impact: draft.impact, units: units.length, unpriced, valueCents },
      });
      await emitEvent(tx, ctx, scope, {
        topic: 'donor.received',
        tags: [`stock:${setting.generation.path}`],
        forget: ['inventory:figures'],
        stock: units.map(({ stockItemId }) => stockItemId),
        facts: { donorId: draft.id, units: units.length },
      });
      await remember(receipt);
    });
  } catch (error) {
    if (isDuplicateKey(error)) throw vinTaken();
    throw error;
  }
}

interface Setting {
  readonly generation: Generation;
  readonly branch: KnownBranch;
  /** By the branch's calendar. */
  readonly today: string;
  readonly parts: ReadonlyMap<number, CarPart>;
}

async function settingOf(ctx: Ctx, scope: BranchScope, draft: DonorDraft): Promise<Setting> {
  const generation = await generationByPath(ctx, draft.generation);
  const branch = await branchById(ctx, scope.branchId);
  const today = businessDateOf(ctx.now(), branch.timeZone);
  assertCar(generation, draft, Number(today.slice(0, 4)));
  if (draft.arrivedOn > today) {
    throw new DomainError('inventory.donor_date_ahead', 'invalid', {
      errors: [{ path: 'arrivedOn', code: 'ahead' }],
    });
  }
  const { vehicleId, modelYear } = draft;
  const wanted = { generationId: generation.id, vehicleId, modelYear };
  const parts = await partsOfCar(ctx.placement.branch(scope), wanted);
  const known = new Map(parts.map((part) => [part.partId, part]));
  assertPieces(draft.pieces, known);
  return { generation, branch, today, parts: known };
}

/** Every piece is a part of this car, and named once. */
function assertPieces(pieces: readonly DonorPieceDraft[], parts: ReadonlyMap<number, CarPart>): void {
  const seen = new Set<number>();
  const wrong = pieces.filter(({ partId }) => {
    const isWrong = !parts.has(partId) || seen.has(partId);
    seen.add(partId);
    return isWrong;
  });
  if (wrong.length > 0) {
    throw new DomainError('inventory.donor_piece_mismatch', 'invalid', {
      partIds: wrong.map(({ partId }) => partId),
    });
  }
}

async function newUnits(ctx: Ctx, draft: DonorDraft, { branch, today, parts }: Setting): Promise<NewUnit[]> {
  const nowMs = ctx.now().getTime();
  const { name } = requireStaff(ctx);
  const ids = draft.pieces.map(() => ({ stockItemId: uuidv7(nowMs), unitId: uuidv7(nowMs) }));
  const serials = await allocateSerials(
    ctx.placement.central(),
    branch,
    ids.map(({ unitId }) => unitId),
  );
  return draft.pieces.flatMap((piece, index): NewUnit[] => {
    const [part, id, serial] = [parts.get(piece.partId), ids[index], serials[index]];
    if (!part || !id || serial === undefined) return [];
    const { partId, grade, damageCodes, priceCents, note, isForParts } = piece;
    const isGraded = grade !== null;
    return [
      {
        ...id,
        serial,
        partId,
        grade,
        gradedBy: isGraded ? name : null,
        gradedOn: isGraded ? today : null,
        damageCodes,
        priceCents,
        odometerKm: draft.odometerKm,
        colour: isPainted(part.partType) ? draft.colour : null,
        warrantyDays: isForParts ? 0 : warrantyOf(part.partType),
        note,
        // Nothing is taken off yet: the piece is where its car is.
        bin: draft.yardPosition,
        donorId: draft.id,
      },
    ];
  });
}

const USUAL_WARRANTY_DAYS = 30;

function warrantyOf(partType: string): number {
  const fact = partTypeOf(partType);
  return fact ? warrantyDaysOf(fact) : USUAL_WARRANTY_DAYS;
}

function donorOf(draft: DonorDraft, { id: generationId }: Generation) {
  const { pieces, ...donor } = draft;
  return {
    ...donor,
    generationId,
    status: pieces.length > 0 ? ('dismantling' as const) : ('received' as const),
  };
}

function receiptMovement(ctx: Ctx, donorId: string, unit: NewUnit, at: Date): MovementRow {
  return {
    id: uuidv7(at.getTime()),
    stockItemId: unit.stockItemId,
    partId: unit.partId,
    kind: 'receipt',
    quantity: 1,
    reason: 'donor',
    note: null,
    documentId: donorId,
    actorId: actorId(ctx.actor),
    occurredAt: at,
    recordedAt: at,
  };
}

function receiptOf(
  draft: DonorDraft,
  { generation, branch, parts }: Setting,
  units: readonly NewUnit[],
): DonorReceipt {
  return {
    id: draft.id,
    branch: branch.code,
    label: `${generation.make.name} ${generation.model.name} ${draft.modelYear}`,
    pieces: units.flatMap(({ stockItemId, serial, partId }) => {
      const part = parts.get(partId);
      return part
        ? [{ id: stockItemId, code: serial, partType: part.partType, position: part.position }]
        : [];
    }),
    unpriced: units.filter(({ priceCents }) => priceCents === null).length,
    valueCents: units.reduce((sum, { priceCents }) => sum + (priceCents ?? 0), 0),
  };
}

function vinTaken(): DomainError {
  return new DomainError('inventory.donor_vin_taken', 'conflict', {
    errors: [{ path: 'vin', code: 'taken' }],
  });
}
