import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HtmlValidate, type ConfigData } from 'html-validate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { LandingSettings, LandingState, PageContent } from '../../src/domain/landing/contract.ts';
import { uuidv7 } from '../../src/domain/shared/ids.ts';
import { readEnv } from '../../src/server/env.ts';
import { startServer, type RunningServer } from '../../src/server/main/index.ts';
import { enter, type ApiClient } from '../fixtures/api-client.ts';
import { site } from '../fixtures/http-site.ts';
import { ask } from './front-fixture.ts';

const PAGE = '/landing/pages/funded';
const SETTINGS = '/settings/landing';
/** Ample: what is measured is told, and a machine that does something else proves nothing. */
const PATIENCE_MS = 10_000;
/** Class of the body: what is drawn. */
const DRAWN = { catalog: 'p-home', funded: 'p-fund' } as const;

const validator = new HtmlValidate(
  JSON.parse(readFileSync(new URL('../../.htmlvalidate.json', import.meta.url), 'utf8')) as ConfigData,
);

let owner: ApiClient;
let second: RunningServer;
let sample: PageContent;
let timeZone: string;

/** Another process of the same chain, as far as its caches and its place in the event log are concerned. */
const start = () =>
  startServer({
    env: readEnv({ LOG_LEVEL: 'silent' }),
    databaseUrls: { appUrl: site().appUrl },
    host: '127.0.0.1',
    port: 0,
    distDir: site().distDir,
    mediaDir: join(tmpdir(), `multipartes-home-${process.pid}`),
  });

beforeAll(async () => {
  owner = await enter(site(), 'owner');
  second = await start();
  ({ timeZone } = (await owner.send('GET', SETTINGS)).json as unknown as LandingSettings);
  sample = (await state()).draft.content;
});

// Other files ask for `/` too, and find it as it was.
afterAll(async () => {
  await choose('catalog');
  await publish(sample);
  await liveAfterMs((page) => drawn(page) === 'p-home');
  await second.close();
});

async function state(): Promise<LandingState> {
  return (await owner.send('GET', PAGE)).json as unknown as LandingState;
}

const choose = (home: LandingSettings['home']) => owner.send('PUT', SETTINGS, { home, timeZone });

async function publish(content: PageContent): Promise<void> {
  const { draft } = await state();
  const saved = await owner.send('PUT', `${PAGE}/draft`, { revision: draft.revision, content });
  const { revision } = saved.json as unknown as { revision: number };
  const request = { id: uuidv7(Date.now()), revision, note: '' };
  expect((await owner.send('POST', `${PAGE}/publish`, request)).status).toBe(200);
}

/** The sample page with other first words. */
function saying(heading: string): PageContent {
  const blocks = sample.blocks.map((block) =>
    block.type === 'hero' ? { ...block, heading: { es: heading, en: heading } } : block,
  );
  return { ...sample, blocks };
}

const read = async (path: string, origin: string = site().origin) => (await ask(origin, path)).text;
const drawn = (page: string) => /<body[^>]*class="[^"]*\b(p-\w+)/.exec(page)?.[1];
const hrefOf = (page: string, attributes: string) =>
  new URL(new RegExp(`<link rel="${attributes}" href="([^"]+)"`).exec(page)?.[1] ?? 'http://none/none')
    .pathname;
const canonical = (page: string) => hrefOf(page, 'canonical');

