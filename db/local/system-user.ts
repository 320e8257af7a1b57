import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, statSync } from 'node:fs';
import type { LocalFolder } from './folder.ts';
import { LocalDatabaseFailure } from './failure.ts';

/** Who the server runs as. `name` is what `--user=` gets; undefined when we are that user and need not say so. */
export interface SystemUser {
  readonly uid: number;
  readonly gid: number;
  readonly name?: string;
}

/**
 * An ordinary person runs the server as themselves. Root must name a user: the owner of a folder that exists, else
 * `mysql` where it is there and can reach the folder, else root itself.
 * @throws LocalDatabaseFailure when the data belongs to somebody else and we are not root.
 */
export function serverUser(folder: LocalFolder): SystemUser {
  const me = { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };
  const owner = existsSync(folder.dataDir) ? statSync(folder.dataDir) : undefined;
  if (me.uid !== 0) {
    if (owner && owner.uid !== me.uid) throw new LocalDatabaseFailure(foreignFolderMessage(folder));
    return me;
  }
  if (owner) return { uid: owner.uid, gid: owner.gid, name: String(owner.uid) };
  const mysql = systemAccount('mysql');
  if (mysql && canReach(folder.path, mysql)) return { ...mysql, name: 'mysql' };
  return { ...me, name: 'root' };
}

export function foreignFolderMessage(folder: LocalFolder): string {
  return [
    `La base de datos de ${folder.path} es de otro usuario del sistema.`,
    'Usa ese usuario, o dale a este proceso su propia carpeta con MULTIPARTES_DATA=/ruta.',
  ].join('\n');
}

/** Gives a file that root wrote to the user that must read it. */
export function handOver(file: string, user: SystemUser): void {
  if (process.getuid?.() === 0) chownSync(file, user.uid, user.gid);
}

function systemAccount(name: string): { uid: number; gid: number } | undefined {
  const [uid, gid] = ['-u', '-g'].map((flag) => {
    const answer = spawnSync('id', [flag, name], { encoding: 'utf8' });
    return answer.status === 0 ? Number(answer.stdout) : Number.NaN;
  });
  return uid !== undefined && gid !== undefined && uid > 0 && gid > 0 ? { uid, gid } : undefined;
}

function canReach(path: string, account: { uid: number; gid: number }): boolean {
  // Asking the system as that user counts every parent folder, group and ACL.
  return spawnSync('test', ['-x', path], { uid: account.uid, gid: account.gid, cwd: '/' }).status === 0;
}
