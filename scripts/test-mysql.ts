import { chmodSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findProgram } from '../db/local/find-server.ts';
import { dataRoot } from '../db/local/folder.ts';
import { lastLines } from '../db/local/install-server.ts';
import { stopLocalDatabase } from '../db/local/stop.ts';
import { ScriptFailure } from './failure.ts';
import { packageProgram } from './paths.ts';
import { runNode, runProgram } from './run-program.ts';

// `npm run test:mysql`: the database tests on Oracle MySQL. Debian's stable releases do not carry it, so its packages
// come from Debian unstable through an apt of our own: own lists, own cache, own idea of what is installed. Nothing of
// the machine is touched; everything lands in one folder and runs there with its own C library.

const keyring = '/usr/share/keyrings/debian-archive-keyring.gpg';
const mirror = 'http://deb.debian.org/debian';

export async function run(args: string[]): Promise<number> {
  const home = join(dataRoot(), 'mysql-server');
  const mysqld = join(home, 'mysqld');
  if (!existsSync(mysqld)) await fetchServer(home);
  const data = join(home, 'databases');
  const { code } = await runNode(
    packageProgram('vitest/vitest.mjs'),
    ['run', '--project=db', '--passWithNoTests', ...args],
    {
      env: {
        MULTIPARTES_MYSQLD: mysqld,
        MULTIPARTES_DATA: data,
        DATABASE_URL: undefined,
        DATABASE_OWNER_URL: undefined,
      },
    },
  );
  await stopLocalDatabase('test', data);
  return code;
}

async function fetchServer(home: string): Promise<void> {
  if (!findProgram(['apt-get']) || !findProgram(['dpkg-deb']) || !existsSync(keyring)) {
    throw new ScriptFailure(
      'npm run test:mysql toma MySQL de Debian (apt-get, dpkg-deb y debian-archive-keyring).\n' +
        'En otro sistema di dónde está con MULTIPARTES_MYSQLD=/ruta/mysqld npm run test:db',
    );
  }
  const apt = join(home, 'apt');
  const root = join(home, 'root');
  const draft = `${root}.making`;
  for (const folder of [draft, root]) rmSync(folder, { recursive: true, force: true });
  for (const folder of ['state/lists/partial', 'cache/archives/partial', 'etc']) {
    mkdirSync(join(apt, folder), { recursive: true });
  }
  mkdirSync(draft, { recursive: true });
  writeFileSync(join(apt, 'state', 'status'), '');
  writeFileSync(join(apt, 'etc', 'sources.list'), `deb [signed-by=${keyring}] ${mirror} sid main\n`);
  console.log('Bajando MySQL de Debian (unos 60 MB, solo la primera vez)…');
  await aptGet(apt, ['update']);
  await aptGet(apt, ['install', '-y', '--download-only', '--no-install-recommends', 'mysql-server-core']);
  const archives = join(apt, 'cache', 'archives');
  for (const archive of readdirSync(archives).filter((name) => name.endsWith('.deb'))) {
    await mustRun('dpkg-deb', ['-x', join(archives, archive), draft]);
  }
  renameSync(draft, root);
  writeLauncher(join(home, 'mysqld'), root);
  rmSync(apt, { recursive: true, force: true });
}

async function aptGet(apt: string, args: readonly string[]): Promise<void> {
  const settings = {
    'Dir::State': join(apt, 'state'),
    'Dir::State::status': join(apt, 'state', 'status'),
    'Dir::Cache': join(apt, 'cache'),
    'Dir::Etc::sourcelist': join(apt, 'etc', 'sources.list'),
    'Dir::Etc::sourceparts': '/dev/null',
    'Dir::Etc::preferencesparts': '/dev/null',
    'APT::Sandbox::User': '',
    // Some container images delete what was downloaded as soon as apt-get ends.
    'APT::Keep-Downloaded-Packages': 'true',
    'DPkg::Post-Invoke': '',
    'APT::Update::Post-Invoke': '',
  };
  const options = Object.entries(settings).flatMap(([key, value]) => ['-o', `${key}=${value}`]);
  await mustRun('apt-get', ['-qq', ...options, ...args]);
}

/** The system's loader and C library may be older than what the server was built for: it brings its own. */
function writeLauncher(launcher: string, root: string): void {
  const tuple = { x64: 'x86_64-linux-gnu', arm64: 'aarch64-linux-gnu' }[process.arch as string];
  if (!tuple) throw new ScriptFailure(`MySQL no se ha probado en ${process.arch}.`);
  const libraries = join(root, 'usr', 'lib', tuple);
  const loader = readdirSync(libraries).find((name) => /^ld-linux-.*\.so\.\d$/.test(name));
  if (!loader) throw new ScriptFailure(`Los paquetes bajados no traen su cargador en ${libraries}.`);
  const command = [
    join(libraries, loader),
    '--library-path',
    `${libraries}:${join(root, 'usr', 'lib', 'mysql', 'private')}`,
    join(root, 'usr', 'sbin', 'mysqld'),
    // --no-defaults must stay the first option.
    '"$first"',
    `--basedir=${join(root, 'usr')}`,
    `--lc-messages-dir=${join(root, 'usr', 'share', 'mysql')}`,
    `--plugin-dir=${join(root, 'usr', 'lib', 'mysql', 'plugin')}`,
    '--secure-file-priv=NULL',
    '"$@"',
  ].map((part) => (part.startsWith('"') ? part : `'${part}'`));
  writeFileSync(launcher, `#!/bin/sh\nfirst=$1\nshift\nexec ${command.join(' ')}\n`);
  chmodSync(launcher, 0o755);
}

async function mustRun(command: string, args: readonly string[]): Promise<void> {
  const { code, output } = await runProgram(command, args, { isQuiet: true });
  if (code !== 0) throw new ScriptFailure(`${command} falló:\n${lastLines(output, 8)}`);
}
