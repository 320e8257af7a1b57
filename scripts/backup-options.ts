import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { writePrivately } from '../db/local/credentials.ts';
import type { Env } from '../src/server/env.ts';
import { ScriptFailure } from './failure.ts';

const RECIPIENT = /^age1[a-z0-9]+$/;
const IDENTITY = /^AGE-SECRET-KEY-1[A-Z0-9]+$/m;

/** The folder of backups: `--to`/`--from`, else `BACKUP_TO`. */
export function backupFolder(named: string | undefined, env: Env): string {
  const folder = named ?? env.BACKUP_TO;
  if (folder !== undefined) return resolve(folder);
  throw new ScriptFailure(
    'Di en qué carpeta están o irán los respaldos: --to <carpeta>, o BACKUP_TO en el entorno.',
  );
}

export function backupRecipient(named: string | undefined, env: Env): string {
  const recipient = named ?? env.BACKUP_RECIPIENT;
  if (recipient !== undefined && RECIPIENT.test(recipient)) return recipient;
  throw new ScriptFailure(
    'Falta la llave pública (--recipient age1…, o BACKUP_RECIPIENT en el entorno). Para hacer un par de llaves:\n\n' +
      '  npm run db:backup -- --new-key <archivo>\n',
  );
}

/** The private key in a file. */
export function backupIdentity(file: string | undefined): string {
  if (file === undefined) throw new ScriptFailure('Falta la llave privada: --identity <archivo>.');
  if (!existsSync(file)) throw new ScriptFailure(`No existe ${file}.`);
  const identity = IDENTITY.exec(readFileSync(file, 'utf8'))?.[0];
  if (identity === undefined)
    throw new ScriptFailure(`${file} no tiene una llave privada (AGE-SECRET-KEY-1…).`);
  return identity;
}

/** Makes a pair of keys: the private one in a file that must not exist yet, the public one is answered. */
export async function makeKeys(file: string): Promise<string> {
  if (existsSync(file)) throw new ScriptFailure(`${file} ya existe; no se escribe encima de una llave.`);
  const identity = await generateX25519Identity();
  const recipient = await identityToRecipient(identity);
  writePrivately(resolve(file), `# public key: ${recipient}\n${identity}\n`);
  return recipient;
}

/** `2026-11-22T10:15:00Z`, or with another offset. */
export function momentOf(text: string | undefined): Date | undefined {
  if (text === undefined) return undefined;
  const moment = new Date(text);
  if (Number.isNaN(moment.getTime()) || !/(Z|[+-]\d\d:\d\d)$/.test(text)) {
    throw new ScriptFailure(`--until va con fecha, hora y zona: 2026-11-22T10:15:00-06:00. Vino: ${text}.`);
  }
  return moment;
}

export function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
