import type { Generation } from '#contract/catalog';
import { generationLabel } from '#domain/catalog';
import type { FoundListing } from './chain-search-contract.ts';
import type { FoundRow } from './read-model/search-index.ts';

/** A row as customers see it. What can be sold is there, or the last one of a new part. */
export function listingOf(
  row: FoundRow,
  branchCodes: ReadonlyMap<number, string>,
  generations: ReadonlyMap<number, Generation>,
): FoundListing {
  const generation = row.generationId === null ? undefined : generations.get(row.generationId);
  return {
    code: row.serial ?? row.partNumber,
    kind: row.isNew ? 'bulk' : 'unit',
    condition: row.isNew ? 'new' : 'used',
    system: row.system,
    partType: row.partType,
    position: row.position,
    maker: row.maker,
    partNumber: row.partNumber,
    generation: generation?.path ?? null,
    vehicleLabel: generation ? generationLabel(generation) : null,
    branch: branchCodes.get(row.branchId) ?? '',
    grade: row.grade,
    odometerKm: row.odometerKm,
    damageCodes: damageCodesOf(row.damageCodes),
    colour: row.colour,
    priceCents: row.priceCents,
    available: row.available,
    hasPhotos: row.hasPhotos,
    // What is on its way is not found.
    movingTo: null,
    state: row.isNew && row.available === 1 ? 'last' : 'available',
  };
}

const parsed = new Map<string, readonly string[]>([['', []]]);

/** The same few lists again and again. */
function damageCodesOf(json: string): string[] {
  let codes = parsed.get(json);
  if (!codes) {
    const list: unknown = JSON.parse(json);
    codes = Array.isArray(list) ? list.filter((code) => typeof code === 'string') : [];
    if (parsed.size < 10_000) parsed.set(json, codes);
  }
  return [...codes];
}
