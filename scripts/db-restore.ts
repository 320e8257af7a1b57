import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import mysql from 'mysql2/promise';
import { setName } from '../db/backup/backup-set.ts';
import { restoreMedia } from '../db/backup/keep-media.ts';
import { requireBackupPrograms } from '../db/backup/programs.ts';
import { restoreBranch } from '../db/backup/restore-branch.ts';
import { restoreServer, type RestoreOrder } from '../db/backup/restore-server.ts';
import { connectionOptions } from '../db/client.ts';
import { openLocalDatabase } from '../db/local/connect.ts';
import { dataRoot, localFolder } from '../db/local/folder.ts';
import { stopLocalDatabase } from '../db/local/stop.ts';
import { mediaFolder } from '../src/server/media/media-folder.ts';
import { backupFolder, backupIdentity, momentOf } from './backup-options.ts';
import { environment, withProjectDatabase } from './database.ts';
import { ScriptFailure } from './failure.ts';

const OPTIONS = {
  from: { type: 'string' },
  identity: { type: 'string' },
  set: { type: 'string' },
  until: { type: 'string' },
  branch: { type: 'string' },
  into: { type: 'string' },
  replace: { type: 'boolean', default: false },
} as const;

type Wanted = Pick<RestoreOrder, 'target' | 'identity' | 'set' | 'until' | 'programs' | 'log'>;

/**
 * `npm run db:restore -- --from <folder> --identity <key file>` and where to: `--into <data folder>` (a new one),
 * `--replace` (this installation; what is there is set aside, not deleted), or `--branch QRO` (one branch of this
 * installation). `--set <name>` and `--until <moment>` choose what; the newest set, as it was taken, unless said.
 */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: OPTIONS });
  const env = environment();
  const log = (line: string) => console.log(line);
  const wanted: Wanted = {
    target: backupFolder(values.from, env),
    identity: backupIdentity(values.identity),
    set: values.set,
    until: momentOf(values.until),
    programs: requireBackupPrograms(log),
    log,
  };
  const ways = [values.into !== undefined, values.replace, values.branch !== undefined].filter(Boolean);
  if (ways.length !== 1)
    throw new ScriptFailure('Di a dónde: --into <carpeta>, --replace o --branch <código>.');
  if (values.branch !== undefined) return oneBranch(wanted, values.branch.toUpperCase());
  if (values.into !== undefined) return intoNew(wanted, resolve(values.into));
  return inPlace(wanted, mediaFolder(env));
}

async function intoNew(wanted: Wanted, root: string): Promise<void> {
  const { manifest, replayedLogs, seconds } = await restoreServer({
    ...wanted,
    folder: localFolder('dev', root),
  });
  const photos = await restoreMedia({ ...wanted, into: join(root, 'dev', 'media') });
  console.log(
    `Restaurado ${manifest.name} en ${root}: copia ${seconds.copy} s, bitácora ${seconds.replay} s ` +
      `(${replayedLogs.length} archivos), ${photos} fotos.\nPara abrirlo: MULTIPARTES_DATA=${root} npm start`,
  );
}

async function inPlace(wanted: Wanted, media: string): Promise<void> {
  if ((await stopLocalDatabase('dev')) === 'in-use') {
    throw new ScriptFailure('El sitio está abierto y usa esta base. Deténlo y vuelve a intentarlo.');
  }
  const folder = localFolder('dev');
  const aside = existsSync(folder.dataDir) ? `${folder.path}/data-before-${setName(new Date())}` : null;
  if (aside) renameSync(folder.dataDir, aside);
  try {
    const { manifest } = await restoreServer({ ...wanted, folder });
    const photos = await restoreMedia({ ...wanted, into: media });
    console.log(`Restaurado ${manifest.name}, ${photos} fotos.`);
    if (aside) console.log(`Lo que había quedó en ${aside}; bórralo cuando estés seguro.`);
  } catch (error) {
    if (aside && !existsSync(folder.dataDir)) renameSync(aside, folder.dataDir);
    throw error;
  }
}

async function oneBranch(wanted: Wanted, code: string): Promise<void> {
  const root = mkdtempSync(join(dataRoot(), 'restore-'));
  try {
    await restoreServer({ ...wanted, folder: localFolder('dev', root) });
    const scratch = await openLocalDatabase('dev', { root, graceMs: 0 });
    try {
      const written = await withProjectDatabase(async ({ ownerUrl }) => {
        const from = await connect(scratch.ownerUrl);
        const to = await connect(ownerUrl);
        try {
          const at = new Date();
          return await restoreBranch({ from, to, code, event: { id: randomBytes(16), at } });
        } finally {
          await Promise.all([from.end(), to.end()]);
        }
      });
      for (const [table, rows] of written) console.log(`  ${table}: ${rows}`);
      console.log(`La sucursal ${code} quedó como en el respaldo; las demás no cambiaron.`);
    } finally {
      await scratch.release();
      await stopLocalDatabase('dev', root);
    }
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** Values as the server writes them, so that they arrive as they left. */
function connect(url: string) {
  const parsed = new URL(url);
  return mysql.createConnection({
    ...connectionOptions(parsed),
    database: decodeURIComponent(parsed.pathname.slice(1)),
    dateStrings: true,
    supportBigNumbers: true,
    bigNumberStrings: true,
  });
}
