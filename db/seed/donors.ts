import type { GenerationFact } from '../../src/domain/shared/facts/generations.ts';
import type { Grade } from '../../src/domain/shared/facts/grading.ts';
import { isLostTo, type Impact } from '../../src/domain/shared/facts/impact.ts';
import { nameOf } from '../../src/domain/shared/facts/part-types.ts';
import { isPainted, warrantyDaysOf } from '../../src/domain/shared/facts/piece-rules.ts';
import { SYSTEMS } from '../../src/domain/shared/facts/systems.ts';
import { vinCheckDigit, vinYearCode } from '../../src/domain/shared/vin.ts';
import type { SeededGeneration, SeededPart, SeededVehicle } from './catalog.ts';
import type { DemoBranch } from './demo-branches.ts';
import { inspect } from './grading.ts';
import { classFactor, priceRowOf, usedPriceCents } from './pricing.ts';
import { uuidHexAt, type Random } from './random.ts';
import { VIN_PATTERNS } from './vin-patterns.ts';
import { addDays, localInstantMs } from './yard-calendar.ts';

export interface DemoDonor {
  readonly idHex: string;
  readonly generation: SeededGeneration;
  readonly vehicle: SeededVehicle;
  readonly modelYear: number;
  readonly vin: string;
  readonly odometerKm: number;
  readonly colour: string;
  readonly impact: Impact;
  readonly costCents: number;
  readonly yardPosition: string;
  readonly status: 'received' | 'dismantling' | 'dismantled' | 'closed';
  readonly arrivedOn: string;
  readonly dismantledOn: string | null;
}

export interface DemoUnit {
  readonly idHex: string;
  readonly stockItemHex: string;
  serial: string;
  readonly donor: DemoDonor;
  readonly partId: number;
  readonly description: string;
  readonly grade: Grade;
  readonly gradedOn: string;
  readonly damageCodes: readonly string[];
  readonly colour: string | null;
  readonly warrantyDays: number;
  readonly priceCents: number;
  readonly bin: string;
  readonly receivedMs: number;
  /** When it was sold; null: still on the shelf. */
  soldMs: number | null;
}

export interface YardDay {
  /** Local date of seeding. */
  readonly today: string;
  readonly nowMs: number;
}

// prettier-ignore
const COLOURS = [
  'Blanco', 'Blanco', 'Blanco', 'Plata', 'Plata', 'Gris', 'Gris Oxford', 'Negro', 'Negro', 'Rojo', 'Rojo', 'Azul',
  'Arena', 'Vino', 'Verde',
] as const;
// prettier-ignore
const IMPACT_SHARES: readonly Impact[] = [
  'front', 'front', 'front', 'front', 'front', 'rear', 'rear', 'rear', 'left', 'left', 'right', 'right', 'rollover',
  'flood', 'mechanical', 'mechanical', 'none',
];
const OLDEST_ARRIVAL_DAYS = 330;
const CLOSED_AFTER_DAYS = 250;
const FIRST_CODED_MODEL_YEAR = 1985;

export function makeDonor(
  generation: SeededGeneration,
  at: { branch: DemoBranch; day: YardDay; serialsUsed: Set<string> },
  random: Random,
): DemoDonor {
  const { fact } = generation;
  const yearNow = Number(at.day.today.slice(0, 4));
  const modelYear = modelYearOf(fact, yearNow, random);
  const fitting = generation.vehicles.filter(
    (each) => each.fact.yearFrom <= modelYear && modelYear <= (each.fact.yearTo ?? yearNow),
  );
  const vehicle = random.pick(fitting.length > 0 ? fitting : generation.vehicles);
  // Yards hold more young arrivals than old ones: pieces get sold.
  const daysAgo = Math.floor(OLDEST_ARRIVAL_DAYS * random.next() ** 1.25);
  const arrivedOn = addDays(at.day.today, -daysAgo);
  const takesDays = random.between(1, 6);
  const status =
    daysAgo <= 1
      ? 'received'
      : daysAgo <= takesDays
        ? 'dismantling'
        : daysAgo > CLOSED_AFTER_DAYS
          ? 'closed'
          : 'dismantled';
  const ageYears = Math.max(1, yearNow - modelYear);
  const factor = classFactor(fact, yearNow);
  return {
    idHex: uuidHexAt(localInstantMs(arrivedOn, 10 * 60 + random.between(0, 300), at.branch.timeZone), random),
    generation,
    vehicle,
    modelYear,
    vin: vinOf(fact, modelYear, at.serialsUsed, random),
    odometerKm: odometerOf(ageYears, random),
    colour: random.pick(COLOURS),
    impact: random.pick(IMPACT_SHARES),
    costCents: Math.round((16_500 * factor * (0.55 + random.next() * 0.8)) / 500) * 500_00,
    yardPosition: `F${random.between(1, 24)}-${random.between(1, 8)}`,
    status,
    arrivedOn,
    dismantledOn: status === 'dismantled' || status === 'closed' ? addDays(arrivedOn, takesDays) : null,
  };
}

