import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { pruneSets } from '../db/backup/backup-set.ts';
import { requireBackupPrograms } from '../db/backup/programs.ts';
import { keepMedia } from '../db/backup/keep-media.ts';
import { keepLogs, takeBackup } from '../db/backup/take-backup.ts';
import { localFolder } from '../db/local/folder.ts';
import { tryLock } from '../db/local/lock.ts';
import { mediaFolder } from '../src/server/media/media-folder.ts';
import { backupFolder, backupRecipient, makeKeys, megabytes } from './backup-options.ts';
import { withProjectDatabase } from './database.ts';
import { ScriptFailure } from './failure.ts';

/**
 * `npm run db:backup -- --to <folder> --recipient age1…`: a sealed copy of the embedded database and its photographs
 * while people work. `--logs` keeps only what happened since; `--new-key <file>` makes the keys.
 */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      to: { type: 'string' },
      recipient: { type: 'string' },
      logs: { type: 'boolean', default: false },
      'new-key': { type: 'string' },
    },
  });
  if (values['new-key'] !== undefined) return sayKeys(values['new-key']);
  await withProjectDatabase(async (database, env) => {
    if (!database.isEmbedded) {
      throw new ScriptFailure(
        'db:backup respalda la base incluida. Un servidor propio se respalda con sus herramientas: docs/operations/backup.md.',
      );
    }
    const target = backupFolder(values.to, env);
    const recipient = backupRecipient(values.recipient, env);
    mkdirSync(target, { recursive: true, mode: 0o700 });
    const lock = tryLock(join(target, 'backup.lock'), 'exclusive');
    if (!lock) throw new ScriptFailure(`Ya se está respaldando en ${target}.`);
    const programs = requireBackupPrograms((line) => console.log(line));
    const now = () => new Date();
    const order = { folder: localFolder('dev'), target, recipient, programs, now };
    if (values.logs) {
      const logs = await keepLogs(order);
      console.log(`Bitácora guardada: ${logs.length} archivos nuevos.`);
      return;
    }
    const { manifest, logs } = await takeBackup(order);
    const { plainBytes, bytes } = manifest.database;
    console.log(
      `Respaldo ${manifest.name}: ${megabytes(plainBytes)} en ${megabytes(bytes)}, ${manifest.seconds} s; ` +
        `${logs.length} archivos de bitácora.`,
    );
    const media = await keepMedia({ from: mediaFolder(env), target, recipient });
    console.log(`Fotos: ${media.fresh} nuevas (${megabytes(media.bytes)}), ${media.known} ya estaban.`);
    const gone = pruneSets(target, { now: now(), keepDays: env.BACKUP_KEEP_DAYS });
    if (gone.length > 0) console.log(`Se quitaron los viejos: ${gone.join(', ')}.`);
  });
}

async function sayKeys(file: string): Promise<void> {
  const recipient = await makeKeys(file);
  console.log(
    `Llave privada en ${file}. Guárdala fuera de este equipo: sin ella ningún respaldo se abre, y quien la tenga los abre todos.\n` +
      `Llave pública, para BACKUP_RECIPIENT:\n\n  ${recipient}\n`,
  );
}
