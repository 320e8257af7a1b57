import { spawnSync } from 'node:child_process';
import { findProgram, findServer, type ServerProgram } from './find-server.ts';
import { LocalDatabaseFailure } from './failure.ts';

const installLines = [
  {
    tool: 'apt-get',
    line: 'sudo apt-get install -y --no-install-recommends mariadb-server-core mariadb-client-core',
  },
  { tool: 'dnf', line: 'sudo dnf install -y mariadb-server' },
  { tool: 'pacman', line: 'sudo pacman -S --noconfirm mariadb' },
  { tool: 'apk', line: 'sudo apk add mariadb mariadb-client' },
  { tool: 'zypper', line: 'sudo zypper install -y mariadb' },
  { tool: 'brew', line: 'brew install mariadb' },
] as const;

const aptWaitSeconds = 300;

/**
 * A server program of this machine; installs Debian's MariaDB when there is none and apt-get can be used as root.
 * @throws LocalDatabaseFailure naming the one-line install for this system.
 */
export function requireServer(log: (line: string) => void): ServerProgram {
  const found = findServer();
  if (found) return found;
  const chosen = process.env['MULTIPARTES_MYSQLD'];
  if (chosen) throw new LocalDatabaseFailure(`MULTIPARTES_MYSQLD no es un servidor que funcione: ${chosen}`);
  if (canInstallPackages()) {
    log('Instalando MariaDB con apt-get (solo la primera vez)…');
    installPackages(serverPackages);
    const installed = findServer();
    if (installed) return installed;
  }
  throw new LocalDatabaseFailure(
    [
      'Falta MariaDB en este equipo. Instálalo con:',
      '',
      `  ${installLines.find(({ tool }) => findProgram([tool]))?.line ?? 'https://mariadb.org/download/'}`,
      '',
      'o usa un servidor propio con DATABASE_URL=mysql://usuario:clave@equipo/base.',
    ].join('\n'),
  );
}

/** Whether missing Debian packages may be installed without asking anybody. */
export function canInstallPackages(): boolean {
  return process.platform === 'linux' && process.getuid?.() === 0 && findProgram(['apt-get']) !== undefined;
}

/**
 * Installs Debian packages and nothing they merely recommend. `choose` picks them after the package lists are fresh.
 * @throws LocalDatabaseFailure with the end of apt-get's own words.
 */
export function installPackages(choose: () => readonly string[]): void {
  // Two starts at once: the second waits for the first one's package lock instead of failing.
  const wait = ['-o', `DPkg::Lock::Timeout=${aptWaitSeconds}`];
  // A stale list of one mirror is no reason to stop: the install below tells what is really missing.
  runApt([...wait, 'update', '-qq']);
  const install = runApt([...wait, 'install', '-y', '-qq', '--no-install-recommends', ...choose()]);
  if (install.status !== 0) {
    throw new LocalDatabaseFailure(`apt-get no pudo instalar lo que falta:\n${lastLines(install.output, 8)}`);
  }
}

/** The server without a system service of its own. Older releases put the version in the package name. */
function serverPackages(): string[] {
  const answer = spawnSync('apt-cache', ['pkgnames', 'mariadb-server-core'], { encoding: 'utf8' });
  const names = answer.error ? [] : answer.stdout.split('\n');
  const versions = names
    .map((name) => /^mariadb-server-core(-[\d.]+)?$/.exec(name.trim()))
    .filter((match) => match !== null)
    .map((match) => match[1] ?? '');
  const newest = versions.includes('') ? '' : (versions.sort(byNumber).at(-1) ?? '');
  return [`mariadb-server-core${newest}`, `mariadb-client-core${newest}`];
}

const byNumber = new Intl.Collator('en', { numeric: true }).compare;

function runApt(args: readonly string[]): { status: number | null; output: string } {
  const run = spawnSync('apt-get', args, {
    encoding: 'utf8',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return { status: run.status, output: run.error ? run.error.message : `${run.stdout}${run.stderr}` };
}

export function lastLines(text: string, count: number): string {
  return text.trimEnd().split('\n').slice(-count).join('\n');
}
