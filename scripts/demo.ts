import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { dataRoot } from '../db/local/folder.ts';
import { seedCatalogIfEmpty, seedDemoIfEmpty, type DemoLogin } from '../db/seed/index.ts';
import type { Env } from '../src/server/env.ts';
import type { ProjectDatabase } from './database.ts';
import { projectRoot } from './paths.ts';

/** Where the demo chain's passwords are kept; they are made anew for every installation. */
export function demoLoginsFile({ isEmbedded }: Pick<ProjectDatabase, 'isEmbedded'>): string {
  return isEmbedded ? join(dataRoot(), 'dev', 'demo-logins.json') : join(dataRoot(), 'demo-logins.json');
}

/**
 * Fills an empty database: the embedded one with the demo chain, a real server with it only when asked for, and
 * otherwise with the catalog of cars alone.
 */
export async function seedWhenWanted(
  env: Env,
  database: ProjectDatabase,
  log: (line: string) => void,
): Promise<void> {
  if (!database.isEmbedded && !env.MULTIPARTES_DEMO) {
    if (await seedCatalogIfEmpty(database.ownerUrl, Date.now()))
      log('Catálogo de coches y tipos de pieza cargado');
    return;
  }
  let hasTold = false;
  const startedAt = performance.now();
  const seeded = await seedDemoIfEmpty({
    ownerUrl: database.ownerUrl,
    demoLoginsFile: demoLoginsFile(database),
    log: () => {
      if (!hasTold) log('Llenando la cadena de demostración…');
      hasTold = true;
    },
  });
  if (!seeded) return;
  const { branches, donors, units, newParts } = seeded;
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  log(
    `  ${branches} sucursales, ${donors} autos, ${units} piezas, ${newParts} refacciones nuevas (${seconds} s)`,
  );
}

const shownRoles = ['owner', 'administrator', 'clerk', 'inventory_manager'] as const;
const roleNames = {
  owner: 'Dueña',
  administrator: 'Administración',
  clerk: 'Mostrador',
  inventory_manager: 'Almacén',
};

/** One login of each role, for the terminal; empty when this installation has no demo chain. */
export function demoLoginLines(file: string): string[] {
  if (!existsSync(file)) return [];
  const logins = JSON.parse(readFileSync(file, 'utf8')) as DemoLogin[];
  const shown = shownRoles.flatMap((role) => logins.find((login) => login.role === role) ?? []);
  const widest = Math.max(0, ...shown.map(({ email }) => email.length));
  return [
    'Entra a /caja o /panel con una de estas cuentas de demostración:',
    ...shown.map(({ role, email, password }) => {
      return `  ${roleNames[role].padEnd(15)} ${email.padEnd(widest)}  ${password}`;
    }),
    `Las demás están en ${relative(projectRoot, file)}`,
  ];
}
