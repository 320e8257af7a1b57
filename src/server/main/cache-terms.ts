/** How long a rendered page may be kept, and what makes it stale before that. */
export interface CacheTerms {
  readonly maxAgeMs: number;
  /** After `maxAgeMs`, how long the kept page still answers while a new one is made. */
  readonly swrMs: number;
  readonly tags: readonly string[];
}

/**
 * Reads `max-age=60; swr=600; tags=generation:nissan/tsuru/b13 piece:QRO-P-048817` (seconds). Undefined when
 * it allows nothing.
 */
export function readCacheTerms(header: string | null): CacheTerms | undefined {
  if (!header) return undefined;
  const parts = new Map(
    header.split(';').map((part) => {
      const at = part.indexOf('=');
      return [part.slice(0, at).trim(), part.slice(at + 1).trim()] as const;
    }),
  );
  const maxAgeMs = seconds(parts.get('max-age'));
  const swrMs = seconds(parts.get('swr'));
  if (maxAgeMs + swrMs === 0) return undefined;
  return { maxAgeMs, swrMs, tags: (parts.get('tags') ?? '').split(/\s+/).filter((tag) => tag !== '') };
}

const MAX_SECONDS = 31 * 86_400;

function seconds(text: string | undefined): number {
  const value = Number(text ?? 0);
  return Number.isFinite(value) ? Math.min(Math.max(0, value), MAX_SECONDS) * 1_000 : 0;
}
