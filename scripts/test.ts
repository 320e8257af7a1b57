import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { dataRoot } from '../db/local/folder.ts';
import { freePort } from '../db/local/free-port.ts';
import { ScriptFailure } from './failure.ts';
import { requireChromium } from './find-chromium.ts';
import { packageProgram } from './paths.ts';
import { runNode } from './run-program.ts';
import { runMatrix } from '../tests/faults/matrix.ts';
import { verifyForTests, type StepCount } from './verify.ts';

const stages: Readonly<Record<string, (extra: readonly string[]) => Promise<StepCount>>> = {
  verify: () => verifyForTests(),
  unit: (extra) => vitest('unit', extra),
  db: (extra) => vitest('db', extra),
  http: (extra) => vitest('http', extra),
  e2e: (extra) => playwright(extra),
  faults: (extra) => faults(extra),
};

/**
 * `npm test` runs every stage to its end and fails if any did; `npm test -- db http` some of them. With one stage,
 * what follows it goes to its runner: `npm run test:db -- sales`.
 */
export async function run(args: string[]): Promise<number> {
  const named = args.filter((arg) => arg in stages);
  const [only] = named;
  const extra = named.length === 1 ? args.filter((arg) => arg !== only) : [];
  const unknown = args.filter((arg) => !named.includes(arg) && !extra.includes(arg));
  if (unknown.length > 0) {
    throw new ScriptFailure(`No hay etapa "${unknown.join(' ')}". Hay: ${Object.keys(stages).join(', ')}.`);
  }
  const wanted = named.length > 0 ? named : Object.keys(stages);
  let passed = 0;
  let failed = 0;
  for (const name of wanted) {
    console.log(`\n── ${name} ${'─'.repeat(60 - name.length)}`);
    const startedAt = performance.now();
    const count = await runStage(name, extra);
    passed += count.passed;
    failed += count.failed;
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(0);
    console.log(`${name}: ${count.passed} passed, ${count.failed} failed (${seconds} s)`);
  }
  console.log(`\n${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

/** A stage that cannot even begin counts as one failure and does not keep the others from running. */
async function runStage(name: string, extra: readonly string[]): Promise<StepCount> {
  try {
    return (await stages[name]?.(extra)) ?? { passed: 0, failed: 1 };
  } catch (error) {
    console.error(error instanceof ScriptFailure ? error.message : error);
    return { passed: 0, failed: 1 };
  }
}

interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numFailedTestSuites: number;
}

async function vitest(project: string, extra: readonly string[]): Promise<StepCount> {
  const report = reportFile(project);
  const { code } = await runNode(packageProgram('vitest/vitest.mjs'), [
    'run',
    `--project=${project}`,
    '--passWithNoTests',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...extra,
  ]);
  const counted = readReport(report) as VitestReport | undefined;
  return whole(code, counted?.numPassedTests ?? 0, counted?.numFailedTests ?? 0);
}

interface PlaywrightReport {
  readonly stats: { readonly expected: number; readonly unexpected: number; readonly flaky: number };
}

async function playwright(extra: readonly string[]): Promise<StepCount> {
  const report = reportFile('e2e');
  const { code } = await runNode(
    packageProgram('@playwright/test/cli.js'),
    ['test', '--reporter=list,json', '--pass-with-no-tests', ...extra],
    {
      env: {
        CHROMIUM: requireChromium(),
        MULTIPARTES_E2E_PORT: String(await freePort()),
        PLAYWRIGHT_JSON_OUTPUT_NAME: report,
      },
    },
  );
  const stats = (readReport(report) as PlaywrightReport | undefined)?.stats;
  return whole(code, (stats?.expected ?? 0) + (stats?.flaky ?? 0), stats?.unexpected ?? 0);
}

const FAULT_SEED = 7;

/** Each row of the matrix counts as one test. */
async function faults(only: readonly string[]): Promise<StepCount> {
  const rows = await runMatrix({
    size: 'quick',
    only,
    seed: FAULT_SEED,
    seconds: Number.POSITIVE_INFINITY,
  });
  const passed = rows.filter(({ ok }) => ok).length;
  return { passed, failed: rows.length - passed };
}

/** A runner may fail without a failed test: a crash, an unhandled error, a file that does not load. */
function whole(code: number, passed: number, failed: number): StepCount {
  return { passed, failed: code !== 0 && failed === 0 ? 1 : failed };
}

function reportFile(stage: string): string {
  const folder = join(dataRoot(), 'reports');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${stage}.json`);
  rmSync(file, { force: true });
  return file;
}

function readReport(file: string): unknown {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}
