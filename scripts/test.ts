import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { dataRoot } from '../db/local/folder.ts';
import { freePort } from '../db/local/free-port.ts';
import { ScriptFailure } from './failure.ts';
import { requireChromium } from './find-chromium.ts';
import { packageProgram } from './paths.ts';
import { runNode } from './run-program.ts';
import { runMatrix } from '../tests/faults/matrix.ts';
import {
  playwrightResult,
  vitestResult,
  type PlaywrightReport,
  type StageResult,
  type VitestReport,
} from './test-report.ts';
import { verifyForTests } from './verify.ts';

const stages: Readonly<Record<string, (extra: readonly string[]) => Promise<StageResult>>> = {
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
  const failures: string[] = [];
  for (const name of wanted) {
    console.log(`\n── ${name} ${'─'.repeat(60 - name.length)}`);
    const startedAt = performance.now();
    const result = await runStage(name, extra);
    passed += result.passed;
    failures.push(...result.failures.map((failure) => `${name}: ${failure}`));
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(0);
    console.log(`${name}: ${result.passed} passed, ${result.failures.length} failed (${seconds} s)`);
  }
  // Named once more at the end: of a long log often only its end is kept.
  for (const failure of failures) console.log(`\n✗ ${failure}`);
  console.log(`\n${passed} passed, ${failures.length} failed`);
  return failures.length === 0 ? 0 : 1;
}

/** A stage that cannot even begin counts as one failure and does not keep the others from running. */
async function runStage(name: string, extra: readonly string[]): Promise<StageResult> {
  try {
    return (await stages[name]?.(extra)) ?? { passed: 0, failures: ['no such stage'] };
  } catch (error) {
    const told = error instanceof ScriptFailure ? error.message : inspect(error);
    console.error(told);
    return { passed: 0, failures: [told] };
  }
}

async function vitest(project: string, extra: readonly string[]): Promise<StageResult> {
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
  return vitestResult(readReport(report) as VitestReport | undefined, code);
}

async function playwright(extra: readonly string[]): Promise<StageResult> {
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
  return playwrightResult(readReport(report) as PlaywrightReport | undefined, code);
}

const FAULT_SEED = 7;

/** Each row of the matrix counts as one test. */
async function faults(only: readonly string[]): Promise<StageResult> {
  const rows = await runMatrix({
    size: 'quick',
    only,
    seed: FAULT_SEED,
    seconds: Number.POSITIVE_INFINITY,
  });
  const failures = rows
    .filter(({ ok }) => !ok)
    .map((row) => {
      const breaks = row.breaks.map(({ invariant, text }) => `${invariant}: ${text}`);
      return [`${row.id} ${row.title}`, ...breaks, ...row.failures].join('\n    ');
    });
  return { passed: rows.length - failures.length, failures };
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
