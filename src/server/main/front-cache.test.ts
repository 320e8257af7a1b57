import { describe, expect, it } from 'vitest';
import type { CacheTerms } from './cache-terms.ts';
import { createFrontCache, type CacheResult, type RenderedPage } from './front-cache.ts';
import { createRenderGate, RendersExhausted } from './render-gate.ts';
import { packNow, plainBody } from './stored-body.ts';

function pageOf(text: string, terms?: Partial<CacheTerms> | null, status = 200): RenderedPage {
  const answer = { status, body: plainBody(Buffer.from(text)), hash: text, headers: [] };
  return {
    answer,
    terms: terms === null ? undefined : { maxAgeMs: 7_000, swrMs: 11_000, tags: ['catalog'], ...terms },
  };
}

function build(options: { maxBytes?: number; running?: number; waiting?: number } = {}) {
  let atMs = 1_000;
  const results: CacheResult[] = [];
  const cache = createFrontCache({
    maxBytes: options.maxBytes ?? 10_000_000,
    gate: createRenderGate({
      running: options.running ?? 5,
      waiting: options.waiting ?? 7,
      waitMs: 3_000,
      refreshing: 2,
    }),
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
    async visit(key: string, make: () => Promise<RenderedPage> | RenderedPage, admit?: () => Promise<void>) {
      const render = async () => {
        renders += 1;
        return await make();
      };
      const page = cache.ready(key) ?? (await cache.get(key, { render, ...(admit && { admit }) }));
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
    expect(site.cache.ready('/pieza/a')?.ageSeconds).toBe(6);
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
    expect(site.cache.ready('a')).toBeDefined();
    site.cache.purgeAll();
    for (const name of 'jklmnopqr') await site.visit(name, () => pageOf(name.repeat(1_024)));
    expect(site.cache.bytes).toBeLessThanOrEqual(20 * 1_024);
    expect(site.cache.ready('j')).toBeDefined();
    expect(site.cache.ready('b')).toBeUndefined();
  });

  it('are all stale after a new beginning, also those under way', async () => {
    const site = build();
    await site.visit('/a', () => pageOf('a'));
    const { promise, resolve } = Promise.withResolvers<RenderedPage>();
    const under = site.visit('/b', () => promise);
    site.cache.purgeAll();
    resolve(pageOf('b'));
    await under;
    expect(site.cache.ready('/a')).toBeUndefined();
    expect(site.cache.ready('/b')).toBeUndefined();
  });
});

/** Renders that end together, and the most there were at a time. */
function slowRenders() {
  const { promise, resolve } = Promise.withResolvers<true>();
  let now = 0;
  let most = 0;
  return {
    make: async () => {
      most = Math.max(most, (now += 1));
      await promise;
      now -= 1;
      return pageOf('new');
    },
    end: () => resolve(true),
    most: () => most,
  };
}

const pages = (count: number) => Array.from({ length: count }, (_, index) => `/pieza/${index}`);

describe('many pages asked for together', () => {
  it('that are a little old are made anew two at a time; the others answer as they are, and later', async () => {
    const site = build();
    for (const key of pages(1_500)) await site.visit(key, () => pageOf('old'));
    site.pass(7_001);
    const slow = slowRenders();
    const answers = await Promise.all(pages(1_500).map((key) => site.visit(key, slow.make)));
    expect(new Set(answers)).toEqual(new Set(['old']));
    expect(slow.most()).toBe(2);
    slow.end();
    await new Promise(setImmediate);
    expect(await site.visit('/pieza/0', () => pageOf('newer'))).toBe('new');
    expect(await site.visit('/pieza/1499', () => pageOf('newer'))).toBe('old');
    await new Promise(setImmediate);
    expect(await site.visit('/pieza/1499', () => pageOf('newest'))).toBe('newer');
  });

  it('that nobody has made take turns, and those for whom there is no room are refused at once', async () => {
    const site = build();
    const slow = slowRenders();
    const answers = Promise.allSettled(pages(40).map((key) => site.visit(key, slow.make)));
    await new Promise(setImmediate);
    expect(slow.most()).toBe(5);
    expect(site.results.filter((result) => result === 'exhausted')).toHaveLength(40 - 5 - 7);
    slow.end();
    const refused = (await answers).flatMap((answer) =>
      answer.status === 'rejected' ? [answer.reason as unknown] : [],
    );
    expect(refused).toHaveLength(40 - 5 - 7);
    expect(refused.every((reason) => reason instanceof RendersExhausted)).toBe(true);
    expect(slow.most()).toBe(5);
  });

  it('come back as they were where a change made them old and there is no room to make them anew', async () => {
    const site = build({ running: 1, waiting: 0 });
    for (const key of pages(3)) await site.visit(key, () => pageOf('old'));
    site.cache.purge(['catalog']);
    const slow = slowRenders();
    const first = site.visit('/pieza/0', slow.make);
    expect(await site.visit('/pieza/1', slow.make)).toBe('old');
    slow.end();
    expect(await first).toBe('new');
  });

  it('are still joined by others while they wait for their turn, whatever changes meanwhile', async () => {
    const site = build({ running: 1 });
    const slow = slowRenders();
    const first = site.visit('/pieza/0', slow.make);
    const waiting = site.visit('/pieza/1', slow.make);
    site.cache.purge(['piece:x']);
    const joining = site.visit('/pieza/1', slow.make);
    slow.end();
    expect(await Promise.all([first, waiting, joining])).toEqual(['new', 'new', 'new']);
    expect(site.renders()).toBe(2);
  });
});

describe('a visitor who asks too much', () => {
  const refuse = () => Promise.reject(new Error('too much'));

  it('gets kept pages, also old ones, and joins those under way, but makes none', async () => {
    const site = build();
    const allow = () => Promise.resolve();
    await site.visit('/pieza/a', () => pageOf('a'), allow);
    expect(await site.visit('/pieza/a', () => pageOf('never'), refuse)).toBe('a');
    site.cache.purge(['catalog']);
    expect(await site.visit('/pieza/a', () => pageOf('never'), refuse)).toBe('a');
    await expect(site.visit('/pieza/b', () => pageOf('never'), refuse)).rejects.toThrow('too much');
    const slow = slowRenders();
    const other = site.visit('/pieza/c', slow.make, allow);
    await Promise.resolve();
    const joining = site.visit('/pieza/c', slow.make, refuse);
    slow.end();
    expect(await Promise.all([other, joining])).toEqual(['new', 'new']);
    expect(site.renders()).toBe(2);
  });
});

it('counts all the memory of a page: its body, its head, its address and its tags', async () => {
  const site = build();
  const body = await packNow(Buffer.from('<p>'.padEnd(9_000, 'garantía ')));
  const headers = ['content-security-policy', 'x'.repeat(3_000)];
  const tags = ['generation:nissan/tsuru/b13', 't'.repeat(500)];
  const page = {
    answer: { status: 200, body, hash: 'h', headers },
    terms: { maxAgeMs: 7_000, swrMs: 0, tags },
  };
  await site.visit(`/pieza/${'k'.repeat(400)}`, () => page);
  expect(site.cache.bytes).toBeGreaterThan(body.bytes + 3_000 + 500 + 400);
  expect(site.cache.bytes).toBeLessThan(body.bytes + 3_000 + 500 + 400 + 2_048);
});
