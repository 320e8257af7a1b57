import { fittedParts, type FittedPart } from '../../src/domain/shared/facts/applicability.ts';
import {
  GENERATIONS,
  type GenerationFact,
  type VehicleFact,
} from '../../src/domain/shared/facts/generations.ts';
import type { Position } from '../../src/domain/shared/positions.ts';
import { placeMark, slugMark } from '../../src/domain/shared/facts/genuine-number.ts';
import type { SeededVehicle } from './catalog.ts';

/** One row of `fitments`: part, generation, vehicle, first and last year, qualifiers, evidence. */
type FitmentRow = readonly [
  partId: number,
  generationId: number,
  vehicleId: number | null,
  yearFrom: number,
  yearTo: number | null,
  qualifiers: string | null,
  evidence: 'table',
];

/** Sister models on one platform share these; bodies, lamps and engines they do not. */
const SISTERS: readonly (readonly string[])[] = [
  ['nissan/march/k13', 'nissan/versa/n17'],
  ['volkswagen/polo/6r', 'volkswagen/vento/polo-6r-sedan', 'seat/ibiza/6j'],
  ['volkswagen/jetta-clasico/a4', 'volkswagen/golf/a4'],
  ['chevrolet/spark/m300', 'chevrolet/beat/m300-nb'],
  ['hyundai/accent/hc', 'kia/rio/yb'],
];
// prettier-ignore
const SHARED_BY_SISTERS = new Set([
  'horquilla', 'terminal', 'tornillo-estab', 'base-amortiguador', 'maza', 'disco', 'caliper', 'balatas', 'tambor',
  'zapatas', 'cilindro-maestro',
]);

/** The other generations that take the same part, by the platform they stand on. */
export function sisterSlugs(slug: string, partTypeCode: string): readonly string[] {
  if (!SHARED_BY_SISTERS.has(partTypeCode)) return [];
  return SISTERS.find((family) => family.includes(slug))?.filter((each) => each !== slug) ?? [];
}

/** Fitments of a part on its own generation: one for all vehicles, or one for each. */
export function fitmentsOf(
  of: {
    partId: number;
    generationId: number;
    fact: GenerationFact;
    vehicles: readonly SeededVehicle[];
  },
  fitted: FittedPart,
): FitmentRow[] {
  const qualifiers = qualifiersOf(of.fact, fitted);
  const row = (vehicleId: number | null, years: Pick<VehicleFact, 'yearFrom' | 'yearTo'>): FitmentRow => [
    of.partId,
    of.generationId,
    vehicleId,
    years.yearFrom,
    years.yearTo,
    qualifiers,
    'table',
  ];
  if (!fitted.vehicles) return [row(null, of.fact)];
  return of.vehicles
    .filter(({ fact }) => fitted.vehicles?.includes(fact))
    .map(({ id, fact }) => row(id, fact));
}

const AIR_CONDITIONING = new Set(['compresor-ac', 'condensador']);

function qualifiersOf(fact: GenerationFact, { type, position }: FittedPart): string | null {
  if (AIR_CONDITIONING.has(type.code)) return JSON.stringify({ airConditioning: true });
  // Where a body came with fewer doors too, its rear doors belong to the one with more.
  if (fact.doorCounts.length > 1 && type.axes === 'side+end' && isRearDoorPart(type.code, position)) {
    return JSON.stringify({ doors: fact.doors });
  }
  return null;
}

function isRearDoorPart(partTypeCode: string, position: Position): boolean {
  return (
    (position === 'rl' || position === 'rr') &&
    ['puerta', 'cristal-puerta', 'tapa-puerta'].includes(partTypeCode)
  );
}

export function hasSamePart(generation: GenerationFact, { type, position }: FittedPart): boolean {
  return fittedParts(generation).some((each) => each.type === type && each.position === position);
}

const NOTE_PLATFORM = 'Misma plataforma; sin confirmar en taller';
const NOTE_ENGINE = 'Mismo código de motor; sin confirmar en taller';

/** Small parts that go with the engine whatever car it is in. */
const SHARED_BY_ENGINE = new Set(['bobina', 'bujia']);
/** `1.6 L HR16DE`: without a code of the maker nobody can tell two engines of one size apart. */
const WITH_CODE = /^\d\.\d L .*[A-Z]{2}/;

/** Every part that several cars share, each group once, with why. */
export function interchangeCodes(): { readonly code: string; readonly note: string }[] {
  const notes = new Map<string, string>();
  for (const generation of GENERATIONS) {
    for (const fitted of fittedParts(generation)) {
      const code = groupCode(generation.slug, fitted);
      if (code !== '') notes.set(code, SHARED_BY_ENGINE.has(fitted.type.code) ? NOTE_ENGINE : NOTE_PLATFORM);
    }
  }
  return [...notes].map(([code, note]) => ({ code, note }));
}

/** Empty: the part is not shared. */
export function groupCode(slug: string, fitted: FittedPart): string {
  const { type, position } = fitted;
  if (SHARED_BY_ENGINE.has(type.code)) return engineGroup(slug, fitted);
  const family = SISTERS.find((each) => each.includes(slug));
  return family && SHARED_BY_SISTERS.has(type.code)
    ? `IC-${slugMark(family[0] ?? slug)}-${placeMark(type.ordinal, position)}`
    : '';
}

/** The same engine of the same make in more than one car. */
function engineGroup(slug: string, { type, position, vehicles }: FittedPart): string {
  const [engine, ...others] = new Set((vehicles ?? []).map(({ engineName }) => engineName));
  if (engine === undefined || others.length > 0 || !WITH_CODE.test(engine)) return '';
  const make = slug.split('/')[0] ?? '';
  const cars = GENERATIONS.filter(
    (each) => each.makeSlug === make && each.vehicles.some(({ engineName }) => engineName === engine),
  );
  return cars.length > 1 ? `IC-${slugMark(`${make}/${engine}`)}-${placeMark(type.ordinal, position)}` : '';
}
