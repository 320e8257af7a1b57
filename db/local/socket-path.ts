import { existsSync, lstatSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { folderHash, type LocalFolder } from './folder.ts';
import { handOver, type SystemUser } from './system-user.ts';

// The system cuts socket paths at 107 bytes, so a deep checkout cannot hold its own socket.
const longestSocketPath = 100;

/**
 * A short socket path inside a temporary folder that only the server's user (and root) may enter. Not
 * `$XDG_RUNTIME_DIR`: the system empties it when the person logs out, while a server under nohup goes on.
 */
export function chooseSocketPath(folder: LocalFolder, user: SystemUser): string {
  const name = `${folderHash(folder)}.sock`;
  for (const base of [tmpdir(), '/tmp']) {
    const home = join(base, `multipartes-${user.uid}`);
    if (Buffer.byteLength(join(home, name)) > longestSocketPath) continue;
    if (isOwnPrivateFolder(home, user)) return join(home, name);
    // Somebody else took the name: a random one cannot be foreseen.
    const other = mkdtempSync(join(base, 'multipartes-'));
    handOver(other, user);
    return join(other, name);
  }
  throw new Error(`No temporary folder is short enough for a socket: ${tmpdir()}`);
}

function isOwnPrivateFolder(path: string, user: SystemUser): boolean {
  if (!existsSync(path)) {
    try {
      mkdirSync(path, { mode: 0o700 });
      handOver(path, user);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') return false;
    }
  }
  const found = lstatSync(path);
  return found.isDirectory() && found.uid === user.uid && (found.mode & 0o077) === 0;
}
