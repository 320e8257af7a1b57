import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HtmlValidate, type ConfigData } from 'html-validate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase } from '../../db/client.ts';
import { transaction } from '../../db/tx.ts';
import type { LandingState, PageContent } from '../../src/domain/landing/contract.ts';
import { keepPageMedia } from '../../src/domain/media/index.ts';
import { uuidv7 } from '../../src/domain/shared/ids.ts';
import { readEnv } from '../../src/server/env.ts';
import { BUILT_ORIGIN, startServer, type RunningServer } from '../../src/server/main/index.ts';
import { fullPage } from '../fixtures/a-full-page.ts';
import { enter, type ApiClient } from '../fixtures/api-client.ts';
import { site } from '../fixtures/http-site.ts';
import { ask } from './front-fixture.ts';

const PATH = '/landing/pages/funded';
/** Ample: the times are told, and a machine that does something else proves nothing. */
const PATIENCE_MS = 10_000;
const PAGES = ['/funded', '/nosotros', '/en/funded', '/en/nosotros'] as const;

const validator = new HtmlValidate(
  JSON.parse(readFileSync(new URL('../../.htmlvalidate.json', import.meta.url), 'utf8')) as ConfigData,
);

let owner: ApiClient;
let second: RunningServer;
let sample: PageContent;

beforeAll(async () => {
  owner = await enter(site(), 'owner');
  // Another process of the same chain, as far as its caches and its place in the event log are concerned.
  second = await startServer({
    env: readEnv({ LOG_LEVEL: 'silent' }),
    databaseUrls: { appUrl: site().appUrl },
    host: '127.0.0.1',
    port: 0,
    distDir: site().distDir,
    mediaDir: join(tmpdir(), `multipartes-landing-${process.pid}`),
  });
  sample = (await state()).draft.content;
});

afterAll(async () => {
  await write(sample);
  await publish();
  await second.close();
});

async function state(): Promise<LandingState> {
  return (await owner.send('GET', PATH)).json as unknown as LandingState;
}

async function write(content: PageContent) {
  const { draft } = await state();
  return owner.send('PUT', `${PATH}/draft`, { revision: draft.revision, content });
}

async function publish(note = '') {
  const { draft } = await state();
  return owner.send('POST', `${PATH}/publish`, { id: uuidv7(Date.now()), revision: draft.revision, note });
}

/** The sample page with other first words. */
function saying(heading: string): PageContent {
  const blocks = sample.blocks.map((block) =>
    block.type === 'hero' ? { ...block, heading: { es: heading, en: heading } } : block,
  );
  return { ...sample, blocks };
}

/** As if somebody had put it in. */
async function keepPicture({ hash, width, height }: { hash: string; width: number; height: number }) {
  const database = openDatabase(site().ownerUrl);
  await transaction(database, (tx) =>
    keepPageMedia(tx, { kind: 'picture', hash, width, height, bytes: null, by: null, at: new Date() }),
  );
  await database.close();
}

const missingPicture = expect.objectContaining({ code: 'missing_picture' }) as unknown;

const read = async (origin: string, path: string) => (await ask(origin, path)).text;
const origins = () => [site().origin, second.url];

/**
 * When the last of all pages of all processes was new: the begin of the first request that got it, because how long a page
 * takes to be made is another matter.
 */
