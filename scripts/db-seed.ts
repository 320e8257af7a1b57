import { parseArgs } from 'node:util';
import { migrate } from '../db/migrate.ts';
import { seedDemoIfEmpty } from '../db/seed/index.ts';
import { withProjectDatabase, type ProjectDatabase } from './database.ts';
import { demoLoginLines, demoLoginsFile } from './demo.ts';
import { ScriptFailure } from './failure.ts';

/** `npm run db:seed -- --scale N`: the demo chain, N times its size, into a database without branches. */
export async function run(args: string[]): Promise<void> {
  const scale = readScale(args);
  await withProjectDatabase(async (database, env) => {
    if (!database.isEmbedded && !env.MULTIPARTES_DEMO) {
      throw new ScriptFailure(
        'La cadena de demostración solo va en un servidor propio con MULTIPARTES_DEMO=1.',
      );
    }
    await migrate({ ownerUrl: database.ownerUrl, appUser: database.appUser });
    await fillEmpty(database, scale);
  });
}

/** @throws ScriptFailure when the database already has a chain. */
export async function fillEmpty(database: ProjectDatabase, scale: number): Promise<void> {
  const file = demoLoginsFile(database);
  const seeded = await seedDemoIfEmpty({
    ownerUrl: database.ownerUrl,
    demoLoginsFile: file,
    scale,
    log: (line) => console.log(`  ${line}`),
  });
  if (!seeded)
    throw new ScriptFailure(`${database.name} ya tiene sucursales. Empieza de cero con npm run db:reset.`);
  console.log(`\n${demoLoginLines(file).join('\n')}`);
}

export function readScale(args: string[]): number {
  const { values } = parseArgs({ args, options: { scale: { type: 'string', default: '1' } } });
  const scale = Number(values.scale);
  if (!Number.isInteger(scale) || scale < 1 || scale > 1_000) {
    throw new ScriptFailure('--scale es un entero de 1 a 1000.');
  }
  return scale;
}
