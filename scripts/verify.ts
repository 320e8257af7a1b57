import { existsSync } from 'node:fs';
import { inProject, packageProgram } from './paths.ts';
import { runNode } from './run-program.ts';
import type { StageResult } from './test-report.ts';

export interface VerifyStep {
  readonly name: string;
  readonly program: string;
  readonly args: readonly string[];
}

// Longest first: two run side by side.
const steps: readonly VerifyStep[] = [
  {
    name: 'lint',
    program: packageProgram('eslint/bin/eslint.js'),
    args: ['.', '--max-warnings=0'],
  },
  {
    name: 'astro check',
    program: packageProgram('astro/bin/astro.mjs'),
    args: ['check', '--noSync', '--minimumSeverity', 'warning', '--minimumFailingSeverity', 'warning'],
  },
  { name: 'types', program: packageProgram('typescript/bin/tsc'), args: ['--noEmit', '-p', 'tsconfig.json'] },
  {
    name: 'format',
    program: packageProgram('prettier/bin/prettier.cjs'),
    args: ['--check', '--log-level=warn', '.'],
  },
  { name: 'dead code', program: packageProgram('knip/bin/knip.js'), args: ['--no-progress'] },
];

const architectureStep: VerifyStep = {
  name: 'architecture',
  program: packageProgram('vitest/vitest.mjs'),
  args: ['run', '--project', 'unit', 'tests/architecture.test.ts'],
};

const sideBySide = 2;

export async function run(): Promise<number> {
  const { passed, failures } = await runSteps([...steps, architectureStep]);
  console.log(`\n${passed} passed, ${failures.length} failed`);
  return failures.length === 0 ? 0 : 1;
}

/** Format, lint, types and dead code. The architecture test is left out: it belongs to the unit tests. */
export function verifyForTests(): Promise<StageResult> {
  return runSteps(steps);
}

/** Runs the steps two at a time and tells each one's seconds; a failed one shows all it said. */
export async function runSteps(wanted: readonly VerifyStep[]): Promise<StageResult> {
  await ensureGeneratedTypes();
  const waiting = [...wanted];
  const failures: string[] = [];
  const worker = async (): Promise<void> => {
    for (let step = waiting.shift(); step; step = waiting.shift()) {
      const startedAt = performance.now();
      const { code, output } = await runNode(step.program, step.args, { isQuiet: true });
      const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
      if (code !== 0) failures.push(`${step.name}\n${output.trimEnd()}`);
      console.log(`  ${code === 0 ? '✓' : '✗'} ${step.name} (${seconds} s)`);
      if (code !== 0) console.log(`\n${output.trimEnd()}\n`);
    }
  };
  await Promise.all(Array.from({ length: sideBySide }, worker));
  return { passed: wanted.length - failures.length, failures };
}

/** Types that Astro writes from the project; lint and tsc read them, so they come first. */
async function ensureGeneratedTypes(): Promise<void> {
  if (existsSync(inProject('.astro', 'types.d.ts'))) return;
  await runNode(packageProgram('astro/bin/astro.mjs'), ['sync'], { isQuiet: true });
}
