import { VIN_PATTERNS } from '../../db/seed/vin-patterns.ts';
import { indexCars } from '../../src/domain/catalog/vin/car-names.ts';
import { decodeVin } from '../../src/domain/catalog/vin/decode-vin.ts';
import { loadVpic } from '../../src/domain/catalog/vin/load-vpic.ts';
import { indexLocalPatterns } from '../../src/domain/catalog/vin/local-patterns.ts';
import { readVin } from '../../src/domain/shared/vin.ts';
import { aVin } from '../fixtures/a-vin.ts';
import { FACT_GENERATIONS } from '../fixtures/fact-generations.ts';
import { median } from './support/load.ts';

const ROUNDS = 7;
const PER_ROUND = 20_000;
const BAR_PER_SECOND = 20_000;
const LAST_YEAR = 2027;

interface Slice {
  readonly perSecond: number;
  /** Per second of processor time: what one core does, whatever else the machine is at. */
  readonly perCore: number;
}

/**
 * Reading a VIN in process, from typed text to the car, against a plain Map lookup of its first eight characters: both in the
 * same run, one after the other in every round. The numbers are those of every car of the catalog in every model year.
 */
export async function run(): Promise<number> {
  const beganMs = performance.now();
  const vpic = await loadVpic();
  const loadMs = Math.round(performance.now() - beganMs);
  const tables = { vpic, cars: indexCars(FACT_GENERATIONS), local: indexLocalPatterns([]) };
  const numbers = fleet();
  const byStart = new Map(numbers.map(({ vin, path }) => [vin.slice(0, 8), path]));
  const answers = numbers.map(({ vin, path }) => {
    const { outcome, cars } = decodeVin(vin, tables, LAST_YEAR);
    return { outcome, isRight: cars.length === 1 && cars[0]?.path === path };
  });
  const right = answers.filter(({ isRight }) => isRight).length;

  const decode = (vin: string) => {
    const reading = readVin(vin);
    return reading.isVin ? decodeVin(reading.vin, tables, LAST_YEAR).cars.length : 0;
  };
  const look = (vin: string) => (byStart.get(vin.slice(0, 8)) === undefined ? 0 : 1);
  slice(numbers, decode);
  slice(numbers, look);
  const rounds = Array.from({ length: ROUNDS }, () => ({
    ours: slice(numbers, decode),
    map: slice(numbers, look),
  }));
  const middle = (of: 'ours' | 'map', field: keyof Slice) =>
    Math.round(median(rounds.map((round) => round[of][field])));

  console.log(`${numbers.length} numbers, ${ROUNDS} rounds of ${PER_ROUND}; medians`);
  console.log('what       VIN/s     VIN/s of a core');
  for (const name of ['map', 'ours'] as const) {
    const [rate, core] = [middle(name, 'perSecond'), middle(name, 'perCore')];
    console.log(`${name.padEnd(6)} ${String(rate).padStart(10)} ${String(core).padStart(15)}`);
  }
  const perCore = middle('ours', 'perCore');
  const ok = perCore >= BAR_PER_SECOND;
  console.log(`bar ${BAR_PER_SECOND} of a core; tables loaded in ${loadMs} ms; the one right car: ${right}`);
  const figures = { perCore, perSecond: middle('ours', 'perSecond'), mapPerCore: middle('map', 'perCore') };
  console.log(
    JSON.stringify({ bench: 'vin', ok, ...figures, loadMs, numbers: numbers.length, oneRightCar: right }),
  );
  return ok ? 0 : 1;
}

function fleet() {
  return FACT_GENERATIONS.flatMap(({ path, yearFrom, yearTo }) => {
    const pattern = VIN_PATTERNS[path];
    if (!pattern) return [];
    const [wmi, descriptor, plant] = pattern;
    const first = Math.max(1980, yearFrom);
    return Array.from({ length: (yearTo ?? LAST_YEAR - 1) - first + 1 }, (_, index) => ({
      path,
      vin: aVin(wmi + descriptor, first + index, plant),
    }));
  });
}

function slice(numbers: readonly { readonly vin: string }[], read: (vin: string) => number): Slice {
  const cpu = process.cpuUsage();
  const beganMs = performance.now();
  let found = 0;
  for (let index = 0; index < PER_ROUND; index += 1) {
    found += read(numbers[index % numbers.length]?.vin ?? '');
  }
  const seconds = (performance.now() - beganMs) / 1_000;
  const { user, system } = process.cpuUsage(cpu);
  if (found === 0) throw new Error('Nothing was read');
  return { perSecond: PER_ROUND / seconds, perCore: (PER_ROUND * 1_000_000) / (user + system) };
}
