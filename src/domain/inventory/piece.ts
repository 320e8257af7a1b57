import { normalizePartNumber } from '#shared/part-number.ts';
import { branchById } from '#domain/branches';
import { generationById, generationLabel } from '#domain/catalog';
import { publicBranchScope, publicChainScope } from '#domain/identity';
import { DomainError } from '#shared/errors.ts';
import type { BranchId } from '#shared/ids.ts';
import { fromEveryDatabase, listEverywhere, type ChainReadCtx } from './chain-stock.ts';
import type { Donor, Photo, Piece, PieceStatus, StockListing } from './contract.ts';
import {
  donorById,
  fitmentsOf,
  unitsBySerial,
  unitsOfDonor,
  type DonorRow,
  type UnitBody,
} from './donor.queries.ts';
import { engineOf, maskVin } from './donors.ts';
import { lastMovementOf } from './ledger.queries.ts';
import { toListings } from './listing.ts';
import { shownPhotosOf } from './photo.queries.ts';
import { toPhotos } from './photo-list.ts';
import { asSerial } from './piece-code.ts';
import { type ListingFilter } from './listing.queries.ts';
import { type StockRow } from './stock-row.queries.ts';
import { branchRowsById } from './stock.queries.ts';
import { knownWarrantyRules } from './warranty/warranty-rules.ts';
import { termsOf } from './warranty/warranty-terms.ts';

const MAX_OTHERS = 12;
const MAX_SAME_DONOR = 12;
const MAX_OF_NUMBER = 200;

export type PieceAnswer =
  | { readonly kind: 'piece'; readonly piece: Piece }
  | { readonly kind: 'choice'; readonly listings: StockListing[] };

/**
 * What `/pieza/<code>` shows: a used piece by its serial number, also when it is sold; or a new part by its
 * number, at the branch that has it cheapest. Makers that share a number give a choice. Throws
 * `catalog.piece_not_found`.
 */
export async function pieceByCode(ctx: ChainReadCtx, code: string): Promise<PieceAnswer> {
  const serial = asSerial(code);
  if (serial) return { kind: 'piece', piece: await usedPiece(ctx, serial) };
  const rows = await rowsOfNumber(ctx, code);
  const makers = new Set(rows.map((row) => row.maker));
  if (makers.size > 1) return { kind: 'choice', listings: await toListings(ctx, onePerMaker(rows)) };
  return { kind: 'piece', piece: await newPart(ctx, rows) };
}

/** The live part of the same page. */
export async function pieceStatus(ctx: ChainReadCtx, code: string): Promise<PieceStatus> {
  const serial = asSerial(code);
  const rows = serial ? [(await unitRow(ctx, serial)).row] : bestFirst(await rowsOfNumber(ctx, code));
  const [head, ...rest] = await toListings(ctx, rows);
  const row = rows[0];
  if (!head || !row) throw notFound();
  const others = serial ? await sameTypeElsewhere(ctx, row) : rest.filter((listing) => listing.available > 0);
  return {
    asOf: ctx.now().toISOString(),
    code: head.code,
    state: head.state,
    available: head.available,
    priceCents: head.priceCents,
    branch: await branchNamed(ctx, row.branchId),
    movingTo:
      row.movedState === 'transit' && row.movedTo !== null ? await branchNamed(ctx, row.movedTo) : null,
    others: others.map((listing) => ({
      code: listing.code,
      branch: listing.branch,
      priceCents: listing.priceCents,
    })),
  };
}

async function branchNamed(ctx: ChainReadCtx, id: number): Promise<PieceStatus['branch']> {
  const { code, name } = await branchById(ctx, id as BranchId);
  return { code, name };
}

function notFound(): DomainError {
  return new DomainError('catalog.piece_not_found', 'not_found');
}

async function unitRow(ctx: ChainReadCtx, serial: string): Promise<{ body: UnitBody; row: StockRow }> {
  const bodies = await fromEveryDatabase(ctx, (db) => unitsBySerial(db, publicChainScope(), serial));
  const body = bodies.sort((a, b) => nearness(a) - nearness(b))[0];
  if (!body) throw notFound();
  const scope = publicBranchScope(body.branchId as BranchId);
  const [row] = await branchRowsById(ctx.placement.branch(scope), scope, [body.stockItemId]);
  if (!row) throw notFound();
  return { body, row };
}

/** A piece that moved: where it is comes before where it was last, then where it left from, then where it was once. */
function nearness({ onHand, movedState }: UnitBody): number {
  if (onHand > 0) return 0;
  return movedState === null ? 1 : movedState === 'arrived' ? 3 : 2;
}

async function rowsOfNumber(ctx: ChainReadCtx, code: string): Promise<StockRow[]> {
  const pnNorm = normalizePartNumber(code);
  if (pnNorm === '') throw notFound();
  const filter: ListingFilter = { pnNorm, kind: 'bulk', onlyAvailable: false };
  const rows = await listEverywhere(ctx, filter, { limit: MAX_OF_NUMBER });
  if (rows.length === 0) throw notFound();
  return rows;
}

/** In stock before sold out, cheapest first. */
function bestFirst(rows: readonly StockRow[]): StockRow[] {
  return [...rows].sort((a, b) => Number(b.onHand > b.reserved) - Number(a.onHand > a.reserved));
}

