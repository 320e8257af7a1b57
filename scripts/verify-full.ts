import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { inProject } from './paths.ts';
import { run as verify } from './verify.ts';

interface Check {
  run(args: string[]): Promise<number | undefined>;
}

/** Slower checks of the built site, of the committed cars and of backups, each a script of this folder. */
const checks = ['html-check', 'lighthouse', 'models-check', 'viewer-check', 'backup-check'] as const;

export async function run(): Promise<number> {
  const failed: string[] = [];
  if ((await verify()) !== 0) failed.push('verify');
  for (const name of checks) {
    const file = inProject('scripts', `${name}.ts`);
    if (!existsSync(file)) continue;
    console.log(`\n${name}`);
    const check = (await import(pathToFileURL(file).href)) as Check;
    if ((await check.run([])) ?? 0) failed.push(name);
  }
  console.log(
    failed.length === 0 ? '\nverify:full: todo bien.' : `\nverify:full: falló ${failed.join(', ')}.`,
  );
  return failed.length === 0 ? 0 : 1;
}
