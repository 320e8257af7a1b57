import { spawnSync } from 'node:child_process';
import { accessSync, constants, realpathSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';

export type ServerFlavour = 'mariadb' | 'mysql';

export interface ServerProgram {
  readonly path: string;
  readonly flavour: ServerFlavour;
  /** As the program tells it, for example `10.11.6-MariaDB`. */
  readonly version: string;
  /** MariaDB makes a data folder with a program of its own; MySQL's server does it itself. */
  readonly installProgram?: string;
}

// Servers sit in sbin or libexec, which an ordinary user's PATH leaves out.
const usualFolders = [
  '/usr/sbin',
  '/usr/local/sbin',
  '/usr/bin',
  '/usr/local/bin',
  '/usr/libexec',
  '/usr/local/mysql/bin',
  '/opt/homebrew/opt/mariadb/bin',
  '/usr/local/opt/mariadb/bin',
  '/opt/homebrew/bin',
  '/opt/homebrew/opt/mysql/bin',
  '/usr/local/opt/mysql/bin',
];

/** The first working program of these names on PATH or in the usual places, with its folder first. */
export function findProgram(names: readonly string[], nearby: readonly string[] = []): string | undefined {
  const onPath = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean);
  for (const name of names) {
    for (const folder of [...nearby, ...onPath, ...usualFolders]) {
      const path = join(folder, name);
      if (isExecutable(path)) return path;
    }
  }
  return undefined;
}

/** `MULTIPARTES_MYSQLD` when it is set, else a MariaDB, else a MySQL. Undefined when there is none that runs. */
export function findServer(): ServerProgram | undefined {
  const chosen = process.env['MULTIPARTES_MYSQLD'];
  if (chosen) return describeServer(chosen);
  for (const name of ['mariadbd', 'mysqld']) {
    const path = findProgram([name]);
    const server = path && describeServer(path);
    if (server) return server;
  }
  return undefined;
}

function describeServer(path: string): ServerProgram | undefined {
  const answer = spawnSync(path, ['--no-defaults', '--version'], { encoding: 'utf8' });
  if (answer.error || answer.status !== 0) return undefined;
  const version = /\bVer (\S+)/.exec(answer.stdout)?.[1];
  if (!version) return undefined;
  if (!/mariadb/i.test(answer.stdout)) return { path, flavour: 'mysql', version };
  const installProgram = findInstallProgram(path);
  return installProgram ? { path, flavour: 'mariadb', version, installProgram } : undefined;
}

function findInstallProgram(serverPath: string): string | undefined {
  const folder = dirname(realpathSync(serverPath));
  const nearby = [folder, join(folder, '../bin'), join(folder, '../scripts')];
  return findProgram(['mariadb-install-db', 'mysql_install_db'], nearby);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
