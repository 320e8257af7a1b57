import type { CarTree } from '#contract/catalog';
import type { Token } from './sentence.ts';
import { nameWords } from './words.ts';

type Generation = CarTree['makes'][number]['models'][number]['generations'][number];
type Vehicle = Generation['vehicles'][number];

/** What is said about the car beside its name; each narrows its engines or its body. */
export interface Traits {
  readonly displacementsDl: readonly number[];
  readonly engineWords: readonly string[];
  readonly gearbox?: 'manual' | 'automatic';
  readonly isFourWheel?: boolean;
  readonly bodies: readonly string[];
  /** What is said of engine, gearbox and drive, as typed. */
  readonly words: readonly string[];
}

const BODY_WORDS: Readonly<Record<string, string>> = {
  sedan: 'sedan',
  hatchback: 'hatchback',
  hatch: 'hatchback',
  hb: 'hatchback',
  coupe: 'coupe',
  suv: 'suv',
  van: 'van',
  pickup: 'pickup',
  pick: 'pickup',
};
const MANUAL = new Set(['estandar', 'standard', 'std', 'manual']);
const AUTOMATIC = new Set(['automatico', 'automatica', 'automatic', 'aut', 'cvt']);
const ENGINE_WORDS = new Set(['diesel', 'hibrido', 'hibrida', 'hybrid', 'turbo']);
const FOUR_WHEEL = new Set(['4x4', '4wd', 'awd']);
const TWO_WHEEL = new Set(['4x2', '2wd', 'fwd', 'rwd']);

/** Beside engine codes, which each catalog has its own. */
export const TRAIT_WORDS: readonly string[] = [
  ...Object.keys(BODY_WORDS),
  ...MANUAL,
  ...AUTOMATIC,
  ...ENGINE_WORDS,
  ...FOUR_WHEEL,
  ...TWO_WHEEL,
];

/** Reads the chosen words as traits of a car; `mask` of the answer says which ones were. */
export function findTraits(
  tokens: readonly Token[],
  mask: number,
  engineNames: ReadonlySet<string>,
): { traits: Traits; mask: number } {
  const displacementsDl: number[] = [];
  const engineWords: string[] = [];
  const bodies: string[] = [];
  const words: string[] = [];
  let gearbox: Traits['gearbox'];
  let isFourWheel: boolean | undefined;
  let used = 0;
  tokens.forEach(({ word }, index) => {
    if (!(mask & (1 << index))) return;
    const displacementDl = displacementOf(word);
    const body = BODY_WORDS[word];
    if (displacementDl !== undefined) displacementsDl.push(displacementDl);
    else if (MANUAL.has(word)) gearbox = 'manual';
    else if (AUTOMATIC.has(word)) gearbox = 'automatic';
    else if (FOUR_WHEEL.has(word)) isFourWheel = true;
    else if (TWO_WHEEL.has(word)) isFourWheel = false;
    else if (body) bodies.push(body);
    else if (ENGINE_WORDS.has(word) || engineNames.has(word)) engineWords.push(word);
    else return;
    if (!body) words.push(word);
    used |= 1 << index;
  });
  return {
    traits: {
      displacementsDl,
      engineWords,
      bodies,
      words,
      ...(gearbox && { gearbox }),
      ...(isFourWheel !== undefined && { isFourWheel }),
    },
    mask: used,
  };
}

/** "2.5", or cubic centimetres that cannot be a year ("1600"). */
function displacementOf(word: string): number | undefined {
  if (/^\d\.\d$/.test(word)) return Math.round(Number(word) * 10);
  if (/^1[0-8]00$/.test(word)) return Number(word) / 100;
  return undefined;
}

/** In "1.8 turbo" the turbo is of the engine; alone it is the part that is wanted. */
export function enginePhrases(tokens: readonly Token[]): number {
  return tokens.reduce((mask, { word }, index) => {
    const before = tokens[index - 1]?.word ?? '';
    return ENGINE_WORDS.has(word) && displacementOf(before) !== undefined ? mask | (1 << index) : mask;
  }, 0);
}

/** Codes of engines as the tree names them ("ga16de"): letters and digits mixed. */
export function engineCodes(vehicles: readonly Vehicle[]): string[] {
  return vehicles.flatMap((vehicle) =>
    nameWords(vehicle.engineName).filter((word) => /[a-z]\d|\d[a-z]/.test(word)),
  );
}

/** The vehicles that agree with everything said; all that were sold in the year when nothing agrees. */
export function vehiclesThatFit(
  generation: Generation,
  traits: Traits,
  year: number | undefined,
): { ids: number[]; score: number; isEngineMet: boolean } {
  const sold = generation.vehicles.filter(
    ({ yearFrom, yearTo }) => year === undefined || (yearFrom <= year && year <= (yearTo ?? year)),
  );
  const fitting = sold.filter((vehicle) => agrees(vehicle, traits));
  const isBody =
    traits.bodies.length === 0 || traits.bodies.some((body) => generation.bodyStyle.startsWith(body));
  const said =
    traits.displacementsDl.length +
    traits.engineWords.length +
    (traits.gearbox ? 1 : 0) +
    (traits.isFourWheel === undefined ? 0 : 1);
  const score =
    (said === 0 ? 0 : fitting.length > 0 ? 0.5 : -0.4) +
    (traits.bodies.length === 0 ? 0 : isBody ? 0.4 : -0.2);
  return {
    ids: (fitting.length > 0 ? fitting : sold).map(({ id }) => id),
    score,
    isEngineMet: said > 0 && fitting.length > 0,
  };
}

function agrees(vehicle: Vehicle, traits: Traits): boolean {
  const names = nameWords(vehicle.engineName);
  const isManual = vehicle.transmission.startsWith('MT');
  const isFourWheel = vehicle.drivetrain === '4WD' || vehicle.drivetrain === 'AWD';
  return (
    traits.displacementsDl.every((displacementDl) => vehicle.displacementDl === displacementDl) &&
    traits.engineWords.every((word) => names.some((name) => name.startsWith(word.slice(0, 6)))) &&
    (traits.gearbox === undefined || (traits.gearbox === 'manual') === isManual) &&
    (traits.isFourWheel === undefined || traits.isFourWheel === isFourWheel)
  );
}