async function liveAfterMs(words: string): Promise<number> {
  const beganMs = performance.now();
  const firstNew = async (origin: string, path: string) => {
    for (;;) {
      const askedMs = performance.now() - beganMs;
      if ((await read(origin, path)).includes(words)) return askedMs;
      if (askedMs > 10_000) return Number.POSITIVE_INFINITY;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  return Math.max(
    ...(await Promise.all(origins().flatMap((origin) => PAGES.map((path) => firstNew(origin, path))))),
  );
}

describe('the page that owners write', () => {
  test('comes with the demo, says what is sample, and has neither React nor an editor in it', async () => {
    const { text, headers } = await ask(site().origin, '/funded');
    expect(text).toContain('Empezó con un Tsuru chocado. Hoy son seis sucursales');
    expect(text).toContain('Contenido de muestra');
    expect(text).not.toMatch(/astro-island|react|puck/i);
    expect(text).not.toMatch(/\sstyle="|\son\w+="/);
    expect(text).not.toContain('Quienes lo hicieron posible');
    expect(headers['content-security-policy']).toContain("default-src 'self'");
    for (const [, address = ''] of text.matchAll(/<script[^>]+src="([^"]+)"/g)) {
      const script = await ask(site().origin, new URL(address, site().origin).pathname);
      expect(script.text).not.toMatch(/react|puck/i);
    }
    const english = await read(site().origin, '/en/nosotros');
    expect(english).toContain('It began with a wrecked Tsuru');
    expect(english).toMatch(/<link rel="canonical" href="[^"]+\/en\/funded"/);
  });

  test('is live on every process and at every address soon after its publication', async () => {
    const times: number[] = [];
    for (const words of ['Primera vuelta', 'Segunda vuelta', 'Tercera vuelta']) {
      // Kept everywhere before, so that what is measured is the purge.
      await Promise.all(origins().flatMap((origin) => PAGES.map((path) => ask(origin, path))));
      expect((await write(saying(words))).status).toBe(200);
      expect(await read(site().origin, '/funded')).not.toContain(words);
      const answer = await publish(words);
      expect([answer.status, answer.json]).toMatchObject([200, { live: { note: words, isLive: true } }]);
      times.push(await liveAfterMs(words));
    }
    expect(Math.max(...times), times.join()).toBeLessThan(PATIENCE_MS);
  });

  test('shows twelve blocks with pictures that have their size, and the calculator’s script only then', async () => {
    const image = { hash: 'ab'.repeat(32), width: 1_600, height: 1_000, alt: { es: 'Pasillo de estantes' } };
    await write(fullPage([image]));
    const unknown = await publish('Sin imágenes');
    expect([unknown.status, unknown.json]).toMatchObject([
      409,
      { code: 'landing.not_ready', problems: expect.arrayContaining([missingPicture]) },
    ]);
    await keepPicture(image);
    expect((await publish('Doce')).status).toBe(200);
    expect(await liveAfterMs('Siguiente: sucursal León')).toBeLessThan(PATIENCE_MS);
    const text = await read(site().origin, '/funded');
    expect(text).toContain('<instalment-calculator');
    expect(text).toMatch(/<script[^>]+src="[^"]*Calculator[^"]*"/);
    for (const [picture] of text.matchAll(/<img[^>]+>/g))
      expect(picture).toMatch(/width="\d+" height="\d+" alt="Pasillo de estantes"/);
    expect(text).toContain('$1,428.21');
    const { results } = await validator.validateString(text, '/funded');
    expect(
      results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId}: ${message}`)),
    ).toEqual([]);
  });

  test('is taken off, and then says nothing that an owner wrote', async () => {
    const versionId = (await state()).live?.id;
    const other = await owner.send('POST', `${PATH}/unpublish`, { versionId: uuidv7(0), note: 'cerrado' });
    expect([other.status, other.json]).toMatchObject([
      409,
      { code: 'landing.live_is_other', by: 'Elena Rangel', number: expect.any(Number) as number },
    ]);
    const answer = await owner.send('POST', `${PATH}/unpublish`, { versionId, note: 'cerrado' });
    expect([answer.status, answer.json['live']]).toEqual([200, null]);
    const gone = async () => {
      const texts = await Promise.all(origins().map((origin) => read(origin, '/funded')));
      return texts.every((text) => text.includes('Cada pieza con su precio, su origen y su sucursal.'));
    };
    await expect.poll(gone, { timeout: 10_000 }).toBe(true);
    expect(await read(site().origin, '/funded')).not.toContain('León');
  });
});

describe('its editor’s API', () => {
  test('tells the second of two who and when, and overwrites nothing', async () => {
    const { draft } = await state();
    const change = { revision: draft.revision, content: saying('Mía') };
    expect((await owner.send('PUT', `${PATH}/draft`, change)).status).toBe(200);
    const late = await owner.send('PUT', `${PATH}/draft`, { ...change, content: saying('Tarde') });
    expect([late.status, late.json]).toMatchObject([
      409,
      { code: 'landing.edited_by_other', by: 'Elena Rangel', revision: draft.revision + 1 },
    ]);
    expect(late.json['detail']).toContain('Elena Rangel');
    expect(JSON.stringify((await state()).draft.content)).toContain('Mía');
  });

  test.each([
    ['a link that runs', { kind: 'external', url: 'javascript:alert(1)' }],
    ['a link without https', { kind: 'external', url: 'http://example.com' }],
    ['a link that reads backwards', { kind: 'external', url: 'https://example.com/\u202Egpj.exe' }],
    ['half a letter in a link', { kind: 'external', url: 'https://example.com/\uD800' }],
    ['a link with nobody before the name', { kind: 'external', url: 'https://@evil.com' }],
    ['a link without a name', { kind: 'external', url: 'https:///evil.com' }],
    ['a link with a name in disguise', { kind: 'external', url: 'https://evil%2ecom' }],
    ['an unknown page', { kind: 'page', path: '/panel' }],
  ])('refuses %s', async (_, link) => {
    const { draft } = await state();
    const content = {
      ...sample,
      blocks: [
        {
          id: 'call-0001',
          type: 'callToAction',
          heading: { es: 'x' },
          text: { es: '' },
          button: { label: { es: 'x' }, link },
        },
      ],
    };
    const answer = await owner.send('PUT', `${PATH}/draft`, { revision: draft.revision, content });
    expect([answer.status, answer.json['code']]).toEqual([422, 'request.invalid']);
  });

  test('answers what cannot be with a reason, and never with an accident', async () => {
    const { draft } = await state();
    const plan = { action: 'publish', id: uuidv7(Date.now()), revision: draft.revision, note: '' };
    const planned = async (change: object) => {
      const { status, json } = await owner.send('POST', `${PATH}/schedules`, { ...plan, ...change });
      return [status, json['code']];
    };
    for (const due of ['2027-02-31T10:00', '2027-01-00T10:00'])
      expect(await planned({ due }), due).toEqual([422, 'landing.no_such_day']);
    const { json } = await owner.send('GET', `${PATH}/versions`);
    const [version] = json['versions'] as unknown as { id: string }[];
    expect(await planned({ due: inTenMinutes(), id: version?.id })).toEqual([409, 'request.key_reused']);
    for (const after of ['abc', '0', '-1', '1e3', '99999999999'])
      expect((await owner.send('GET', `${PATH}/versions?after=${after}`)).status, after).toBe(422);
    expect((await owner.send('GET', `${PATH}/versions?after=1`)).status).toBe(200);
    expect((await state()).schedules).toEqual([]);
  });

  test('is closed to clerks and to strangers', async () => {
    const clerk = await enter(site(), 'clerk', 'QRO');
    expect((await clerk.send('GET', PATH)).status).toBe(403);
    expect((await clerk.send('PUT', `${PATH}/draft`, { revision: 0, content: sample })).status).toBe(403);
    const nobody = await fetch(`${site().origin}/api/v1${PATH}`);
    expect(nobody.status).toBe(401);
  });

  test('gives what can be picked: pages, branches, cars, pieces and what is on offer', async () => {
    const { json } = await owner.send('GET', '/landing/pickers');
    expect(json).toMatchObject({
      branches: expect.arrayContaining([expect.objectContaining({ slug: 'queretaro' })]),
    });
    const cars = json['cars'] as unknown as { path: string }[];
    expect(cars.map(({ path }) => path)).toContain('nissan/tsuru/b13');
    const parts = await owner.send('GET', '/landing/pickers/parts?q=puerta%20tsuru');
    expect((parts.json['pieces'] as unknown as unknown[]).length).toBeGreaterThan(0);
    const offers = await owner.send('GET', '/landing/pickers/offers');
    const [offer] = offers.json['pieces'] as unknown as { priceCents: number; formerCents: number }[];
    expect(offer?.formerCents).toBeGreaterThan(offer?.priceCents ?? Number.POSITIVE_INFINITY);
  });

  test('draws what is being written: every block, also those that visitors would not see', async () => {
    const { status, json } = await owner.send('POST', '/landing/resolved', {
      content: sample,
      language: 'en',
    });
    const blocks = json['blocks'] as unknown as { id: string }[];
    expect([status, blocks.map(({ id }) => id)]).toEqual([200, sample.blocks.map(({ id }) => id)]);
  });
});

describe('a preview link', () => {
  test('shows the draft to who has it, and is neither kept nor found', async () => {
    await write(saying('Solo para quien tiene el enlace'));
    const link = await owner.send('POST', `${PATH}/preview-links`, { versionId: null, language: 'es' });
    expect(link.status).toBe(201);
    const path = String(link.json['path']);
    const answer = await ask(site().origin, path);
    expect(answer.status).toBe(200);
    expect(answer.text).toContain('Solo para quien tiene el enlace');
    expect(answer.text).toContain('<meta name="robots" content="noindex"');
    // It names the page that it is a preview of, at the address where the site is.
    const addresses = (html: string) =>
      [...html.matchAll(/<link rel="(?:canonical|alternate)"[^>]*>|<meta property="og:url"[^>]*>/g)].join(
        '\n',
      );
    expect(addresses(answer.text)).toContain(`rel="canonical" href="${site().origin}/funded"`);
    expect(addresses(answer.text)).toBe(addresses(await read(site().origin, '/funded')));
    expect(answer.text).not.toContain(BUILT_ORIGIN);
    expect(answer.headers).toMatchObject({
      'cache-control': 'no-store',
      'x-robots-tag': 'noindex, nofollow',
    });
    expect((await ask(site().origin, `${path}x`)).status).toBe(404);
    expect(await read(site().origin, '/funded')).not.toContain('Solo para quien tiene el enlace');
  });
});

describe('what is planned', () => {
  test('is done by the process that leads, at its time', async () => {
    const { status, json } = await owner.send('POST', `${PATH}/schedules`, {
      action: 'publish',
      id: uuidv7(Date.now()),
      due: inTenMinutes(),
      revision: (await state()).draft.revision,
      note: 'a la hora',
    });
    expect([status, (json as unknown as LandingState).schedules]).toMatchObject([
      200,
      [{ action: 'publish' }],
    ]);
    // Whole minutes are for people; the test waits for three seconds.
    const database = openDatabase(site().ownerUrl);
    const dueMs = Date.now() + 3_000;
    await database.change("UPDATE landing_schedules SET due_at = ? WHERE state = 'waiting'", [
      new Date(dueMs),
    ]);
    await database.close();
    expect(await read(site().origin, '/funded')).not.toContain('Solo para quien tiene el enlace');
    await new Promise((resolve) => setTimeout(resolve, dueMs - Date.now()));
    expect(await liveAfterMs('Solo para quien tiene el enlace')).toBeLessThan(PATIENCE_MS);
    expect((await state()).schedules).toEqual([]);
  });
});

/** On the chain's clock. */
function inTenMinutes(): string {
  const text = new Date(Date.now() + 600_000).toLocaleString('sv-SE', { timeZone: 'America/Mexico_City' });
  return text.slice(0, 16).replace(' ', 'T');
}
