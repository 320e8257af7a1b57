import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

const SOURCE = join(import.meta.dirname, 'shop-process.ts');
/** From here the native packages are found, and the checkout is as far above as from the sources (db/local/folder.ts). */
const FOLDER = join(import.meta.dirname, '../../../node_modules/.cache');
/** Packages with programs of their own for each machine. */
const NATIVE = ['sharp', '@node-rs/argon2'];

let made: Promise<string> | undefined;

/**
 * The shop process as one file. A run starts dozens of them and waits for each, and from some hundred sources and
 * packages a start costs 1.5 s of a processor; from one file, a tenth of it. The sources are the same, so is what runs.
 */
export function shopProgram(): Promise<string> {
  return (made ??= bundle());
}

async function bundle(): Promise<string> {
  mkdirSync(FOLDER, { recursive: true });
  const file = join(FOLDER, 'multipartes-shop.mjs');
  const { outputFiles } = await build({
    entryPoints: [SOURCE],
    write: false,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    external: NATIVE,
    // Packages in the old module format ask for what Node has by `require`.
    banner: { js: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);" },
    logLevel: 'error',
  });
  const text = outputFiles[0]?.text ?? '';
  // Another run in this checkout may be starting processes from it.
  if (!existsSync(file) || readFileSync(file, 'utf8') !== text) {
    writeFileSync(`${file}.new`, text);
    renameSync(`${file}.new`, file);
  }
  return file;
}
