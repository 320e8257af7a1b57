import { describe, expect, it } from 'vitest';
import { inProject } from './paths.ts';
import { playwrightResult, vitestResult } from './test-report.ts';

const vitestFile = {
  name: inProject('src', 'a.test.ts'),
  status: 'failed',
  message: '',
  assertionResults: [
    { status: 'passed', fullName: 'adds', failureMessages: [] },
    {
      status: 'failed',
      fullName: 'subtracts',
      failureMessages: ['AssertionError: \u001B[31mexpected 2\u001B[39m\n\nat a'],
    },
  ],
};

describe('vitestResult', () => {
  it('names the file, the test and what went wrong, without colours', () => {
    expect(vitestResult({ numPassedTests: 1, testResults: [vitestFile] }, 1)).toEqual({
      passed: 1,
      failures: ['src/a.test.ts › subtracts\n    AssertionError: expected 2\n    at a'],
    });
  });

  it('names a file that did not load', () => {
    const file = { ...vitestFile, assertionResults: [], message: 'SyntaxError: x' };
    expect(vitestResult({ numPassedTests: 0, testResults: [file] }, 1).failures).toEqual([
      'src/a.test.ts\n    SyntaxError: x',
    ]);
  });

  it('fails when the runner did and named nothing', () => {
    expect(vitestResult(undefined, 134).failures).toEqual(['the runner ended with 134 and named no test']);
    expect(vitestResult({ numPassedTests: 3, testResults: [] }, 0)).toEqual({ passed: 3, failures: [] });
  });
});

describe('playwrightResult', () => {
  it('names the project, the file and the title of what failed in its last try', () => {
    const test = (status: string, messages: readonly string[]) => ({
      projectName: 'phone',
      status,
      results: [{ errors: [] }, { errors: messages.map((message) => ({ message })) }],
    });
    const inner = {
      file: 'caja.spec.ts',
      specs: [
        { title: 'sells', tests: [test('expected', [])] },
        { title: 'charges', tests: [test('unexpected', ['Timed out'])] },
      ],
    };
    const report = {
      stats: { expected: 1, flaky: 1 },
      suites: [{ file: 'caja.spec.ts', specs: [], suites: [inner] }],
      errors: [],
    };
    expect(playwrightResult(report, 1)).toEqual({
      passed: 2,
      failures: ['[phone] caja.spec.ts › charges\n    Timed out'],
    });
  });
});
