import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DomainError } from '#shared/errors.ts';
import type { Log } from '../log.ts';
import type { Exchange } from './exchange.ts';
import type { FoundPage } from './front-cache.ts';
import { RendersExhausted } from './render-gate.ts';
import { plainBody } from './stored-body.ts';
import { createTwins } from './twins.ts';

function pageOf(text: string, status = 200): FoundPage {
  return { answer: { status, body: plainBody(Buffer.from(text)), hash: text, headers: [] } };
}

const hangs = () => new Promise<never>(() => {});

interface Site {
  asked: number;
  make: () => Promise<FoundPage | undefined>;
  last: FoundPage | undefined;
}

function build() {
  const warn = vi.fn();
  const site: Site = { asked: 0, make: () => Promise.resolve(pageOf('twin')), last: undefined };
  const shared = {
    twin: () => {
      site.asked += 1;
      return site.make();
    },
    lastTwin: () => site.last,
  };
  const answer = createTwins({ shared, log: { warn } as unknown as Log });
  return Object.assign(site, {
    warn,
    /** What a visitor gets, and after how long. */
    async visit(pathname = '/refacciones') {
      const startedMs = performance.now();
      const page = await answer({ pathname } as Exchange);
      return { text: page?.answer.hash, waitedMs: Math.round(performance.now() - startedMs) };
    },
  });
}

/** A visit on fake time. */
async function seen(site: ReturnType<typeof build>) {
  const visited = site.visit();
  await vi.advanceTimersByTimeAsync(1_000);
  return await visited;
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('the twin of a built page that the catalog has overtaken', () => {
  it('answers in its place', async () => {
    expect(await seen(build())).toEqual({ text: 'twin', waitedMs: 0 });
  });

  it('is not waited for longer than a second, and not at all in the seconds after that', async () => {
    const site = build();
    site.make = hangs;
    expect(await seen(site)).toEqual({ text: undefined, waitedMs: 1_000 });
    for (let count = 0; count < 4; count += 1) {
      expect(await seen(site)).toEqual({ text: undefined, waitedMs: 0 });
    }
    expect(site.asked).toBe(1);
  });

  it.each(['/', '/en', '/tu-auto'])(
    'is waited for longer at %s, where the built page may be another one; not once it was made there',
    async (pathname) => {
      const site = build();
      site.make = () => new Promise((resolve) => setTimeout(() => resolve(pageOf('chosen')), 3_900));
      const visited = site.visit(pathname);
      await vi.advanceTimersByTimeAsync(4_000);
      expect(await visited).toEqual({ text: 'chosen', waitedMs: 3_900 });

      site.last = pageOf('chosen before');
      const again = site.visit(pathname);
      await vi.advanceTimersByTimeAsync(1_000);
      expect(await again).toEqual({ text: 'chosen before', waitedMs: 1_000 });
    },
  );

  it('is looked for again by one visitor while the others go on without it', async () => {
    const site = build();
    site.make = hangs;
    await seen(site);
    await vi.advanceTimersByTimeAsync(5_000);
    const trial = site.visit();
    expect(await site.visit()).toEqual({ text: undefined, waitedMs: 0 });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await trial).toEqual({ text: undefined, waitedMs: 1_000 });

    await vi.advanceTimersByTimeAsync(5_000);
    site.make = () => Promise.resolve(pageOf('back'));
    expect([await seen(site), await seen(site)]).toEqual([
      { text: 'back', waitedMs: 0 },
      { text: 'back', waitedMs: 0 },
    ]);
  });

  it('that was made before is better than the built page', async () => {
    const site = build();
    site.make = hangs;
    site.last = pageOf('older twin');
    expect(await seen(site)).toEqual({ text: 'older twin', waitedMs: 1_000 });
    expect(await seen(site)).toEqual({ text: 'older twin', waitedMs: 0 });
  });

  it('that is kept tells nothing about the database', async () => {
    const site = build();
    site.make = hangs;
    await seen(site);
    await vi.advanceTimersByTimeAsync(5_000);
    site.make = () => Promise.resolve({ ...pageOf('kept'), ageSeconds: 3 });
    expect(await seen(site)).toEqual({ text: 'kept', waitedMs: 0 });
    site.make = hangs;
    const trial = site.visit();
    expect(await site.visit()).toEqual({ text: undefined, waitedMs: 0 });
    await vi.advanceTimersByTimeAsync(1_000);
    await trial;
  });

  it('that fails gives way to the built page, and the next visitor asks again', async () => {
    const site = build();
    site.make = () => Promise.resolve(pageOf('broken', 503));
    expect((await seen(site)).text).toBeUndefined();
    site.make = () => Promise.reject(new Error('no database'));
    expect((await seen(site)).text).toBeUndefined();
    expect(site.warn).toHaveBeenCalledOnce();
    site.make = () => Promise.resolve(pageOf('twin'));
    expect((await seen(site)).text).toBe('twin');
  });

  it.each([
    ['there is no room for a render', new RendersExhausted('full')],
    ['the visitor asks too much', new DomainError('request.rate_limited', 'rate_limited')],
  ])('gives way without a word in the log when %s', async (_why, error) => {
    const site = build();
    site.make = () => Promise.reject(error);
    expect((await seen(site)).text).toBeUndefined();
    expect(site.warn).not.toHaveBeenCalled();
  });
});
