import { bytesToUuid } from '#db/schema/columns.ts';
import { branchDirectory, type KnownBranch } from '#domain/branches';
import { fitFactsOf, generationById, generationLabel, type FitReadCtx, type KnownFit } from '#domain/catalog';
import type { Picture } from '#contract/media';
import { DomainError } from '#shared/errors.ts';
import type { BranchStockRow, StockListing } from './contract.ts';
import { availableOf, stateOf } from './stock-state.ts';
import type { StockRow } from './stock-row.queries.ts';
import { knownWarrantyRules } from './warranty/warranty-rules.ts';
import { coreOf } from './warranty/warranty-terms.ts';

const DAY_MS = 86_400_000;

/** Rows as customers see them. */
export async function toListings(ctx: FitReadCtx, rows: readonly StockRow[]): Promise<StockListing[]> {
  const [branches, fits] = await Promise.all([
    branchCodes(ctx),
    fitFactsOf(
      ctx,
      rows.map(({ partId }) => partId),
    ),
  ]);
  return Promise.all(rows.map((row) => toListing(ctx, branches, fits, row)));
}

/** Rows as the branch's own staff see them; `now` dates the days on the shelf. */
export async function toBranchRows(
  ctx: FitReadCtx,
  rows: readonly StockRow[],
  now: Date,
): Promise<BranchStockRow[]> {
  const [listings, rules] = await Promise.all([toListings(ctx, rows), knownWarrantyRules(ctx)]);
  return rows.map((row, index) => {
    const listing = listings[index];
    if (!listing) throw new RangeError('One listing for each row');
    const { onHand, reserved, bin, version } = row;
    const shelvedMs = row.id.readUIntBE(0, 6);
    const daysOnShelf = Math.max(0, Math.floor((now.getTime() - shelvedMs) / DAY_MS));
    const coreCents = coreOf(rules, row);
    return {
      ...listing,
      id: bytesToUuid(row.id),
      ...{ onHand, reserved, bin, version, daysOnShelf },
      ...(coreCents > 0 ? { coreCents } : {}),
    };
  });
}

async function branchCodes(ctx: FitReadCtx): Promise<ReadonlyMap<number, KnownBranch>> {
  return new Map((await branchDirectory(ctx)).map((branch) => [branch.id as number, branch]));
}

async function toListing(
  ctx: FitReadCtx,
  branches: ReadonlyMap<number, KnownBranch>,
  fits: KnownFit,
  row: StockRow,
): Promise<StockListing> {
  const branch = branches.get(row.branchId);
  if (!branch) throw new DomainError('branches.not_found', 'not_found');
  const generation = await generationById(ctx, row.generationId);
  return {
    code: row.serial ?? row.partNumber,
    kind: row.kind,
    condition: row.kind === 'unit' ? 'used' : 'new',
    system: row.system,
    partType: row.partType,
    position: row.position,
    maker: row.maker,
    partNumber: row.partNumber,
    generation: generation?.path ?? null,
    vehicleLabel: generation ? generationLabel(generation) : null,
    branch: branch.code,
    grade: row.grade,
    odometerKm: row.odometerKm,
    damageCodes: damageCodesOf(row.damageCodes),
    colour: row.colour,
    priceCents: row.priceCents,
    available: availableOf(row),
    state: stateOf(row),
    photo: photoOf(row),
    movingTo: row.movedState === 'transit' ? (branches.get(row.movedTo ?? 0)?.code ?? null) : null,
    fit: fits.factsFor(row.partId, donorOf(row)),
  };
}

function donorOf(row: StockRow) {
  const { donorGenerationId: generationId, donorVehicleId: vehicleId, donorYear: year } = row;
  return generationId === null || year === null ? null : { generationId, vehicleId, year };
}

function photoOf({ photoHash: hash, photoWidth: width, photoHeight: height }: StockRow): Picture | null {
  if (hash === null || width === null || height === null) return null;
  return { hash: hash.toString('hex'), width, height };
}

/** Of a JSON column, which one driver parses and the other does not. */
export function damageCodesOf(value: unknown): string[] {
  const list: unknown = typeof value === 'string' ? JSON.parse(value) : value;
  return Array.isArray(list) ? list.filter((code) => typeof code === 'string') : [];
}
