import { join, resolve } from 'node:path';

/** The checkout. Every script works from here, whatever the current folder. */
export const projectRoot = resolve(import.meta.dirname, '..');

export function inProject(...parts: string[]): string {
  return join(projectRoot, ...parts);
}

/** A program that came with the packages, as a file that Node runs. */
export function packageProgram(path: string): string {
  return inProject('node_modules', path);
}
