import { readVin } from '#shared/vin.ts';
import { cars, type CatalogReadCtx } from './cars.ts';
import { indexCars, type CarIndex } from './vin/car-names.ts';
import type { VinAnswer } from './vin/contract.ts';
import { decodeVin } from './vin/decode-vin.ts';
import { loadVpic } from './vin/load-vpic.ts';
import { indexLocalPatterns, type LocalPatterns } from './vin/local-patterns.ts';
import type { Generation } from './contract.ts';
import { allLocalPatterns } from './vin.queries.ts';

export const VIN_PATTERNS_MEMO = 'catalog:vin-patterns';
const PATTERNS_TTL_MS = 60_000;

type VinReadCtx = CatalogReadCtx & { now(): Date };

/** What a VIN says, as typed or scanned, and which car of the catalog it is. Keeps and logs nothing of it. */
export async function vinAnswer(ctx: VinReadCtx, text: string): Promise<VinAnswer> {
  return await answerWith(ctx, text, () => rememberedPatterns(ctx));
}

/** The same for who has just taught: with what the database knows now, not up to a minute ago. */
export async function freshVinAnswer(ctx: VinReadCtx, text: string): Promise<VinAnswer> {
  return await answerWith(ctx, text, () => localPatterns(ctx));
}

async function answerWith(
  ctx: VinReadCtx,
  text: string,
  patterns: () => Promise<LocalPatterns>,
): Promise<VinAnswer> {
  const reading = readVin(text);
  if (!reading.isVin) return { isVin: false, outcome: 'not-a-vin', problems: [...reading.problems] };
  const [{ generations }, vpic, local] = await Promise.all([cars(ctx), loadVpic(), patterns()]);
  const lastYear = ctx.now().getUTCFullYear() + 1;
  const decoded = decodeVin(reading.vin, { vpic, cars: indexOf(generations), local }, lastYear);
  return { ...decoded, warnings: [...reading.notes, ...decoded.warnings] };
}

function rememberedPatterns(ctx: VinReadCtx): Promise<LocalPatterns> {
  return ctx.memo(VIN_PATTERNS_MEMO, PATTERNS_TTL_MS, () => localPatterns(ctx));
}

async function localPatterns(ctx: VinReadCtx): Promise<LocalPatterns> {
  return indexLocalPatterns(await allLocalPatterns(ctx.placement.central()));
}

/** One index for each state of the catalog: it is made anew when the list is another. */
const indexes = new WeakMap<readonly Generation[], CarIndex>();

function indexOf(generations: readonly Generation[]): CarIndex {
  const known = indexes.get(generations) ?? indexCars(generations);
  indexes.set(generations, known);
  return known;
}
