const FRESH_SECONDS = 60;
const STALE_SECONDS = 600;

/**
 * Lets the front keep an answer that is the same for everybody until one of its tags changes. Prices and states in
 * it refresh themselves, so a minute's age is only seen without JavaScript. Header and footer name the branches, so
 * every page changes with them.
 */
export function keepInFront(headers: Headers, tags: readonly string[]): void {
  headers.set(
    'x-front-cache',
    `max-age=${FRESH_SECONDS}; swr=${STALE_SECONDS}; tags=${[...new Set([...tags, 'branches'])].join(' ')}`,
  );
}
