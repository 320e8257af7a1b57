import { describe, expect, it } from 'vitest';
import { enter } from '../fixtures/api-client.ts';
import { site } from '../fixtures/http-site.ts';
import { ask, type Heard } from './front-fixture.ts';

const get = (path: string, headers: Record<string, string> = {}) => ask(site().origin, path, { headers });
const text = async (path: string) => (await get(path)).text;

async function within(ms: number, isTrue: () => Promise<boolean>): Promise<void> {
  await expect.poll(isTrue, { timeout: ms, interval: 50 }).toBe(true);
}

describe('the built site', () => {
  it.each([
    '/',
    '/en',
    '/refacciones/nissan/tsuru/b13',
    '/en/refacciones/nissan/tsuru/b13',
    '/sistemas/frenos',
  ])('has %s packed, with a policy and a word on who may frame it', async (path) => {
    const page = await get(path, { 'accept-encoding': 'br' });
    expect(page.status).toBe(200);
    expect(page.headers['content-encoding']).toBe('br');
    // Built pages carry their policy inside; their twins, which answer once the catalog has changed, as a header.
    const policy = page.headers['content-security-policy'];
    if (policy === "frame-ancestors 'none'") {
      expect(page.text).toMatch(/http-equiv="content-security-policy"/i);
    } else {
      expect(policy).toMatch(/^default-src 'self'.*; frame-ancestors 'none'$/);
    }
    expect(page.text).not.toMatch(/<[^>]+ style="/);
    expect((await get(path, { 'if-none-match': page.headers.etag ?? '' })).status).toBe(304);
  });

  it('keeps the page of a piece, with the same policy as a header', async () => {
    const { items } = JSON.parse(
      await text('/api/v1/stock?generation=nissan/tsuru/b13&condition=used&limit=1'),
    ) as { items: { code: string }[] };
    const path = `/pieza/${items[0]?.code ?? ''}`;
    expect((await get(path)).status).toBe(200);
    const kept = await get(path);
    expect(Number(kept.headers.age)).toBeGreaterThanOrEqual(0);
    expect(kept.headers['content-security-policy']).toMatch(/^default-src 'self'.*; frame-ancestors 'none'$/);
    expect(kept.headers['x-front-cache']).toBeUndefined();
  });

  it('names in its pages only files that it has', async () => {
    const assets = [
      ...(await text('/refacciones/nissan/tsuru/b13')).matchAll(/(?:src|href)="(\/_astro\/[^"]+)"/g),
    ];
    expect(assets.length).toBeGreaterThan(0);
    for (const [, asset = ''] of assets) {
      const file = await get(asset);
      expect(file.status).toBe(200);
      expect(file.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    }
  });

  it.each([
    '/nada',
    '/en/nada',
    '/refacciones/nissan/tsuru/b99',
    '/refacciones/nissan/tsuru/b13/nada',
    '/pieza/NADA-P-1',
  ])('says in a designed page that %s does not exist', async (path) => {
    const page = await get(path);
    expect(page.status).toBe(404);
    expect(page.headers['content-type']).toContain('text/html');
    expect(page.text).toContain(`lang="${path.startsWith('/en') ? 'en' : 'es-MX'}"`);
  });

  it('keeps its English addresses in English', async () => {
    expect((await get('/en/refacciones/nissan/tsuru/b99')).text).toContain('lang="en"');
  });
});

describe('holes of the past stay closed', () => {
  const notServed = (answer: Heard) => {
    expect([400, 404, 405, 421]).toContain(answer.status);
    expect(answer.headers.location).toBeUndefined();
  };

  it.each([
    ['an image of another host', '/_image?href=https://evil.example/x.png'],
    ['an image by a relative protocol', '/_image?href=//evil.example/x.png'],
    ['an image with an escaped name', '/_%69mage?href=//evil.example/x.png'],
    ['a server island', '/_server-islands/Anything?e=default&p=&s=%7B%7D'],
    ['an action', '/_actions/anything'],
    ['a twin', '/twin/refacciones/nissan/tsuru/b13'],
    ['a twin with an escaped name', '/%74win/refacciones/nissan/tsuru/b13'],
    ['a double slash that a redirect would follow', '//evil.example/%2e%2e'],
    ['an encoded slash in a guarded path', '/panel%2Fpersonas'],
    ['a doubly encoded guarded path', '/%2570anel'],
    ['a file of the project', '/_astro/../../server/entry.mjs'],
    ['a file of the project, encoded', '/_astro/%2e%2e/%2e%2e/server/entry.mjs'],
    ['the list of built files', '/prerendered.json'],
    ['a packed file', '/packed/x.br'],
    ['an index by its file name', '/index.html'],
    ['a null byte', '/pieza/%00'],
  ])('%s', async (_what, path) => {
    notServed(await get(path));
  });

  it('a forwarded host or protocol changes no address in a page', async () => {
    const headers = {
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'https',
      'x-forwarded-port': '666',
      forwarded: 'host=evil.example',
    };
    for (const path of ['/buscar?q=faro', '/entrar', '/panel']) {
      const answer = await get(path, headers);
      expect(answer.text).not.toContain('evil.example');
      expect(answer.headers.location ?? '').not.toContain('evil.example');
    }
  });

  it('an escaped or upper-case name opens no staff page', async () => {
    for (const path of ['/panel', '/%70anel', '/caja', '/%63aja', '/PANEL', '/panel/']) {
      expect([301, 302, 404]).toContain((await get(path)).status);
    }
  });

  it('a form of another site is refused', async () => {
    const answer = await ask(site().origin, '/api/v1/session', {
      method: 'POST',
      headers: {
        origin: 'https://evil.example',
        'sec-fetch-site': 'cross-site',
        'content-type': 'application/json; charset=utf-8',
      },
      body: '{"email":"a@b.mx","password":"x"}',
    });
    expect(answer.status).toBe(403);
    expect(JSON.parse(answer.text)).toMatchObject({ code: 'request.foreign_origin' });
  });
});

describe('a link to a file, followed without a session', () => {
  const path = '/api/v1/branches/QRO/exports/stock.csv';
  const followed = {
    'sec-fetch-mode': 'navigate',
    'sec-fetch-dest': 'document',
    'sec-fetch-site': 'same-origin',
  };

  it('leads to the login and from there to the page with the link', async () => {
    const referer = `${site().origin}/panel/ventas?sucursal=QRO`;
    const answer = await get(path, { ...followed, referer });
    expect(answer.status).toBe(303);
    expect(answer.headers.location).toBe('/entrar?volver=%2Fpanel%2Fventas%3Fsucursal%3DQRO');
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  it('never leads to another site', async () => {
    for (const referer of ['https://evil.example/panel', 'javascript:alert(1)', '']) {
      const answer = await get(path, { ...followed, referer });
      expect(answer.headers.location).toBe('/entrar?volver=%2Fpanel');
    }
  });

  it('tells a program what is wrong', async () => {
    const answer = await get(path, { 'sec-fetch-mode': 'cors', 'sec-fetch-dest': 'empty' });
    expect([answer.status, JSON.parse(answer.text)]).toMatchObject([401, { code: 'identity.required' }]);
  });
});

describe('a change of the catalog', () => {
  it('is on the site within seconds, new pages too, without a build', async () => {
    const manager = await enter(site(), 'administrator');
    const slug = `prueba-${Date.now()}`;
    const path = `nissan/tsuru/${slug}`;
    expect((await get(`/refacciones/${path}`)).status).toBe(404);
    const before = await text('/refacciones/nissan/tsuru/b13');
    expect(before).not.toContain(slug);

    const added = await manager.send('POST', '/catalog/generations', {
      makeName: 'Nissan',
      modelName: 'Tsuru',
      path,
      code: 'B13 prueba',
      yearFrom: 1993,
      yearTo: 1997,
      bodyStyle: 'sedan',
      doors: 4,
      wheelbaseMm: 2_431,
      lengthMm: 4_327,
      widthMm: 1_667,
      heightMm: 1_381,
    });
    expect(added.text).toContain('B13 prueba');
    await within(3_000, async () => (await get(`/refacciones/${path}`)).status === 200);
    await within(3_000, async () => (await get(`/en/refacciones/${path}/frenos`)).status === 200);
    // The model lists it, and so does its sister's page.
    await within(3_000, async () => (await text('/refacciones/nissan/tsuru')).includes(slug));
    await within(3_000, async () => (await text('/refacciones/nissan/tsuru/b13')).includes(slug));
    await within(3_000, async () => (await text('/sitemap/nissan.xml')).includes(slug));

    const version = Number(added.json['version']);
    const changed = await manager.send('PATCH', `/catalog/generations/${path}`, {
      version,
      code: 'B13 corregido',
    });
    expect(changed.status).toBe(200);
    await within(3_000, async () => (await text(`/refacciones/${path}`)).includes('B13 corregido'));
  });
});
