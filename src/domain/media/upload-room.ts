import { statfs } from 'node:fs/promises';
import type { Ctx } from '#server/context.ts';
import { DomainError, isDomainError } from '#shared/errors.ts';

/** Kept free of uploads: the database may live on the same disk. */
export const DISK_RESERVE_MB = 1_024;

/** Whether a folder's disk has more than the reserve left. A folder that is not there yet has. */
export async function hasDiskRoom(folder: string, reserveMb: number): Promise<boolean> {
  const disk = await statfs(folder).catch(() => null);
  return !disk || disk.bavail * disk.bsize > reserveMb * 1_048_576;
}

/**
 * Counts one upload of a branch, or of those who write pages: nobody fills the disk alone. Throws `media.quota`, in
 * whose words stands when there is room again.
 */
export async function countUpload(ctx: Pick<Ctx, 'limits'>, whose: string): Promise<void> {
  await ctx.limits.hit('uploads', whose).catch((error: unknown) => {
    if (!isDomainError(error) || error.code !== 'request.rate_limited') throw error;
    throw new DomainError('media.quota', 'rate_limited', quotaDetails(error));
  });
}

/** `hours` until a limit of half a day begins anew, of the refusal of the limiter. */
export function quotaDetails({ details }: DomainError): {
  readonly hours: number;
  readonly retrySeconds: number;
} {
  const retrySeconds = Number(details['retrySeconds'] ?? 3_600);
  return { hours: Math.max(1, Math.ceil(retrySeconds / 3_600)), retrySeconds };
}