/** Old cars are driven less: ten years at full distance, the rest at half. */
function odometerOf(ageYears: number, random: Random): number {
  const yearsDriven = Math.min(ageYears, 10) + Math.max(0, ageYears - 10) / 2;
  return Math.round(3_000 + yearsDriven * random.between(8_000, 32_000) + random.between(0, 9_999));
}

function modelYearOf(fact: GenerationFact, yearNow: number, random: Random): number {
  const first = Math.max(fact.yearFrom, FIRST_CODED_MODEL_YEAR);
  const last = Math.min(fact.yearTo ?? yearNow - 1, yearNow - 1);
  const middle = (random.next() + random.next()) / 2;
  return Math.max(first, Math.min(last, first + Math.floor((last - first + 1) * (0.25 + middle * 0.75))));
}

function vinOf(fact: GenerationFact, modelYear: number, used: Set<string>, random: Random): string {
  const pattern = VIN_PATTERNS[fact.slug];
  if (!pattern) throw new Error(`No VIN pattern for ${fact.slug}`);
  const [manufacturer, descriptor, plant] = pattern;
  for (;;) {
    const serial = String(random.between(10_000, 799_999)).padStart(6, '0');
    const open = `${manufacturer}${descriptor}0${vinYearCode(modelYear)}${plant}${serial}`;
    const vin = open.slice(0, 8) + vinCheckDigit(open) + open.slice(9);
    if (used.has(vin)) continue;
    used.add(vin);
    return vin;
  }
}

/** What the yard put on the shelf from one donor: what the blow spared and was worth the work. */
export function takeUnits(
  donor: DemoDonor,
  at: { branch: DemoBranch; day: YardDay },
  random: Random,
): DemoUnit[] {
  if (donor.status === 'received') return [];
  const yearNow = Number(at.day.today.slice(0, 4));
  const factor = classFactor(donor.generation.fact, yearNow);
  const diligence = 0.29 + random.next() * 0.21;
  const gradedOn = donor.dismantledOn ?? addDays(donor.arrivedOn, 1);
  const car = { odometerKm: donor.odometerKm, ageYears: Math.max(1, yearNow - donor.modelYear) };
  const units: DemoUnit[] = [];
  for (const part of donor.generation.parts) {
    const { type, position } = part.fitted;
    const [usedPesos, , pull] = priceRowOf(type.code);
    if (usedPesos === 0 || !fits(part, donor.vehicle)) continue;
    if (isLostTo(donor.impact, type.code, position)) continue;
    if (!random.chance((pull / 10) * diligence)) continue;
    const receivedMs = localInstantMs(gradedOn, 9 * 60 + 30 + random.between(0, 480), at.branch.timeZone);
    if (receivedMs >= at.day.nowMs) continue;
    const { grade, damageCodes } = inspect(type.partClass, car, random);
    units.push({
      idHex: uuidHexAt(receivedMs, random),
      stockItemHex: uuidHexAt(receivedMs, random),
      serial: '',
      donor,
      partId: part.id,
      description: `${nameOf(type, position, 'es')} ${carLabel(donor.generation.fact)}`,
      grade,
      gradedOn,
      damageCodes,
      colour: isPainted(type.code) ? donor.colour : null,
      warrantyDays: warrantyDaysOf(type),
      priceCents: usedPriceCents(type.code, { factor, grade, luck: random.next() }),
      bin: binOf(type.system, random),
      receivedMs,
      soldMs: null,
    });
  }
  return units;
}

const fits = (part: SeededPart, vehicle: SeededVehicle) =>
  part.fitted.vehicles?.includes(vehicle.fact) ?? true;

/** `Versa 12–19`. */
export function carLabel({ model, yearFrom, yearTo }: GenerationFact): string {
  return `${model} ${twoDigits(yearFrom)}–${yearTo === null ? '' : twoDigits(yearTo)}`.trim();
}

const twoDigits = (year: number) => String(year % 100).padStart(2, '0');

const AISLES = new Map(SYSTEMS.map((system) => [system.code, 'ABCDEFGHJKLM'.charAt(system.ordinal - 1)]));

/** Aisle of the system, rack and level: `C-14-2`. */
export function binOf(system: SeededPart['fitted']['type']['system'], random: Random): string {
  return `${AISLES.get(system) ?? 'Z'}-${random.between(1, 24)}-${random.between(1, 4)}`;
}
