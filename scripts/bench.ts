import { existsSync, readdirSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { ScriptFailure } from './failure.ts';
import { inProject } from './paths.ts';

interface Benchmark {
  run(args: string[]): Promise<number | undefined>;
}

/** `npm run bench -- <name> [arguments]` runs tests/bench/<name>.ts; without a name it tells which there are. */
export async function run([name, ...args]: string[]): Promise<number | undefined> {
  const folder = inProject('tests', 'bench');
  const files = existsSync(folder) ? readdirSync(folder) : [];
  const known = files.filter((file) => file.endsWith('.ts')).map((file) => file.slice(0, -'.ts'.length));
  if (name === undefined) {
    console.log(`Uso: npm run bench -- <nombre>\nHay: ${known.join(', ') || 'ninguno'}`);
    return 0;
  }
  if (!known.includes(name)) throw new ScriptFailure(`No hay un banco "${name}". Hay: ${known.join(', ')}`);
  const benchmark = (await import(
    pathToFileURL(inProject('tests', 'bench', `${name}.ts`)).href
  )) as Benchmark;
  return benchmark.run(args);
}
