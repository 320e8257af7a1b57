import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { BUILT_ORIGIN, type RunningServer } from '#server/main/index.ts';
import { ask, askRaw, builtText, fakeRenderer, makeDist, startFront, type Route } from './front-fixture.ts';

const page = (text: string, headers: Record<string, string> = {}): Response =>
  new Response(`<!doctype html><title>${text}</title>`, {
    headers: { 'content-type': 'text/html; charset=utf-8', ...headers },
  });

const KEPT = { 'x-front-cache': 'max-age=60; swr=600; tags=piece:QRO-P-048817' };

let renders = 0;
let piece: Route = () => page('Pieza', KEPT);
const seen: { clientAddress: string; requestId: string; headers: Headers; url: string }[] = [];

const renderer = fakeRenderer({
  '/pieza/': (request, context) => {
    renders += 1;
    return piece(request, context);
  },
  '/buscar': (request) => page(new URL(request.url).search, KEPT),
  '/panel': () => page('Panel'),
  '/sucursales/norte': (request) => {
    const { origin } = new URL(request.url);
    const [built, asked] = [BUILT_ORIGIN, origin].map((site) => `${site}/x`);
    return page(`${built} ${encodeURIComponent(built ?? '')} ${asked}`, KEPT);
  },
  '/pieza/left-long-ago': () => {
    renders += 1;
    return new Response('<!doctype html><title>Ya se vendió</title>', {
      status: 410,
      headers: { 'content-type': 'text/html; charset=utf-8', ...KEPT },
    });
  },
  '/entrar': async (request) => page(await request.text(), { 'set-cookie': 'mp_session=x; HttpOnly' }),
  '/api/v1/echo': async (request, { clientAddress, requestId }) => {
    seen.push({ clientAddress, requestId, headers: request.headers, url: request.url });
    return Response.json({ method: request.method, body: await request.text(), long: 'ñ'.repeat(2_000) });
  },
  '/api/v1/nothing': () => new Response(null, { status: 404 }),
  '/api/v1/broken': () => Promise.reject(new Error('secret sql')),
  '/twin/refacciones/nissan/march/k13': () =>
    page('March nuevo', { 'x-front-cache': 'max-age=60; tags=catalog' }),
  '/twin/refacciones': () => new Response(null, { status: 404 }),
  '/pieza/broken': () => Promise.reject(new Error('secret sql')),
  '/pieza/unavailable': () => new Response(null, { status: 503 }),
  '/pieza/gone': () => new Response(null, { status: 404 }),
});

let server: RunningServer;
let dist: Awaited<ReturnType<typeof makeDist>>;

beforeAll(async () => {
  dist = await makeDist();
  server = await startFront({ distDir: dist.distDir, renderer });
});

afterAll(async () => {
  await server.close();
  dist.remove();
});

beforeEach(() => {
  renders = 0;
  renderer.asked.length = 0;
  seen.length = 0;
  piece = () => page('Pieza', KEPT);
});

const get = (path: string, headers: Record<string, string> = {}) => ask(server.url, path, { headers });

