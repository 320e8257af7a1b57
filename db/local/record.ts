import { readFileSync } from 'node:fs';
import { type LocalFolder } from './folder.ts';
import { writePrivately } from './credentials.ts';

/** What the keeper tells everybody else about the server it keeps. */
export interface ServerRecord {
  readonly keeperPid: number;
  readonly serverPid: number;
  readonly socketPath: string;
  /** TCP, on 127.0.0.1 only. */
  readonly port: number;
  readonly version: string;
}

export function readRecord(folder: LocalFolder): ServerRecord | undefined {
  try {
    return JSON.parse(readFileSync(folder.serverRecord, 'utf8')) as ServerRecord;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Only the holder of the keeper lock may call it. */
export function writeRecord(folder: LocalFolder, record: ServerRecord): void {
  writePrivately(folder.serverRecord, `${JSON.stringify(record, undefined, 2)}\n`);
}
