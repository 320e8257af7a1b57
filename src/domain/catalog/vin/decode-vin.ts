import { hasValidCheckDigit, vinCheckDigit, vinModelYears } from '#shared/vin.ts';
import type { VinDecoded } from './contract.ts';
import type { CarIndex } from './car-names.ts';
import { enginesOf, saidTogether } from './engine-facts.ts';
import { findCars, type Finding, type Reading } from './find-cars.ts';
import type { LocalPatterns } from './local-patterns.ts';
import { countryOf, makerByHand } from './makers.ts';
import type { Said } from './vin-facts.ts';
import type { Vpic } from './vpic.ts';

export interface VinTables {
  readonly vpic: Vpic;
  readonly cars: CarIndex;
  readonly local: LocalPatterns;
}

/**
 * What a VIN says: the car of our catalog where it is certain, else as much as is known and the one question to ask.
 * `vin` has passed `readVin`; `lastYear` is the newest model year that can be.
 */
export function decodeVin(vin: string, tables: VinTables, lastYear: number): VinDecoded {
  const years = vinModelYears(vin, lastYear);
  const tries: (number | undefined)[] = years.length > 0 ? years : [undefined];
  const findings = tries.map((year) => findCars(vin, year, tables));
  const best = bestOf(findings, vin);
  const make = makeOf(vin, best, tables);
  const likelyYears = yearsOf(best, years);
  const answer = outcomeOf(best, make, likelyYears, tables.cars);
  const cars = answer.cars.map(({ car, vehicles, finding }) => ({
    path: car.path,
    make: car.make.name,
    model: car.model.name,
    code: car.code,
    bodyStyle: car.bodyStyle,
    yearFrom: car.yearFrom,
    yearTo: car.yearTo,
    vehicles: [...vehicles],
    source: finding.source,
    confidence: finding.confidence,
  }));
  return {
    isVin: true,
    vin,
    outcome: answer.outcome,
    question: answer.question,
    make,
    models: best.models.map(({ value, source, confidence }) => ({ value, source, confidence })),
    years: likelyYears,
    country: makerByHand(vin)?.country ?? countryOf(vin),
    ...saidTogether(best, answer.outcome === 'exact' ? enginesOf(answer.cars) : []),
    cars,
    warnings: warningsOf(vin, best, years),
  };
}

/** The years that can be, likeliest first; only one where something else than the code vouches for it. */
function yearsOf(best: Finding, years: readonly number[]): number[] {
  if (best.year === undefined) return best.taughtYear === undefined ? [] : [best.taughtYear];
  const { year } = best;
  return best.strength > 0 ? [year] : [year, ...years.filter((other) => other !== year)];
}

const isNorthAmerican = (vin: string) => /^[1-5]/.test(vin);
const isEuropean = (vin: string) => /^[S-Z]/.test(vin);

/** Since 2010 position 7 of cars for the USA and Canada is a letter, before it was a digit; Mexico does not keep it. */
const keepsPosition7 = (vin: string) => /^[1245]/.test(vin);

/** The year in which the number means most; where several mean as much, the one that position 7 speaks for. */
function bestOf(findings: readonly Finding[], vin: string): Finding {
  const isLate = /[A-Z]/.test(vin.charAt(6));
  const weight = ({ strength, year }: Finding) => {
    const isByRule = keepsPosition7(vin) && year !== undefined && year >= 2010 === isLate;
    return strength * 2 + (isByRule ? 1 : 0);
  };
  return findings.reduce((best, finding) => (weight(finding) > weight(best) ? finding : best));
}

function makeOf(vin: string, { readings, models }: Finding, { vpic }: VinTables): VinAnswerMake {
  const [reading] = readings;
  const [model] = models;
  if (reading && model) {
    const { name, slug } = reading.car.make;
    return { value: name, slug, source: model.source, confidence: model.confidence };
  }
  const byHand = makerByHand(vin);
  const ofVpic = vpic.makerOf(vin);
  if (model?.make !== undefined) {
    return { value: model.make, slug: null, source: model.source, confidence: model.confidence };
  }
  if (byHand) {
    const isAgreed = ofVpic?.toLowerCase() === byHand.make.toLowerCase();
    const confidence = isAgreed ? 'cross-checked' : 'unverified';
    return { value: byHand.make, slug: null, source: 'hand', confidence };
  }
  return ofVpic ? { value: ofVpic, slug: null, source: 'vpic', confidence: 'verified' } : null;
}

type VinAnswerMake = (Said<string> & { readonly slug: string | null }) | null;

interface Outcome {
  readonly outcome: VinDecoded['outcome'];
  readonly question: VinDecoded['question'];
  readonly cars: readonly (Reading & { readonly finding: Pick<Finding, 'source' | 'confidence'> })[];
}

function outcomeOf(best: Finding, make: VinAnswerMake, years: readonly number[], cars: CarIndex): Outcome {
  const { readings, models, isOutside, isToConfirm } = best;
  const found = readings.map((reading) => ({ ...reading, finding: best }));
  if (found.length > 0 && !isOutside) {
    if (found.length === 1 && !isToConfirm) return { outcome: 'exact', question: null, cars: found };
    const isOneModel = new Set(found.map(({ car }) => car.model.slug)).size === 1;
    const question = found.length === 1 ? 'confirm' : isOneModel ? 'generation' : 'model';
    return { outcome: 'choose', question, cars: found };
  }
  if (models.length > 0) return { outcome: 'other-car', question: null, cars: [] };
  if (make === null) return { outcome: 'unknown', question: null, cars: [] };
  const ofMake = cars.ofMake(make.value, years).map((car) => ({ car, vehicles: [], finding: BY_MAKE }));
  return { outcome: years.length === 0 ? 'make' : 'make-year', question: 'model', cars: ofMake };
}

const BY_MAKE = { source: 'catalog', confidence: 'unverified' } as const;

function warningsOf(vin: string, best: Finding, years: readonly number[]): VinDecoded['warnings'] {
  const isWrong = !isEuropean(vin) && !hasValidCheckDigit(vin);
  const digits = { expected: vinCheckDigit(vin), found: vin.charAt(8) };
  return [
    ...(isWrong && isNorthAmerican(vin) ? [{ code: 'check_digit' as const, ...digits }] : []),
    ...(isWrong && !isNorthAmerican(vin) ? [{ code: 'check_digit_abroad' as const, ...digits }] : []),
    ...(years.length === 0 && best.taughtYear === undefined ? [{ code: 'no_year' as const }] : []),
  ];
}