describe('built files', () => {
  it('come packed as the caller likes best, with their own tag for each packing', async () => {
    const br = await get('/', { 'accept-encoding': 'gzip, br' });
    const gzip = await get('/', { 'accept-encoding': 'gzip' });
    const plain = await get('/');
    expect([
      br.headers['content-encoding'],
      gzip.headers['content-encoding'],
      plain.headers['content-encoding'],
    ]).toEqual(['br', 'gzip', undefined]);
    for (const answer of [br, gzip, plain]) {
      expect(answer.status).toBe(200);
      expect(answer.text).toBe(builtText('index.html', server.url));
      expect(answer.headers['content-length']).toBe(String(answer.bytes.byteLength));
      expect(answer.headers.vary).toBe('accept-encoding');
      expect(answer.headers['cache-control']).toBe('public, max-age=0, must-revalidate');
      expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
    }
    expect(new Set([br, gzip, plain].map((answer) => answer.headers.etag)).size).toBe(3);
  });

  it('are not sent again to who has them, in whatever packing', async () => {
    const { headers } = await get('/', { 'accept-encoding': 'br' });
    const tag = headers.etag ?? '';
    for (const known of [tag, `W/${tag}`, `"other", ${tag}`, '*']) {
      const again = await get('/', { 'accept-encoding': 'gzip', 'if-none-match': known });
      expect([again.status, again.bytes.byteLength]).toEqual([304, 0]);
    }
    expect((await get('/', { 'if-none-match': '"other"' })).status).toBe(200);
  });

  it('answer HEAD without a body', async () => {
    const head = await ask(server.url, '/', { method: 'HEAD' });
    expect([head.status, head.bytes.byteLength]).toEqual([200, 0]);
    expect(Number(head.headers['content-length'])).toBe(
      Buffer.byteLength(builtText('index.html', server.url)),
    );
  });

  it('with a hash in their name are kept for ever, and a font is not packed', async () => {
    const script = await get('/_astro/app.Bx3_9a.js', { 'accept-encoding': 'br' });
    expect(script.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(script.headers['content-encoding']).toBe('br');
    const font = await get('/_astro/plex.woff2', { 'accept-encoding': 'br' });
    expect(font.headers['content-type']).toBe('font/woff2');
    expect(font.headers['content-encoding']).toBeUndefined();
    expect((await get('/_astro/none.js')).status).toBe(404);
  });

  it('ignore a query they do not read, and take no writing', async () => {
    expect((await get('/?utm_source=x')).text).toContain('Inicio');
    const written = await ask(server.url, '/', { method: 'POST', body: 'x' });
    expect(written.status).toBe(405);
    expect(written.headers.allow).toBe('GET, HEAD');
  });

  it('of a car are packed at once, and better when somebody has asked for them', async () => {
    const ask = () => get('/models/0a1b2c3d4e5f/inside.glb', { 'accept-encoding': 'br' });
    const first = await ask();
    expect(first.headers['content-encoding']).toBe('br');
    expect(first.headers['cache-control']).toContain('immutable');
    expect(first.headers.etag).not.toContain('br11');
    await vi.waitFor(async () => expect((await ask()).headers.etag).toContain('br11'), {
      timeout: 12_000,
      interval: 500,
    });
    expect((await ask()).text).toBe(first.text);
  }, 15_000);

  it.each([
    ['/refacciones/nissan/tsuru/b13/', '/refacciones/nissan/tsuru/b13'],
    ['/en/?a=1', '/en?a=1'],
  ])('have one address: %s leads to %s', async (path, location) => {
    const answer = await get(path);
    expect([answer.status, answer.headers.location]).toEqual([301, location]);
  });
});

describe('a site without an address of its own', () => {
  const encodings = ['br', 'gzip', 'identity'];

  it.each(encodings)(
    'names where it is served in built pages, however they are packed: %s',
    async (encoding) => {
      const { text, headers } = await get('/', { 'accept-encoding': encoding });
      expect(text).toBe(builtText('index.html', server.url));
      expect(text).toContain(`href="${server.url}/"`);
      expect((await get('/', { 'if-none-match': headers.etag ?? '' })).status).toBe(304);
      expect((await get('/robots.txt')).text).toContain(`Sitemap: ${server.url}/sitemap.xml`);
    },
  );

  it('names it in pages made on demand, also inside a message', async () => {
    const { text } = await get('/sucursales/norte');
    const here = `${server.url}/x`;
    expect(text).toContain(`<title>${here} ${encodeURIComponent(here)} ${here}</title>`);
  });
});

describe('every answer', () => {
  it.each(['/', '/pieza/QRO-P-048817', '/panel', '/api/v1/echo', '/nowhere', '/livez', '/en/', '//evil'])(
    'of %s carries the safety headers',
    async (path) => {
      const { headers } = await get(path);
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['x-frame-options']).toBe('DENY');
      expect(headers['referrer-policy']).toBe('strict-origin-when-cross-origin');
      expect(headers['permissions-policy']).toContain('geolocation=(self)');
      expect(headers['cross-origin-opener-policy']).toBe('same-origin');
      expect(headers['strict-transport-security']).toBeUndefined();
    },
  );

  it('says who may frame it, and data may load nothing', async () => {
    expect((await get('/')).headers['content-security-policy']).toBe("frame-ancestors 'none'");
    expect((await get('/api/v1/echo')).headers['content-security-policy']).toBe(
      "default-src 'none'; frame-ancestors 'none'",
    );
    piece = () => page('Pieza', { 'content-security-policy': "default-src 'self';" });
    expect((await get('/pieza/policy')).headers['content-security-policy']).toBe(
      "default-src 'self'; frame-ancestors 'none'",
    );
  });
});

