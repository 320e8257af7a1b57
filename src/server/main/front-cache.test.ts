import { describe, expect, it } from 'vitest';
import type { CacheTerms } from './cache-terms.ts';
import { createFrontCache, type CacheResult, type RenderedPage } from './front-cache.ts';
import { plainBody } from './stored-body.ts';

function pageOf(text: string, terms?: Partial<CacheTerms> | null, status = 200): RenderedPage {
  const answer = { status, body: plainBody(Buffer.from(text)), hash: text, headers: [] };
  return {
    answer,
    terms: terms === null ? undefined : { maxAgeMs: 7_000, swrMs: 11_000, tags: ['catalog'], ...terms },
  };
}

function build(options: { maxBytes?: number } = {}) {
  let atMs = 1_000;
  const results: CacheResult[] = [];
  const cache = createFrontCache({
    maxBytes: options.maxBytes ?? 1_000_000,
    nowMs: () => atMs,
    count: (result) => results.push(result),
  });
  let renders = 0;
  return {
    cache,
    results,
    pass: (ms: number) => (atMs += ms),
    renders: () => renders,
    /** What a visitor of `key` gets. */
    async visit(key: string, render: () => Promise<RenderedPage> | RenderedPage) {
      const page =
        cache.fresh(key) ??
        (await cache.get(key, async () => {
          renders += 1;
          return await render();
        }));
      return page.answer.body.ready('identity')?.toString();
    },
  };
}

describe('pages kept for everybody', () => {
  it('are rendered once while they are fresh', async () => {
    const site = build();
    expect(await site.visit('/pieza/a', () => pageOf('first'))).toBe('first');
    site.pass(6_999);
    expect(await site.visit('/pieza/a', () => pageOf('second'))).toBe('first');
    expect(site.cache.fresh('/pieza/a')?.ageSeconds).toBe(6);
    expect(site.renders()).toBe(1);
  });

  it('are rendered once for forty who ask together', async () => {
    const site = build();
    const { promise, resolve } = Promise.withResolvers<RenderedPage>();
    const visits = Array.from({ length: 40 }, () => site.visit('/pieza/a', () => promise));
    expect(site.cache.rendering).toBe(1);
    resolve(pageOf('one'));
    expect(new Set(await Promise.all(visits))).toEqual(new Set(['one']));
    expect(site.renders()).toBe(1);
    expect(site.results.filter((result) => result === 'coalesced')).toHaveLength(39);
  });

  it('answer at once when a little old, while one render goes on behind', async () => {
    const site = build();
    await site.visit('/pieza/a', () => pageOf('old'));
    site.pass(7_001);
    const { promise, resolve } = Promise.withResolvers<RenderedPage>();
    expect(await site.visit('/pieza/a', () => promise)).toBe('old');
    expect(await site.visit('/pieza/a', () => promise)).toBe('old');
    expect(site.renders()).toBe(2);
    resolve(pageOf('new'));
    await new Promise(setImmediate);
    expect(await site.visit('/pieza/a', () => pageOf('newer'))).toBe('new');
  });

  it('make the visitor wait when too old', async () => {
    const site = build();
    await site.visit('/pieza/a', () => pageOf('old'));
    site.pass(18_001);
    expect(await site.visit('/pieza/a', () => pageOf('new'))).toBe('new');
  });

  it('go stale at once with any of their tags, and only then', async () => {
    const site = build();
    await site.visit('/pieza/a', () => pageOf('a', { tags: ['piece:a', 'generation:x'] }));
    await site.visit('/pieza/b', () => pageOf('b', { tags: ['piece:b', 'generation:x'] }));
    expect(site.cache.purge(['piece:a', 'piece:nobody'])).toBe(1);
    expect(await site.visit('/pieza/a', () => pageOf('a2', { tags: ['piece:a'] }))).toBe('a2');
    expect(await site.visit('/pieza/b', () => pageOf('b2'))).toBe('b');
    expect(site.cache.purge(['generation:x'])).toBe(1);
    expect(await site.visit('/pieza/b', () => pageOf('b2'))).toBe('b2');
  });

  it('are not kept when they were begun before a change to what they show', async () => {
    const site = build();
    const early = Promise.withResolvers<RenderedPage>();
    const first = site.visit('/pieza/a', () => early.promise);
    site.cache.purge(['piece:a']);
    const second = site.visit('/pieza/a', () => pageOf('after', { tags: ['piece:a'] }));
    expect(await second).toBe('after');
    early.resolve(pageOf('before', { tags: ['piece:a'] }));
    expect(await first).toBe('before');
    expect(await site.visit('/pieza/a', () => pageOf('never'))).toBe('after');
  });

  it('survive a change to something they do not show while they are made', async () => {
    const site = build();
    const { promise, resolve } = Promise.withResolvers<RenderedPage>();
    const first = site.visit('/pieza/a', () => promise);
    site.cache.purge(['piece:b']);
    resolve(pageOf('a', { tags: ['piece:a'] }));
    await first;
    expect(await site.visit('/pieza/a', () => pageOf('never'))).toBe('a');
  });

  it.each([
    ['without terms', pageOf('x', null)],
    ['with an error', pageOf('x', {}, 500)],
    ['that is not found', pageOf('x', {}, 404)],
  ])('are never answers %s', async (_what, page) => {
    const site = build();
    await site.visit('/pieza/a', () => page);
    await site.visit('/pieza/a', () => page);
    expect(site.renders()).toBe(2);
    expect(site.cache.size).toBe(0);
  });

  it('come back, however old, when a new one cannot be made', async () => {
    const site = build();
    await site.visit('/pieza/a', () => pageOf('good'));
    site.cache.purge(['catalog']);
    site.pass(900_000);
    expect(await site.visit('/pieza/a', () => pageOf('broken', null, 503))).toBe('good');
    expect(await site.visit('/pieza/a', () => Promise.reject(new Error('no database')))).toBe('good');
    expect(await site.visit('/pieza/a', () => pageOf('healed'))).toBe('healed');
    await expect(site.visit('/pieza/b', () => Promise.reject(new Error('no database')))).rejects.toThrow(
      'no database',
    );
  });

  it('stay within their bytes, the longest unused going first', async () => {
    const site = build({ maxBytes: 20 * 1_024 });
    for (const name of 'abcdefghi') {
      await site.visit(name, () => pageOf(name.repeat(1_024)));
      site.pass(2_000);
      await site.visit('a', () => pageOf('a'));
    }
    expect(site.cache.fresh('a')).toBeDefined();
    site.cache.purgeAll();
    for (const name of 'jklmnopqr') await site.visit(name, () => pageOf(name.repeat(1_024)));
    expect(site.cache.bytes).toBeLessThanOrEqual(20 * 1_024);
    expect(site.cache.fresh('j')).toBeDefined();
    expect(site.cache.fresh('b')).toBeUndefined();
  });

  it('are all stale after a new beginning, also those under way', async () => {
    const site = build();
    await site.visit('/a', () => pageOf('a'));
    const { promise, resolve } = Promise.withResolvers<RenderedPage>();
    const under = site.visit('/b', () => promise);
    site.cache.purgeAll();
    resolve(pageOf('b'));
    await under;
    expect(site.cache.fresh('/a')).toBeUndefined();
    expect(site.cache.fresh('/b')).toBeUndefined();
  });
});
