import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { LocalFolder } from './folder.ts';
import type { ServerProgram } from './find-server.ts';
import { initArguments } from './server-options.ts';
import { handOver, type SystemUser } from './system-user.ts';
import { LocalDatabaseFailure } from './failure.ts';
import { lastLines } from './install-server.ts';

const originFile = 'multipartes.json';

/**
 * Makes the server's data folder when there is none. The work is done in a sibling that is renamed into place at the
 * end, so a kill at any moment leaves either nothing or a whole folder. Only the holder of the keeper lock may call it.
 * @throws LocalDatabaseFailure when the server's own program fails, or the folder was made by the other brand.
 */
export function ensureDataFolder(folder: LocalFolder, program: ServerProgram, user: SystemUser): void {
  removeDrafts(folder);
  mkdirSync(folder.tmpDir, { recursive: true, mode: 0o700 });
  handOver(folder.tmpDir, user);
  if (existsSync(folder.dataDir)) {
    checkOrigin(folder, program);
    return;
  }
  const draft = `${folder.dataDir}.making-${process.pid}`;
  mkdirSync(draft, { mode: 0o700 });
  handOver(draft, user);
  const run = spawnSync(program.installProgram ?? program.path, initArguments(program, draft, user.name), {
    encoding: 'utf8',
    cwd: '/',
    env: { ...process.env, TMPDIR: folder.tmpDir },
  });
  if (run.status !== 0) {
    rmSync(draft, { recursive: true, force: true });
    const words = run.error ? run.error.message : `${run.stdout}\n${run.stderr}`;
    throw new LocalDatabaseFailure(`No se pudo crear la base de datos local:\n${lastLines(words, 12)}`);
  }
  const origin = join(draft, originFile);
  writeFileSync(origin, JSON.stringify({ flavour: program.flavour, version: program.version }));
  handOver(origin, user);
  renameSync(draft, folder.dataDir);
}

function removeDrafts(folder: LocalFolder): void {
  const prefix = `${basename(folder.dataDir)}.making-`;
  for (const name of readdirSync(dirname(folder.dataDir))) {
    if (name.startsWith(prefix)) rmSync(join(folder.path, name), { recursive: true, force: true });
  }
}

function checkOrigin(folder: LocalFolder, program: ServerProgram): void {
  const origin = JSON.parse(readFileSync(join(folder.dataDir, originFile), 'utf8')) as { flavour: string };
  if (origin.flavour === program.flavour) return;
  throw new LocalDatabaseFailure(
    `${folder.path} fue creada con ${origin.flavour} y el servidor de este equipo es ${program.flavour}.\n` +
      'Instala el mismo servidor, o mueve esa carpeta para empezar otra.',
  );
}