describe('addresses that mean harm', () => {
  it.each([
    '//evil.example',
    '/x//y',
    '/panel%2fpersonas',
    '/%5cevil.example',
    '/%00',
    '/%2561pi/v1/session',
    '/_astro/..%2f..%2fpackage.json',
    '/_astro/../../package.json',
    '/%2e%2e/package.json',
  ])('%s', async (path) => {
    const answer = await get(path);
    expect(answer.status).toBe(400);
    expect(answer.headers.location).toBeUndefined();
    expect(renderer.asked).toEqual([]);
  });

  it('are too long', async () => {
    expect((await get(`/buscar?q=${'a'.repeat(2_100)}`)).status).toBe(414);
  });

  it.each([
    '/twin',
    '/twin/refacciones/nissan/march/k13',
    '/404',
    '/error-503',
    '/_image?href=//evil',
    '/_server-islands/X',
    '/_actions/x',
    '/%74win/refacciones/nissan/march/k13',
    '/_%69mage?href=//evil',
  ])('are of the house only: %s', async (path) => {
    expect((await get(path)).status).toBe(404);
    expect(renderer.asked).toEqual([]);
  });

  it.each(['TRACE', 'OPTIONS', 'PROPFIND'])('use the method %s', async (method) => {
    expect((await ask(server.url, '/panel', { method })).status).toBe(405);
  });

  it.each(['/pieza/QRO-P-048817.html', '/pieza/QRO-P-048817.html.html', '/index.html', '/panel.html'])(
    'are file names of pages: %s',
    async (path) => {
      expect((await get(path)).status).toBe(404);
      expect(renderer.asked).toEqual([]);
    },
  );

  it.each(['evil.example', 'localhost.evil.example', '10.0.0.1:4321', 'localhost:99999'])(
    'name the host %s',
    async (host) => {
      const answer = await get('/', { host });
      expect(answer.status).toBe(421);
      expect(answer.text).not.toContain('Inicio');
      expect((await get('/panel', { host })).status).toBe(421);
    },
  );

  it.each(['/', '/panel', '/livez'])('name two hosts for %s', async (path) => {
    for (const hosts of [
      ['localhost', 'evil.example'],
      ['evil.example', 'localhost'],
      ['localhost', 'localhost'],
    ]) {
      const lines = hosts.map((host) => `Host: ${host}\r\n`).join('');
      expect(await askRaw(server.url, `GET ${path} HTTP/1.1\r\n${lines}\r\n`)).toContain('400');
    }
    expect(renderer.asked).toEqual([]);
  });

  it('do not fool anybody with forwarding headers', async () => {
    await get('/api/v1/echo', {
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'https',
      'x-forwarded-port': '1',
      'x-forwarded-for': '1.2.3.4',
      'x-real-ip': '1.2.3.4',
      forwarded: 'for=1.2.3.4',
      'x-request-id': 'mine-mine-mine',
    });
    const [call] = seen;
    expect(call?.clientAddress).toBe('127.0.0.1');
    expect(call?.requestId).not.toBe('mine-mine-mine');
    expect(new URL(call?.url ?? '').origin).toBe(server.url);
    for (const name of [
      'x-forwarded-host',
      'x-forwarded-for',
      'x-forwarded-proto',
      'x-real-ip',
      'forwarded',
    ]) {
      expect(call?.headers.get(name)).toBeNull();
    }
  });

  it('are not HTTP', async () => {
    expect(await askRaw(server.url, 'GET / HTTP/1.1\r\n\r\n')).toContain('400');
    expect(
      await askRaw(server.url, 'GET http://evil.example/ HTTP/1.1\r\nHost: localhost\r\n\r\n'),
    ).toContain('400');
    expect(
      await askRaw(server.url, `GET / HTTP/1.1\r\nHost: localhost\r\nX: ${'a'.repeat(20_000)}\r\n\r\n`),
    ).toContain('431');
    expect(
      await askRaw(
        server.url,
        'POST /panel HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n',
      ),
    ).toContain('400');
  });
});

