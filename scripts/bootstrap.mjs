// Entry of every npm script: brings the packages in, moves over to a Node that runs TypeScript, then runs the task.
// Only Node's own modules, and nothing newer than Node 18: it runs before anything is installed.

import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { setInterval, setTimeout as delay } from 'node:timers';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** npm script → file of this folder, which exports `run(args)` and answers an exit code or nothing. */
const tasks = new Set([
  'start',
  'dev',
  'build',
  'test',
  'test-mysql',
  'verify',
  'verify-full',
  'bench',
  'faults',
  'format',
  'db-backup',
  'db-drill',
  'db-restore',
  'db-shell',
  'db-reset',
  'db-migrate',
  'db-generate',
  'db-seed',
  'db-stop',
  'audit-verify',
  'media-sweep',
  'reconcile',
  'screenshots',
  'models',
  'gallery',
  'papers',
]);

const respawnedMark = 'MULTIPARTES_RESPAWNED';
const stampFile = join(root, 'node_modules', '.multipartes-stamp');
const lockFile = join(root, '.data', 'packages.lock');
const lockPollMs = 250;
const emptyLockMs = 10_000;
const parentWatchMs = 2_000;

async function main() {
  const [task = '', ...args] = process.argv.slice(2);
  if (!tasks.has(task)) return fail(`Tarea desconocida: "${task}". Las que hay: ${[...tasks].join(', ')}.`);
  process.chdir(root);
  process.env.ASTRO_TELEMETRY_DISABLED = '1';
  await ensurePackages();
  if (!isGoodNode(process.versions.node)) return respawn([task, ...args]);
  silenceExperimentalWarnings();
  if (process.env[respawnedMark]) endWithParent();
  return runTask(task, args);
}

async function runTask(task, args) {
  try {
    const { run } = await import(pathToFileURL(join(root, 'scripts', `${task}.ts`)).href);
    process.exitCode = (await run(args)) || 0;
  } catch (error) {
    // Our own failures for people carry their whole story in the message.
    console.error(error?.isForPeople ? `\n${error.message}\n` : error);
    process.exit(1);
  }
}

// Packages ------------------------------------------------------------------------------------------------------

async function ensurePackages() {
  const wanted = packagesStamp();
  if (installedStamp() === wanted) return;
  if (matchesHandInstall()) return writeStamp(wanted);
  await takeInstallLock();
  try {
    if (installedStamp() === wanted) return;
    installPackages();
    writeStamp(wanted);
  } finally {
    rmSync(lockFile, { force: true });
  }
}

function packagesStamp() {
  const lock = readFileSync(join(root, 'package-lock.json'));
  return `${createHash('sha256').update(lock).digest('hex')} ${process.platform} ${process.arch}\n`;
}

function writeStamp(stamp) {
  try {
    writeFileSync(stampFile, stamp);
  } catch {
    // Somebody else's packages, read-only for us: they are right, only the next start looks at them again.
  }
}

function installedStamp() {
  return existsSync(stampFile) ? readFileSync(stampFile, 'utf8') : undefined;
}

/** Somebody ran npm by hand: npm's own note of what it installed says the same as the lockfile. */
function matchesHandInstall() {
  const note = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(note)) return false;
  const installed = JSON.parse(readFileSync(note, 'utf8')).packages ?? {};
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages ?? {};
  const isSame = (path) => installed[path]?.integrity === wanted[path]?.integrity;
  return (
    Object.keys(installed).every((path) => wanted[path] && isSame(path)) &&
    Object.keys(wanted).every(
      (path) => path === '' || wanted[path].optional || (installed[path] && isSame(path)),
    )
  );
}

function installPackages() {
  console.log('Instalando paquetes (npm ci)…');
  // NODE_ENV=production or a personal omit= must not leave out what building needs.
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error', '--include=dev', '--include=optional'];
  const npm = process.env.npm_execpath ?? '';
  const [command, ...first] = /npm-cli\.[cm]?js$/.test(npm) ? [process.execPath, npm] : ['npm'];
  const run = spawnSync(command, [...first, ...args], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  if (run.status !== 0) {
    rmSync(lockFile, { force: true });
    fail('npm no pudo instalar los paquetes. Revisa la conexión y vuelve a intentarlo.');
  }
}

/** One installer at a time; a lock left by a process that died is taken over. */
async function takeInstallLock() {
  mkdirSync(dirname(lockFile), { recursive: true });
  for (;;) {
    try {
      writeFileSync(lockFile, String(process.pid), { flag: 'wx' });
      return;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    if (isAbandoned(lockFile)) rmSync(lockFile, { force: true });
    await new Promise((resolve) => delay(resolve, lockPollMs));
  }
}

function isAbandoned(file) {
  try {
    const holder = Number(readFileSync(file, 'utf8'));
    // An empty file is a holder about to write its pid, unless it died just there.
    return holder > 0 ? !isAlive(holder) : Date.now() - statSync(file).mtimeMs > emptyLockMs;
  } catch {
    return false;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

// Node ----------------------------------------------------------------------------------------------------------

/** Type stripping without a flag, in a line with long support or newer than all of them. */
function isGoodNode(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return (major === 22 && minor >= 18) || major === 24 || major > 25;
}

function respawn(args) {
  const node = join(root, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node');
  const isUsable = existsSync(node) && spawnSync(node, ['--version']).status === 0;
  if (!isUsable || process.env[respawnedMark]) {
    return fail(
      `Este equipo tiene Node ${process.versions.node} y hace falta Node 24 (o 22.18 en adelante).\n` +
        'Instálalo de https://nodejs.org y repite el comando.',
    );
  }
  const child = spawn(
    node,
    ['--disable-warning=ExperimentalWarning', ...process.execArgv, fileURLToPath(import.meta.url), ...args],
    {
      cwd: root,
      stdio: 'inherit',
      env: {
        ...process.env,
        [respawnedMark]: '1',
        PATH: [join(root, 'node_modules', '.bin'), process.env.PATH].filter(Boolean).join(delimiter),
      },
    },
  );
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => fail(error.message));
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)));
}

/** The process that respawned us may be killed without a chance to say so; nobody could stop us then. */
function endWithParent() {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) process.kill(process.pid, 'SIGTERM');
  }, parentWatchMs).unref();
}

function silenceExperimentalWarnings() {
  const flag = '--disable-warning=ExperimentalWarning';
  const inherited = process.env.NODE_OPTIONS ?? '';
  if (!inherited.includes(flag)) process.env.NODE_OPTIONS = `${inherited} ${flag}`.trim();
  // This process may have been started without the flag.
  const emit = process.emitWarning;
  process.emitWarning = (warning, ...rest) => {
    const type = typeof rest[0] === 'object' ? rest[0]?.type : rest[0];
    if (type !== 'ExperimentalWarning') emit.call(process, warning, ...rest);
  };
}

function fail(message) {
  console.error(`\n${message}\n`);
  process.exit(1);
}

await main();
