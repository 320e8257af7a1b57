import { cutConnections } from './cases/cut.ts';
import { databaseKilled } from './cases/database-killed.ts';
import { driverErrors } from './cases/driver-errors.ts';
import { frozen } from './cases/frozen.ts';
import { killedAtPoints } from './cases/killed-at-points.ts';
import { killedUnderLoad } from './cases/killed-under-load.ts';
import { lastUnit } from './cases/last-unit.ts';
import { negativeControls, serverControls } from './cases/negative-controls.ts';
import { retryStorm } from './cases/retry-storm.ts';
import type { Bench, CaseResult, FaultCase } from './support/case.ts';
import { openPrivateServer } from './support/private-server.ts';

export const MATRIX: readonly FaultCase[] = [
  killedAtPoints,
  killedUnderLoad,
  negativeControls,
  driverErrors,
  cutConnections,
  lastUnit,
  retryStorm,
  databaseKilled,
  frozen,
  serverControls,
];

export interface MatrixOptions {
  readonly size: Bench['size'];
  /** Ids of the cases; all when empty. */
  readonly only: readonly string[];
  readonly seed: number;
  /** No case begins anything new after that many seconds. */
  readonly seconds: number;
}

export interface Row extends CaseResult {
  readonly id: string;
  readonly title: string;
  readonly seconds: number;
  readonly ok: boolean;
}

/** Cases that go on at the same time. */
const AT_ONCE = { quick: 3, full: 1 } as const;

/** Runs cases; one that fails, however, does not keep the others from running. */
export async function runMatrix({ size, only, seed, seconds }: MatrixOptions): Promise<readonly Row[]> {
  const unknown = only.filter((id) => !MATRIX.some((one) => one.id === id));
  if (unknown.length > 0)
    throw new Error(`No case ${unknown.join(', ')}; there are ${MATRIX.map(({ id }) => id).join(', ')}`);
  const server = await openPrivateServer();
  const beganMs = performance.now();
  const isOver = () => performance.now() - beganMs > seconds * 1_000;
  const wanted = MATRIX.filter(({ id }) => only.length === 0 || only.includes(id));
  const rows: Row[] = [];
  const runNext = async (queue: FaultCase[]) => {
    for (let one = queue.shift(); one; one = queue.shift()) {
      const { id } = one;
      const row = await runOne(one, {
        server,
        size,
        seed,
        isOver,
        tell: (line) => console.log(`  ${id} ${line}`),
      });
      rows.push(row);
      printRow(row);
    }
  };
  try {
    const together = wanted.filter(({ isAlone }) => !isAlone);
    // Much of a case is waiting, for processes to start and for things to come to rest.
    await Promise.all(Array.from({ length: AT_ONCE[size] }, () => runNext(together)));
    await runNext(wanted.filter(({ isAlone }) => isAlone));
  } finally {
    await server.close();
  }
  return wanted.flatMap(({ id }) => rows.find((row) => row.id === id) ?? []);
}

async function runOne(one: FaultCase, bench: Bench): Promise<Row> {
  const beganMs = performance.now();
  const secondsOf = () => (performance.now() - beganMs) / 1_000;
  try {
    const result = await one.run(bench);
    const ok = result.breaks.length === 0 && result.failures.length === 0;
    return { ...result, id: one.id, title: one.title, seconds: secondsOf(), ok };
  } catch (error) {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    const nothing = { count: 0, unit: '', breaks: [], failures: [`the case itself failed: ${text}`] };
    return { ...nothing, id: one.id, title: one.title, seconds: secondsOf(), ok: false };
  }
}

export function printRow({ id, title, count, unit, breaks, failures, note, seconds, ok }: Row): void {
  console.log(
    `${ok ? '✓' : '✗'} ${id.padEnd(4)}${title.padEnd(62)}${`${count} ${unit}`.padEnd(18)}${seconds.toFixed(0).padStart(6)} s  ${note ?? ''}`,
  );
  for (const { invariant, text } of breaks) console.log(`    ${invariant}: ${text}`);
  for (const failure of failures) console.log(`    ${failure}`);
}