describe('pages made on demand for everybody', () => {
  it('are made once for forty who ask together, even if the first leaves', async () => {
    const { promise, resolve } = Promise.withResolvers<true>();
    piece = async () => {
      await promise;
      return page('Pieza única', KEPT);
    };
    const leaver = new AbortController();
    const left = fetch(`${server.url}/pieza/coalesced`, { signal: leaver.signal }).catch(() => 'left');
    while (renders === 0) await new Promise(setImmediate);
    leaver.abort();
    expect(await left).toBe('left');
    const others = Array.from({ length: 39 }, () => get('/pieza/coalesced'));
    await new Promise((done) => setTimeout(done, 50));
    resolve(true);
    for (const answer of await Promise.all(others)) expect(answer.text).toContain('Pieza única');
    expect(renders).toBe(1);
  });

  it('of what is gone for good are kept like any other, and say so', async () => {
    for (let times = 0; times < 3; times += 1) {
      const answer = await get('/pieza/left-long-ago');
      expect([answer.status, answer.text]).toEqual([410, expect.stringContaining('Ya se vendió')]);
    }
    expect(renders).toBe(1);
  });

  it('are kept: packed, with a tag and an age, and without the house marks', async () => {
    await get('/pieza/kept');
    const kept = await get('/pieza/kept', { 'accept-encoding': 'br' });
    expect(renders).toBe(1);
    expect(kept.headers.age).toBe('0');
    expect(kept.headers['x-front-cache']).toBeUndefined();
    expect(kept.headers['cache-control']).toBe('public, max-age=0, must-revalidate');
    const again = await get('/pieza/kept', { 'if-none-match': kept.headers.etag ?? '' });
    expect(again.status).toBe(304);
    const head = await ask(server.url, '/pieza/kept', { method: 'HEAD' });
    expect([head.status, head.bytes.byteLength]).toEqual([200, 0]);
    expect(renders).toBe(1);
  });

  it('look the same to somebody with a session, and never see it', async () => {
    let cookie: string | null = 'unset';
    piece = (request) => {
      cookie = request.headers.get('cookie');
      return page('Anónima', KEPT);
    };
    const staff = await get('/pieza/session', { cookie: 'mp_session=abc', authorization: 'Bearer x' });
    expect(staff.text).toContain('Anónima');
    expect(cookie).toBeNull();
    await get('/pieza/session');
    expect(renders).toBe(1);
  });

  it('lose a cookie they should not have set, and are not kept', async () => {
    piece = () => page('Pieza', { ...KEPT, 'set-cookie': 'a=b' });
    expect((await get('/pieza/cookie')).headers['set-cookie']).toBeUndefined();
    await get('/pieza/cookie');
    expect(renders).toBe(2);
  });

  it('depend only on the parameters they read', async () => {
    expect((await get('/buscar?utm_source=x&q=puerta')).text).toContain('?q=puerta');
    await get('/buscar?q=puerta&fbclid=1');
    expect(renderer.asked).toEqual(['GET /buscar?q=puerta']);
  });

  it('give a new car its page though no build knows it', async () => {
    expect((await get('/refacciones/nissan/march/k13')).text).toContain('March nuevo');
    await get('/refacciones/nissan/march/k13');
    expect(renderer.asked).toEqual(['GET /twin/refacciones/nissan/march/k13']);
  });

  it.each([
    ['/refacciones/nissan/none/x', 'No encontrado'],
    ['/en/refacciones/nissan/none/x', 'Not found'],
    ['/pieza/gone', 'No encontrado'],
    ['/wp-login.php', 'No encontrado'],
    ['/en/wp-login.php', 'Not found'],
  ])('say in the language of the address that %s does not exist', async (path, title) => {
    const answer = await get(path);
    expect(answer.status).toBe(404);
    expect(answer.text).toContain(title);
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  it('that cannot be made have a designed page and say when to come back', async () => {
    const answer = await get('/pieza/unavailable');
    expect(answer.status).toBe(503);
    expect(answer.text).toContain('Volvemos en un momento');
    expect(answer.headers['retry-after']).toBe('5');
    const broken = await get('/pieza/broken');
    expect(broken.status).toBe(500);
    expect(broken.text).not.toContain('sql');
  });
});

describe('a flood', () => {
  const addresses = (count: number, path: string) =>
    Array.from({ length: count }, (_, index) => `${path}${index}`);

  it('of pages that nobody has made is made a few at a time; who finds no room comes back later', async () => {
    let now = 0;
    let most = 0;
    const { promise: noRoom, resolve: isFull } = Promise.withResolvers<true>();
    piece = async () => {
      most = Math.max(most, (now += 1));
      await noRoom;
      now -= 1;
      return page('Pieza', KEPT);
    };
    const visit = async (path: string) => {
      const answer = await get(path);
      if (answer.status === 503) isFull(true);
      return answer;
    };
    const flood = Promise.all(addresses(120, '/pieza/flood').map(visit));
    while (now === 0) await new Promise(setImmediate);
    expect((await get('/api/v1/echo')).status).toBe(200);
    const answers = await flood;
    expect(most).toBe(4);
    const refused = answers.filter(({ status }) => status === 503);
    expect(refused.length).toBeGreaterThan(0);
    for (const { headers, text } of refused) {
      expect(headers['retry-after']).toBe('5');
      expect(text).toContain('Volvemos en un momento');
    }
    const served = answers.filter(({ status }) => status === 200);
    expect(served.length).toBe(120 - refused.length);
    expect(served.length).toBeGreaterThanOrEqual(4);
  });
});

describe('what belongs to the one who asks', () => {
  it('is never kept, and its cookies arrive', async () => {
    const first = await get('/panel');
    await get('/panel');
    expect(first.headers['cache-control']).toBe('no-store');
    expect(renderer.asked).toEqual(['GET /panel', 'GET /panel']);
    const entered = await ask(server.url, '/entrar', { method: 'POST', body: 'name=x' });
    expect(entered.text).toContain('name=x');
    expect(entered.headers['set-cookie']).toEqual(['mp_session=x; HttpOnly']);
  });

  it('reaches the API whole and comes back packed', async () => {
    const answer = await ask(server.url, '/api/v1/echo?a=%2F', {
      method: 'PUT',
      body: '{"ñ":1}',
      headers: { 'content-type': 'application/json', 'accept-encoding': 'br', cookie: 'mp_session=abc' },
    });
    expect(JSON.parse(answer.text)).toMatchObject({ method: 'PUT', body: '{"ñ":1}' });
    expect(answer.headers['content-encoding']).toBe('br');
    const [call] = seen;
    expect(call?.headers.get('cookie')).toBe('mp_session=abc');
    expect(call?.headers.get('x-request-id')).toBe(call?.requestId);
    expect(new URL(call?.url ?? '').search).toBe('?a=%2F');
  });

  it.each(['es-MX,es;q=0.9', 'en'])(
    'gets its refusals from the API as problem+json (%s)',
    async (language) => {
      for (const [path, method, status, code] of [
        ['/api/v1/nowhere', 'GET', 404, 'request.not_found'],
        ['/api/v1/nothing', 'POST', 405, 'request.method_not_allowed'],
        ['/api/v1/echo', 'OPTIONS', 405, 'request.method_not_allowed'],
        ['/api/v1/broken', 'GET', 500, 'internal.unexpected'],
      ] as const) {
        const answer = await ask(server.url, path, { method, headers: { 'accept-language': language } });
        expect(answer.status).toBe(status);
        expect(answer.headers['content-type']).toContain('application/problem+json');
        const problem = JSON.parse(answer.text) as {
          code: string;
          status: number;
          requestId: string;
          detail: string;
        };
        expect([problem.code, problem.status]).toEqual([code, status]);
        expect(problem.requestId).toMatch(/^[0-9a-f-]{36}$/);
        expect(answer.text).not.toContain('sql');
      }
    },
  );

  it('may not be longer than a megabyte, announced or not', async () => {
    const announced = await ask(server.url, '/api/v1/echo', {
      method: 'POST',
      headers: { 'content-length': '2000000' },
      body: 'x'.repeat(2_000_000),
    });
    expect(announced.status).toBe(413);
    expect(JSON.parse(announced.text)).toMatchObject({ code: 'request.too_large', limitKb: 1_024 });
    const streamed = await ask(server.url, '/api/v1/echo', {
      method: 'POST',
      headers: { 'transfer-encoding': 'chunked' },
      body: 'x'.repeat(1_100_000),
    });
    expect(streamed.status).toBe(413);
  });
});

describe('health', () => {
  it('is alive without a database, and not ready', async () => {
    expect((await get('/livez')).text).toBe('ok\n');
    const ready = await get('/readyz');
    expect(ready.status).toBe(503);
    expect(JSON.parse(ready.text)).toMatchObject({ isReady: false, database: 'down' });
    expect(ready.headers['cache-control']).toBe('no-store');
  });

  it.each(['/livez', '/readyz'])('answers a load balancer that probes by address: %s', async (path) => {
    expect((await get(path, { host: '10.0.0.7:4321' })).status).not.toBe(421);
    expect((await get(`${path}x`, { host: '10.0.0.7:4321' })).status).toBe(421);
    expect((await get('/metrics', { host: '10.0.0.7:4321' })).status).toBe(421);
  });

  it('shows its figures to this machine, not through a proxy', async () => {
    const metrics = await get('/metrics');
    expect(metrics.status).toBe(200);
    expect(metrics.text).toContain('multipartes_front_cache_total{result="built"}');
    expect(metrics.text).toContain('multipartes_front_cache_pages');
    expect((await get('/metrics', { 'x-forwarded-for': '127.0.0.1' })).status).toBe(404);
  });
});
