import { join, resolve } from 'node:path';
import { dataRoot } from '#db/local/folder.ts';
import type { Env } from '../env.ts';

/** Where photographs are kept: `MEDIA_DIR`, else beside the embedded database. */
export function mediaFolder(env: Pick<Env, 'MEDIA_DIR'>): string {
  return resolve(env.MEDIA_DIR ?? join(dataRoot(), 'dev', 'media'));
}
