import { spawnSync } from 'node:child_process';
import { findProgram } from '../local/find-server.ts';
import { LocalDatabaseFailure } from '../local/failure.ts';
import { canInstallPackages, installPackages } from '../local/install-server.ts';

/** MariaDB's own programs for copies of a running server and for reading its binary log. */
export interface BackupPrograms {
  readonly backup: string;
  /** Unpacks what `backup` streams. */
  readonly unpack: string;
  readonly readLog: string;
  readonly client: string;
}

const wanted = {
  backup: ['mariadb-backup', 'mariabackup'],
  unpack: ['mbstream'],
  readLog: ['mariadb-binlog', 'mysqlbinlog'],
  client: ['mariadb', 'mysql'],
} as const satisfies Record<keyof BackupPrograms, readonly string[]>;

/**
 * The programs of this machine; installs Debian's when some are missing and apt-get can be used as root.
 * @throws LocalDatabaseFailure that says what to install.
 */
export function requireBackupPrograms(log: (line: string) => void): BackupPrograms {
  const found = findAll();
  if (found) return found;
  if (canInstallPackages()) {
    log('Instalando mariadb-backup con apt-get (solo la primera vez)…');
    installPackages(debianPackages);
    const installed = findAll();
    if (installed) return installed;
  }
  throw new LocalDatabaseFailure(
    'Faltan los programas de respaldo de MariaDB. Instálalos con:\n\n' +
      '  sudo apt-get install -y --no-install-recommends mariadb-backup mariadb-client\n',
  );
}

function findAll(): BackupPrograms | undefined {
  const paths = Object.entries(wanted).map(([name, names]) => [name, findProgram(names)] as const);
  if (paths.some(([, path]) => path === undefined)) return undefined;
  return Object.fromEntries(paths) as Record<keyof BackupPrograms, string>;
}

/** Which package has the reader of the log differs between releases. */
function debianPackages(): string[] {
  const names = ['mariadb-backup', 'mariadb-client', 'mariadb-client-core'];
  return names.filter((name) => spawnSync('apt-cache', ['show', name], { stdio: 'ignore' }).status === 0);
}
