import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Which private database: people's own (`dev`), the test suites', or the benchmarks'. They never share a server. */
export type LocalKind = 'dev' | 'test' | 'bench';

/** Where everything of one private database lives. All paths are absolute. */
export interface LocalFolder {
  readonly kind: LocalKind;
  readonly path: string;
  /** The server's own files; made elsewhere and renamed here, so it is either absent or whole. */
  readonly dataDir: string;
  /** Its temporary tables: a server that starts clears the ones it finds, so no two may share a place. */
  readonly tmpDir: string;
  readonly errorLog: string;
  readonly pidFile: string;
  /** Held exclusively by the keeper process for as long as it lives. */
  readonly keeperLock: string;
  /** Held shared by every client; whoever holds it exclusively knows that there is no client. */
  readonly clientsLock: string;
  readonly keeperLog: string;
  /** What a keeper that gave up has to say to people. */
  readonly keeperFailure: string;
  readonly serverRecord: string;
  readonly credentials: string;
  readonly initSql: string;
}

const repository = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** The folder of local, uncommitted state: `.data/` of the checkout, or `MULTIPARTES_DATA`. */
export function dataRoot(): string {
  const chosen = process.env['MULTIPARTES_DATA'];
  return chosen ? resolve(chosen.replace(/^~(?=\/)/, homedir())) : join(repository, '.data');
}

export function localFolder(kind: LocalKind, root: string = dataRoot()): LocalFolder {
  const path = join(root, kind);
  const dataDir = join(path, 'data');
  return {
    kind,
    path,
    dataDir,
    tmpDir: join(path, 'tmp'),
    errorLog: join(dataDir, 'error.log'),
    pidFile: join(dataDir, 'server.pid'),
    keeperLock: join(path, 'keeper.lock'),
    clientsLock: join(path, 'clients.lock'),
    keeperLog: join(path, 'keeper.log'),
    keeperFailure: join(path, 'failure.txt'),
    serverRecord: join(path, 'server.json'),
    credentials: join(path, 'credentials.json'),
    initSql: join(path, 'init.sql'),
  };
}

/** The database inside the server. Distinct per kind, so that a wrong URL can never hit another kind's rows. */
export function databaseName(kind: LocalKind): string {
  return kind === 'dev' ? 'multipartes' : `multipartes_${kind}`;
}

/** 16 hexadecimal digits for names that must be short. A folder that was deleted and made again gets others. */
export function folderHash(folder: LocalFolder): string {
  const { ino, birthtimeMs } = statSync(folder.path);
  return createHash('sha256').update(`${folder.path}\n${ino}\n${birthtimeMs}`).digest('hex').slice(0, 16);
}
