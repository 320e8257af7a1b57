import { median, percentile, underLoad, type Load } from './load.ts';
import { processorMs } from './processor-time.ts';

export interface Slice {
  readonly load: Load;
  /** Processor milliseconds for each deed: the process that does it, the database. */
  readonly appMs: number;
  readonly databaseMs: number;
}

/** A deed to measure, with the process whose work it is. */
export interface Contender {
  readonly label: string;
  readonly deed: (caller: number) => Promise<void>;
  readonly appPid: number;
}

export interface Conditions {
  readonly callers: number;
  readonly rounds: number;
  readonly sliceMs: number;
  readonly databasePid: number;
}

export type Slices<Name extends string> = Readonly<Record<Name, readonly Slice[]>>;

/** Contenders take turns, round after round, so that what else the machine does meets all of them. */
export async function interleaved<Name extends string>(
  contenders: Readonly<Record<Name, Contender>>,
  { callers, rounds, sliceMs, databasePid }: Conditions,
): Promise<Slices<Name>> {
  const names = Object.keys(contenders) as Name[];
  const slices = Object.fromEntries(names.map((name) => [name, [] as Slice[]])) as Record<Name, Slice[]>;
  for (let round = 0; round < rounds; round++) {
    for (const name of names) {
      const { deed, appPid } = contenders[name];
      const before = { app: processorMs(appPid), database: processorMs(databasePid) };
      const load = await underLoad(callers, sliceMs, deed);
      slices[name].push({
        load,
        appMs: (processorMs(appPid) - before.app) / load.done,
        databaseMs: (processorMs(databasePid) - before.database) / load.done,
      });
    }
  }
  return slices;
}

export const rateOf = ({ load }: Slice): number => load.done / load.seconds;

/** The median over the rounds of what `of` says of a round. */
export function overRounds<Name extends string>(
  slices: Slices<Name>,
  of: (round: Readonly<Record<Name, Slice>>) => number,
): { readonly median: number; readonly rounds: readonly number[] } {
  const names = Object.keys(slices) as Name[];
  const count = Math.min(...names.map((name) => slices[name].length));
  const rounds = Array.from({ length: count }, (_, at) =>
    of(Object.fromEntries(names.map((name) => [name, slices[name][at]])) as Record<Name, Slice>),
  );
  return { median: median(rounds), rounds };
}

export function printTable<Name extends string>(
  title: string,
  contenders: Readonly<Record<Name, Contender>>,
  slices: Slices<Name>,
): void {
  console.log(`\n${title.padEnd(26)}  rate/s   app CPU ms   db CPU ms   p50 ms   p95 ms   p99 ms`);
  for (const name of Object.keys(contenders) as Name[]) {
    const all = slices[name].flatMap(({ load }) => load.latenciesMs).sort((a, b) => a - b);
    const cells = [
      median(slices[name].map(rateOf)).toFixed(0).padStart(8),
      median(slices[name].map(({ appMs }) => appMs))
        .toFixed(3)
        .padStart(12),
      median(slices[name].map(({ databaseMs }) => databaseMs))
        .toFixed(3)
        .padStart(11),
      ...[0.5, 0.95, 0.99].map((share) => percentile(all, share).toFixed(1).padStart(8)),
    ];
    console.log(`${name} ${contenders[name].label}`.padEnd(26) + cells.join(' '));
  }
}
