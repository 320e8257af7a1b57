import type { MediaStorage } from '#domain/media';
import type { Env } from '../env.ts';
import { createBucketStorage } from './bucket-storage.ts';
import { createFolderStorage } from './folder-storage.ts';
import { mediaFolder } from './media-folder.ts';

/** Where the environment says that files are kept: a bucket, or a folder. */
export function openStorage(env: Env): MediaStorage {
  const { MEDIA_S3_BUCKET: bucket, MEDIA_S3_ACCESS_KEY: id, MEDIA_S3_SECRET_KEY: secret } = env;
  if (bucket === undefined) return createFolderStorage(mediaFolder(env), env.DISK_RESERVE_MB);
  return createBucketStorage({
    bucket,
    region: env.MEDIA_S3_REGION,
    endpoint: env.MEDIA_S3_ENDPOINT,
    isPathStyle: env.MEDIA_S3_PATH_STYLE,
    key: id !== undefined && secret !== undefined ? { id, secret } : undefined,
  });
}