/** When the last home of all processes and languages was new: the begin of the first request that got it. */
async function liveAfterMs(isNew: (page: string) => boolean): Promise<number> {
  const beganMs = performance.now();
  const firstNew = async (origin: string, path: string) => {
    for (;;) {
      const askedMs = performance.now() - beganMs;
      if (isNew(await read(path, origin))) return askedMs;
      if (askedMs > PATIENCE_MS) return Number.POSITIVE_INFINITY;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  const places = [site().origin, second.url].flatMap((origin) => ['/', '/en'].map((path) => [origin, path]));
  return Math.max(...(await Promise.all(places.map(([origin = '', path = '']) => firstNew(origin, path)))));
}

async function problemsOf(page: string, path: string): Promise<string[]> {
  const { results } = await validator.validateString(page, path);
  return results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId}: ${message}`));
}

async function listed(): Promise<string[]> {
  const text = await read('/sitemap/paginas.xml');
  return [...text.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url = '']) => new URL(url).pathname);
}

/** A slow machine answers with the built page until the other one is made. */
async function expectSeen(path: string, body: string, address: string): Promise<string> {
  let page = '';
  const seen = async () => {
    page = await read(path);
    return [path, drawn(page), canonical(page)];
  };
  await expect.poll(seen, { timeout: PATIENCE_MS }).toEqual([path, body, address]);
  return page;
}

/** The pages as they are while the catalog's is the home of the site. */
async function expectCatalogHome(): Promise<void> {
  for (const [path, address] of [
    ['/', '/'],
    ['/en', '/en'],
    ['/tu-auto', '/'],
    ['/en/tu-auto', '/en'],
  ] as const) {
    await expectSeen(path, 'p-home', address);
  }
  expect(canonical(await read('/funded'))).toBe('/funded');
  expect(canonical(await read('/en/nosotros'))).toBe('/en/funded');
  const pages = await listed();
  expect(pages).toEqual(expect.arrayContaining(['/', '/en', '/funded', '/en/funded']));
  expect(pages).not.toContain('/tu-auto');
}

describe('the home of the site', () => {
  test('is the catalog’s until an owner says otherwise; it has an address of its own that always works', async () => {
    expect((await owner.send('GET', SETTINGS)).json).toMatchObject({ home: 'catalog' });
    await expectCatalogHome();
    // Every page's header leads to the choice of a car where it is for certain.
    for (const path of ['/refacciones', '/funded']) expect(await read(path)).toContain('"/tu-auto#coche"');
  });

  test('is another on every process soon after the choice, to and fro', async () => {
    const times: number[] = [];
    // Both homes were made before in each process, so that what is measured is the purge.
    for (const home of ['funded', 'catalog', 'funded', 'catalog', 'funded'] as const) {
      expect(await choose(home)).toMatchObject({ status: 200, json: { home, timeZone } });
      times.push(await liveAfterMs((page) => drawn(page) === DRAWN[home]));
    }
    expect(Math.max(...times), times.join()).toBeLessThan(PATIENCE_MS);
  });

  test('is the owners’ page with all that belongs to a home, and each page says one address of itself', async () => {
    for (const [path, body, address, english] of [
      ['/', 'p-fund', '/', '/en'],
      ['/en', 'p-fund', '/en', '/en'],
      ['/funded', 'p-fund', '/', '/en'],
      ['/en/nosotros', 'p-fund', '/en', '/en'],
      ['/tu-auto', 'p-home', '/tu-auto', '/en/tu-auto'],
      ['/en/tu-auto', 'p-home', '/en/tu-auto', '/en/tu-auto'],
    ] as const) {
      const page = await expectSeen(path, body, address);
      expect(hrefOf(page, 'alternate" hreflang="en')).toBe(english);
      expect(page.includes('"@type":"WebSite"'), path).toBe(body === 'p-fund');
      expect(await problemsOf(page, path)).toEqual([]);
    }
    const page = await read('/');
    expect(page).toContain('Empezó con un Tsuru chocado.');
    expect(page).not.toMatch(/astro-island|react/i);
    // What the owner once led to `/` for a car to be chosen still gets there.
    const [main = ''] = /<main[\s\S]*<\/main>/.exec(page) ?? [];
    expect(main).toContain('href="/tu-auto"');
    expect(main).not.toContain('href="/"');
    const pages = await listed();
    expect(pages).toEqual(expect.arrayContaining(['/', '/en', '/tu-auto', '/en/tu-auto']));
    expect(pages).not.toContain('/funded');
  });

  test('shows what is published there, too', async () => {
    const times: number[] = [];
    for (const words of ['Inicio uno', 'Inicio dos', 'Inicio tres']) {
      await liveAfterMs(() => true);
      await publish(saying(words));
      times.push(await liveAfterMs((page) => page.includes(words)));
    }
    expect(Math.max(...times), times.join()).toBeLessThan(PATIENCE_MS);
  });

  test('is the chosen one in a process that starts later', async () => {
    await second.close();
    second = await start();
    await expect
      .poll(async () => drawn(await read('/', second.url)), { timeout: PATIENCE_MS })
      .toBe('p-fund');
    await expect.poll(() => read('/en', second.url), { timeout: PATIENCE_MS }).toContain('Inicio tres');
  });

  test('is the catalog’s again, as it was', async () => {
    expect((await choose('catalog')).status).toBe(200);
    expect(await liveAfterMs((page) => drawn(page) === 'p-home')).toBeLessThan(PATIENCE_MS);
    await expect.poll(async () => canonical(await read('/tu-auto')), { timeout: PATIENCE_MS }).toBe('/');
    await expectCatalogHome();
  });

  test('is chosen by owners, and only among what there is', async () => {
    const clerk = await enter(site(), 'clerk', 'QRO');
    expect((await clerk.send('PUT', SETTINGS, { home: 'funded', timeZone })).status).toBe(403);
    for (const body of [
      { timeZone },
      { home: '/panel', timeZone },
      { home: 'funded', timeZone: 'Marte/Norte' },
    ])
      expect(await owner.send('PUT', SETTINGS, body)).toMatchObject({
        status: 422,
        json: { code: 'request.invalid' },
      });
    expect((await owner.send('GET', SETTINGS)).json).toEqual({ home: 'catalog', timeZone });
  });
});