function onePerMaker(rows: readonly StockRow[]): StockRow[] {
  return [...Map.groupBy(bestFirst(rows), (row) => row.maker).values()].flatMap((ofMaker) =>
    ofMaker.slice(0, 1),
  );
}

async function newPart(ctx: ChainReadCtx, rows: readonly StockRow[]): Promise<Piece> {
  const sorted = bestFirst(rows);
  const [head, ...others] = await toListings(ctx, sorted);
  const row = sorted[0];
  if (!head || !row) throw notFound();
  return {
    ...head,
    terms: termsOf(await knownWarrantyRules(ctx), { ...row, ownWarrantyDays: null }),
    gradedBy: null,
    gradedOn: null,
    note: null,
    bin: row.bin,
    photos: await photosOf(ctx, row),
    gone: null,
    donor: null,
    fits: await fitsOf(ctx, row),
    others,
    sameDonor: [],
  };
}

async function usedPiece(ctx: ChainReadCtx, serial: string): Promise<Piece> {
  const { body, row } = await unitRow(ctx, serial);
  const [listing] = await toListings(ctx, [row]);
  if (!listing) throw notFound();
  const { donor, sameDonor } = await donorOf(ctx, body, row);
  return {
    ...listing,
    terms: termsOf(await knownWarrantyRules(ctx), { ...row, ownWarrantyDays: body.warrantyDays }),
    gradedBy: body.gradedBy,
    gradedOn: body.gradedOn,
    note: body.note,
    bin: row.bin,
    photos: await photosOf(ctx, row),
    gone: await goneSince(ctx, row),
    donor,
    fits: await fitsOf(ctx, row),
    others: await sameTypeElsewhere(ctx, row),
    sameDonor,
  };
}

async function photosOf(ctx: ChainReadCtx, row: StockRow): Promise<Photo[]> {
  if (row.photoHash === null) return [];
  const scope = publicBranchScope(row.branchId as BranchId);
  return toPhotos(await shownPhotosOf(ctx.placement.branch(scope), scope, row.id));
}

/** Since when a used piece is not here any more: its last movement took it. */
async function goneSince(ctx: ChainReadCtx, row: StockRow): Promise<Piece['gone']> {
  if (row.onHand > 0 || row.movedState !== null) return null;
  const scope = publicBranchScope(row.branchId as BranchId);
  const last = await lastMovementOf(ctx.placement.branch(scope), scope, row.id);
  return last ? { at: last.occurredAt.toISOString(), how: last.kind === 'sale' ? 'sold' : 'left' } : null;
}

async function donorOf(
  ctx: ChainReadCtx,
  body: UnitBody,
  row: StockRow,
): Promise<{ donor: Donor | null; sameDonor: StockListing[] }> {
  if (!body.donorVehicleId) return { donor: null, sameDonor: [] };
  const scope = publicBranchScope(body.donorBranchId as BranchId);
  const db = ctx.placement.branch(scope);
  const donor = await donorById(db, scope, body.donorVehicleId);
  if (!donor) return { donor: null, sameDonor: [] };
  const ids = (await unitsOfDonor(db, scope, body.donorVehicleId, MAX_SAME_DONOR + 1)).filter(
    (id) => !id.equals(row.id),
  );
  const rows = ids.length > 0 ? await branchRowsById(db, scope, ids.slice(0, MAX_SAME_DONOR)) : [];
  const isOnSale = row.onHand > row.reserved && row.branchId === body.donorBranchId;
  return { donor: await toDonor(ctx, donor, isOnSale), sameDonor: await toListings(ctx, rows) };
}

async function toDonor(ctx: ChainReadCtx, row: DonorRow, includesThis: boolean): Promise<Donor> {
  const generation = await generationById(ctx, row.generationId);
  return {
    label: generation
      ? `${generation.make.name} ${generation.model.name} ${row.modelYear}`
      : String(row.modelYear),
    modelYear: row.modelYear,
    vinMasked: row.vin ? maskVin(row.vin) : null,
    engine: engineOf(row),
    odometerKm: row.odometerKm,
    colour: row.colour,
    impact: row.impact,
    arrivedOn: row.arrivedOn,
    dismantledOn: row.dismantledOn,
    otherPieces: Number(row.pieces) - (includesThis ? 1 : 0),
  };
}

async function sameTypeElsewhere(ctx: ChainReadCtx, row: StockRow): Promise<StockListing[]> {
  if (row.generationId === null) return [];
  const { generationId, partType, position } = row;
  const filter: ListingFilter = { generationId, partType, positions: [position], onlyAvailable: true };
  const rows = await listEverywhere(ctx, filter, { limit: MAX_OTHERS + 1 });
  const others = rows.filter((other) => !(other.branchId === row.branchId && other.id.equals(row.id)));
  return toListings(ctx, others.slice(0, MAX_OTHERS));
}

async function fitsOf(ctx: ChainReadCtx, row: StockRow): Promise<Piece['fits']> {
  const fitments = await fitmentsOf(ctx.placement.central(), row.partId);
  const fits = await Promise.all(
    fitments.map(async (fitment) => {
      const generation = await generationById(ctx, fitment.generationId);
      if (!generation) return [];
      const { yearFrom, yearTo, engineName: vehicle, evidence } = fitment;
      return [
        {
          generation: generation.path,
          label: generationLabel(generation),
          yearFrom,
          yearTo,
          vehicle,
          evidence,
        },
      ];
    }),
  );
  return fits.flat();
}
