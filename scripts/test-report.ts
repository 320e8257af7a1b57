import { relative } from 'node:path';
import { projectRoot } from './paths.ts';

/** What one stage of `npm test` came to. */
export interface StageResult {
  readonly passed: number;
  /** One text per failure: where, what was expected to hold, and the first lines of what went wrong. */
  readonly failures: readonly string[];
}

/** Enough to know the cause when only the end of a log was kept. */
const LINES_PER_FAILURE = 12;
// eslint-disable-next-line no-control-regex -- colours begin with the escape character
const COLOUR = /\u001B\[[\d;]*m/gu;

export interface VitestReport {
  readonly numPassedTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message: string;
    readonly assertionResults: readonly {
      readonly status: string;
      readonly fullName: string;
      readonly failureMessages: readonly string[] | null;
    }[];
  }[];
}

export interface PlaywrightReport {
  readonly stats: { readonly expected: number; readonly flaky: number };
  readonly suites: readonly PlaywrightSuite[];
  readonly errors: readonly { readonly message?: string }[];
}

interface PlaywrightSuite {
  readonly file: string;
  readonly suites?: readonly PlaywrightSuite[];
  readonly specs: readonly {
    readonly title: string;
    readonly tests: readonly {
      readonly projectName: string;
      readonly status: string;
      readonly results: readonly { readonly errors: readonly { readonly message?: string }[] }[];
    }[];
  }[];
}

/**
 * A runner may fail without a failed test: a crash, an unhandled error, a file that does not load. Then the stage has
 * that one failure.
 */
export function vitestResult(report: VitestReport | undefined, code: number): StageResult {
  const failures = (report?.testResults ?? []).flatMap((file) => {
    const where = relative(projectRoot, file.name);
    const tests = file.assertionResults
      .filter(({ status }) => status === 'failed')
      .map((test) => failure(`${where} › ${test.fullName}`, test.failureMessages ?? []));
    return tests.length === 0 && file.status === 'failed' ? [failure(where, [file.message])] : tests;
  });
  return { passed: report?.numPassedTests ?? 0, failures: orCrash(failures, code) };
}

export function playwrightResult(report: PlaywrightReport | undefined, code: number): StageResult {
  const { expected = 0, flaky = 0 } = report?.stats ?? {};
  const outside = (report?.errors ?? []).map(({ message }) => failure('outside of a test', [message ?? '']));
  const failures = [...(report?.suites ?? []).flatMap(failuresOfSuite), ...outside];
  return { passed: expected + flaky, failures: orCrash(failures, code) };
}

function failuresOfSuite(suite: PlaywrightSuite): readonly string[] {
  const own = suite.specs.flatMap(({ title, tests }) =>
    tests
      .filter(({ status }) => status === 'unexpected')
      .map(({ projectName, results }) =>
        failure(
          `[${projectName}] ${suite.file} › ${title}`,
          (results.at(-1)?.errors ?? []).map(({ message }) => message ?? ''),
        ),
      ),
  );
  return [...own, ...(suite.suites ?? []).flatMap(failuresOfSuite)];
}

function orCrash(failures: readonly string[], code: number): readonly string[] {
  return code !== 0 && failures.length === 0 ? [`the runner ended with ${code} and named no test`] : failures;
}

function failure(where: string, messages: readonly string[]): string {
  const lines = messages.flatMap((message) => message.replaceAll(COLOUR, '').split('\n'));
  const told = lines.filter((line) => line.trim() !== '').slice(0, LINES_PER_FAILURE);
  return [where, ...told.map((line) => `    ${line}`)].join('\n');
}
