import { branchById, listBranches } from '#domain/branches';
import { generationById, listGenerations } from '#domain/catalog';
import { publicChainScope } from '#domain/identity';
import type { BranchId } from '#shared/ids.ts';
import { fromEveryDatabase, type ChainReadCtx } from './chain-stock.ts';
import type { DonorCard } from './contract.ts';
import { chainFigureRow, newestDonors, type DonorRow } from './donor.queries.ts';

const FIGURES_TTL_MS = 30_000;
const MONTH_MS = 30 * 86_400_000;

/** The last cars taken apart, newest first. */
export async function recentDonors(ctx: ChainReadCtx, limit: number): Promise<DonorCard[]> {
  const rows = await fromEveryDatabase(ctx, (db) => newestDonors(db, publicChainScope(), limit));
  rows.sort((a, b) => b.arrivedOn.localeCompare(a.arrivedOn));
  return Promise.all(rows.slice(0, limit).map((row) => toCard(ctx, row)));
}

async function toCard(ctx: ChainReadCtx, row: DonorRow): Promise<DonorCard> {
  const generation = await generationById(ctx, row.generationId);
  const branch = await branchById(ctx, row.branchId as BranchId);
  return {
    arrivedOn: row.arrivedOn,
    label: generation
      ? `${generation.make.name} ${generation.model.name} ${row.modelYear}`
      : String(row.modelYear),
    generation: generation?.path ?? '',
    modelYear: row.modelYear,
    engine: engineOf(row),
    odometerKm: row.odometerKm,
    impact: row.impact,
    branch: branch.code,
    branchName: branch.name,
    pieces: Number(row.pieces),
  };
}

/** `1.6 L GA16DE · MT5`; null when the donor's engine is not known. */
export function engineOf(row: Pick<DonorRow, 'engineName' | 'transmission'>): string | null {
  return row.engineName === null ? null : [row.engineName, row.transmission].filter(Boolean).join(' · ');
}

/** `3N1CN7AD···4471`: enough to check a car's papers, not enough to copy them. */
export function maskVin(vin: string): string {
  return vin.length === 17 ? `${vin.slice(0, 8)}···${vin.slice(13)}` : '···';
}

export interface ChainFigures {
  readonly pieces: number;
  readonly units: number;
  readonly branches: number;
  readonly donors: number;
  /** Cars that arrived in the last 30 days. */
  readonly donorsThisMonth: number;
  readonly generations: number;
}

/** The chain in numbers; at most half a minute old. */
export function chainFigures(ctx: ChainReadCtx): Promise<ChainFigures> {
  return ctx.memo('inventory:figures', FIGURES_TTL_MS, async () => {
    const since = new Date(ctx.now().getTime() - MONTH_MS).toISOString().slice(0, 10);
    const rows = await fromEveryDatabase(ctx, async (db) => [
      await chainFigureRow(db, publicChainScope(), since),
    ]);
    const sum = (field: 'pieces' | 'units' | 'donors' | 'donorsSince') =>
      rows.reduce((total, row) => total + Number(row[field]), 0);
    return {
      pieces: sum('pieces'),
      units: sum('units'),
      branches: (await listBranches(ctx)).length,
      donors: sum('donors'),
      donorsThisMonth: sum('donorsSince'),
      generations: (await listGenerations(ctx)).length,
    };
  });
}
