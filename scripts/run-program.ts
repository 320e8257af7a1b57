import { spawn } from 'node:child_process';
import { projectRoot } from './paths.ts';

export interface ProgramOutcome {
  /** 0 is success; a signal counts as 1. */
  readonly code: number;
  /** Standard output and error as they came; empty when they went to the terminal. */
  readonly output: string;
}

export interface ProgramOptions {
  /** Keeps what the program says instead of letting it through to the terminal. */
  readonly isQuiet?: boolean;
  readonly env?: NodeJS.ProcessEnv;
}

/** Runs a program from the checkout and waits for its end. */
export function runProgram(
  command: string,
  args: readonly string[],
  options: ProgramOptions = {},
): Promise<ProgramOutcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: projectRoot,
      // Colours are for terminals.
      env: {
        ...process.env,
        ...(options.isQuiet ? { NO_COLOR: '1', FORCE_COLOR: undefined } : {}),
        ...options.env,
      },
      stdio: options.isQuiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    });
    let output = '';
    child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
    child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/** Runs a JavaScript program under this same Node. */
export function runNode(
  file: string,
  args: readonly string[],
  options?: ProgramOptions,
): Promise<ProgramOutcome> {
  return runProgram(process.execPath, [file, ...args], options);
}
