import { bytesToUuid, uuidToBytes } from '#db/schema/columns.ts';
import { generationById } from '#domain/catalog';
import { authorize } from '#domain/identity';
import type { Ctx } from '#server/context.ts';
import { DomainError } from '#shared/errors.ts';
import type { Impact } from '#shared/facts/impact.ts';
import type { BranchScope } from '#shared/scope.ts';
import type { DonorDetail, DonorListQuery, DonorPage, DonorPiece, DonorSummary } from './donor-contract.ts';
import {
  countWithoutPapers,
  donorFigures,
  donorPieces,
  yardDonor,
  yardDonors,
  type DonorFigureRow,
  type DonorPieceRow,
  type YardDonorRow,
} from './donor.queries.ts';
import { engineOf } from './donors.ts';
import { damageCodesOf } from './listing.ts';

/** The branch's donor cars, newest arrivals first, each with how much of it is left. */
export async function listDonors(ctx: Ctx, scope: BranchScope, query: DonorListQuery): Promise<DonorPage> {
  authorize(ctx, 'stock:receive', scope.branchId);
  const db = ctx.placement.branch(scope);
  const [rows, withoutPapers] = await Promise.all([
    yardDonors(db, scope, {
      before: cursorOf(query.after),
      limit: query.limit + 1,
      withoutPapers: query.without === 'papers',
    }),
    countWithoutPapers(db, scope),
  ]);
  const page = rows.slice(0, query.limit);
  const figures = await donorFigures(
    db,
    scope,
    page.map(({ id }) => id),
  );
  const byDonor = new Map(figures.map((row) => [bytesToUuid(row.donorId), row]));
  const last = page.at(-1);
  return {
    items: await Promise.all(page.map((row) => toSummary(ctx, row, byDonor.get(bytesToUuid(row.id))))),
    next: rows.length > query.limit && last ? `${last.arrivedOn}.${last.id.toString('hex')}` : null,
    withoutPapers,
  };
}

/** One car with all its pieces, also those that are gone. Throws `inventory.donor_not_found`. */
export async function donorDetail(ctx: Ctx, scope: BranchScope, id: string): Promise<DonorDetail> {
  authorize(ctx, 'stock:receive', scope.branchId);
  const db = ctx.placement.branch(scope);
  const donorId = uuidToBytes(id);
  const row = await yardDonor(db, scope, donorId);
  if (!row) throw new DomainError('inventory.donor_not_found', 'not_found');
  const [[figures], pieces] = await Promise.all([
    donorFigures(db, scope, [donorId]),
    donorPieces(db, scope, donorId),
  ]);
  return { ...(await toSummary(ctx, row, figures)), vin: row.vin, pieces: pieces.map(toPiece) };
}

async function toSummary(
  ctx: Ctx,
  row: YardDonorRow,
  figures: DonorFigureRow | undefined,
): Promise<DonorSummary> {
  const generation = await generationById(ctx, row.generationId);
  const { arrivedOn, modelYear, odometerKm, colour, yardPosition, status } = row;
  return {
    id: bytesToUuid(row.id),
    arrivedOn,
    generation: generation?.path ?? '',
    label: generation ? `${generation.make.name} ${generation.model.name} ${modelYear}` : String(modelYear),
    modelYear,
    engine: engineOf(row),
    odometerKm,
    colour,
    impact: row.impact as Impact,
    yardPosition,
    status,
    hasPapers: row.hasPapers === 1,
    figures: {
      pieces: Number(figures?.pieces ?? 0),
      left: Number(figures?.left ?? 0),
      unpriced: Number(figures?.unpriced ?? 0),
      leftCents: Number(figures?.leftCents ?? 0),
    },
  };
}

function toPiece(row: DonorPieceRow): DonorPiece {
  const { serial, system, partType, position, grade, priceCents, bin, note } = row;
  return {
    id: bytesToUuid(row.id),
    code: serial,
    system,
    partType,
    position,
    grade,
    priceCents,
    damageCodes: damageCodesOf(row.damageCodes),
    bin,
    note,
    state: row.onHand === 0 ? 'gone' : row.reserved > 0 ? 'held' : 'on-shelf',
  };
}

function cursorOf(text: string | undefined): { arrivedOn: string; id: Buffer } | undefined {
  if (text === undefined) return undefined;
  const [, arrivedOn, hex] = /^(\d{4}-\d{2}-\d{2})\.([0-9a-f]{32})$/.exec(text) ?? [];
  if (arrivedOn !== undefined && hex !== undefined) return { arrivedOn, id: Buffer.from(hex, 'hex') };
  throw new DomainError('request.invalid', 'invalid', {
    errors: [{ path: 'after', code: 'invalid_cursor' }],
  });
}
