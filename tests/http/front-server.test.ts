import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readEnv } from '#server/env.ts';
import { startServer } from '#server/main/index.ts';
import { ask, DEAD_DATABASE, fakeRenderer, makeDist, startFront } from './front-fixture.ts';

let dist: Awaited<ReturnType<typeof makeDist>>;

beforeAll(async () => {
  dist = await makeDist();
});

afterAll(() => dist.remove());

describe('behind a trusted proxy', () => {
  it('believes what the proxy says of the caller, and nothing the caller says', async () => {
    const seen: { address: string; url: string; id: string }[] = [];
    const renderer = fakeRenderer({
      '/panel': (request, { clientAddress, requestId }) => {
        seen.push({ address: clientAddress, url: request.url, id: requestId });
        return new Response('<!doctype html>', { headers: { 'content-type': 'text/html' } });
      },
    });
    const env = {
      TRUSTED_PROXIES: '1',
      SITE_URL: 'https://multipartes.example',
      METRICS_TOKEN: 'a-token-of-sixteen',
    };
    const server = await startFront({ distDir: dist.distDir, renderer, env });
    try {
      const headers = {
        host: 'multipartes.example',
        'x-forwarded-for': '6.6.6.6, 198.51.100.9',
        'x-forwarded-proto': 'https',
        'x-forwarded-host': 'evil.example',
        'x-request-id': 'trace-0123456789',
      };
      const answer = await ask(server.url, '/panel', { headers });
      expect(seen).toEqual([
        { address: '198.51.100.9', url: 'https://multipartes.example/panel', id: 'trace-0123456789' },
      ]);
      expect(answer.headers['strict-transport-security']).toContain('max-age=31536000');
      const home = await ask(server.url, '/', { headers });
      expect(home.headers['strict-transport-security']).toBeDefined();
      expect(home.text).toContain('<link rel="canonical" href="https://multipartes.example/">');

      const token = { ...headers, authorization: 'Bearer a-token-of-sixteen' };
      const local = { host: 'localhost' };
      expect((await ask(server.url, '/metrics', { headers: local })).status).toBe(404);
      expect(
        (await ask(server.url, '/metrics', { headers: { ...local, authorization: token.authorization } }))
          .status,
      ).toBe(200);
      expect((await ask(server.url, '/metrics', { headers })).status).toBe(404);
      expect((await ask(server.url, '/metrics', { headers: token })).status).toBe(200);
      expect(
        (await ask(server.url, '/metrics', { headers: { ...token, authorization: 'Bearer wrong' } })).status,
      ).toBe(404);
    } finally {
      await server.close();
    }
  });
});

describe('one address', () => {
  it('may have so many pages made in a minute; kept and built ones do not count, nor do other addresses', async () => {
    const html = { 'content-type': 'text/html', 'x-front-cache': 'max-age=60; tags=x' };
    const render = () => new Response('<!doctype html>pieza', { headers: html });
    const renderer = fakeRenderer({ '/pieza/': render, '/panel': render, '/api/': () => Response.json({}) });
    const env = { TRUSTED_PROXIES: '1' };
    const server = await startFront({ distDir: dist.distDir, renderer, env });
    const from = (address: string) => (path: string) =>
      ask(server.url, path, { headers: { 'x-forwarded-for': address } });
    const greedy = from('2001:db8:1:2::7');
    const neighbour = from('2001:db8:1:2:ffff::9');
    const other = from('2001:db8:1:3::7');
    try {
      let refused;
      for (let asked = 0; !refused && asked < 2_600; asked += 50) {
        const paths = Array.from({ length: 50 }, (_, index) => `/pieza/${asked + index}`);
        refused = (await Promise.all(paths.map(greedy))).find(({ status }) => status === 429);
      }
      expect(refused?.headers['retry-after']).toBe('60');
      expect(refused?.text).toContain('Espera un minuto');
      expect((await other('/pieza/other')).status).toBe(200);
      expect((await neighbour('/panel')).status).toBe(429);
      expect((await greedy('/pieza/0')).headers.age).toBeDefined();
      expect((await greedy('/')).status).toBe(200);
      expect((await greedy('/api/v1/x')).status).toBe(200);
    } finally {
      await server.close();
    }
  }, 60_000);
});

describe('a file that is sent', () => {
  const PICTURES = '/api/v1/landing/pictures';
  const IDLE_MS = 150;
  const longerThanIdle = () => new Promise((resolve) => setTimeout(resolve, 3 * IDLE_MS));
  const halfOf = (host: string) =>
    `POST ${PICTURES} HTTP/1.1\r\nHost: ${host}\r\nContent-Type: image/jpeg\r\nContent-Length: 64\r\n\r\n${'x'.repeat(32)}`;

  it('may wait for its turn, before and after it is read, longer than its caller may be silent', async () => {
    const renderer = fakeRenderer({
      [PICTURES]: async (request) => {
        await longerThanIdle();
        const { byteLength } = await request.arrayBuffer();
        await longerThanIdle();
        return Response.json({ byteLength }, { status: 201 });
      },
    });
    const server = await startFront({ distDir: dist.distDir, renderer, uploadIdleMs: IDLE_MS });
    try {
      const sent = { method: 'POST', headers: { 'content-type': 'image/jpeg' }, body: 'x'.repeat(300_000) };
      const answer = await ask(server.url, PICTURES, sent);
      expect([answer.status, answer.text]).toEqual([201, '{"byteLength":300000}']);
    } finally {
      await server.close();
    }
  });

  it('is given up when its caller is silent in the middle of it, wanted or not', async () => {
    const { promise: isCut, resolve } = Promise.withResolvers<unknown>();
    const renderer = fakeRenderer({
      [PICTURES]: async (request) => {
        await request.arrayBuffer().catch(resolve);
        return new Response(null, { status: 500 });
      },
      '/api/v1/landing/documents': () => Response.json({ code: 'media.busy' }, { status: 503 }),
    });
    const server = await startFront({ distDir: dist.distDir, renderer, uploadIdleMs: IDLE_MS });
    const { hostname, port, host } = new URL(server.url);
    const closes = (half: string) =>
      new Promise<string>((resolve, reject) => {
        let heard = '';
        const socket = connect(Number(port), hostname, () => socket.write(half));
        socket.on('data', (chunk) => (heard += chunk.toString('latin1')));
        socket.once('close', () => resolve(heard));
        socket.once('error', reject);
      });
    try {
      expect(await closes(halfOf(host))).toBe('');
      expect(await isCut).toBeInstanceOf(Error);
      expect(await closes(halfOf(host).replace('pictures', 'documents'))).toContain('media.busy');
    } finally {
      await server.close();
    }
  });
});

describe('a server that is told to stop', () => {
  it('finishes what it has begun, closes idle connections and takes nothing new', async () => {
    const { promise, resolve } = Promise.withResolvers<true>();
    const { promise: begun, resolve: begin } = Promise.withResolvers<true>();
    const renderer = fakeRenderer({
      '/panel': async () => {
        begin(true);
        await promise;
        return new Response('<!doctype html>listo', { headers: { 'content-type': 'text/html' } });
      },
    });
    const server = await startFront({ distDir: dist.distDir, renderer });
    const { hostname, port } = new URL(server.url);

    const idle = connect(Number(port), hostname);
    const idleClosed = new Promise((done) => idle.once('close', done));
    idle.write('GET /livez HTTP/1.1\r\nHost: localhost\r\n\r\n');
    await new Promise((done) => idle.once('data', done));

    const underWay = ask(server.url, '/panel');
    await begun;
    const closing = server.close();
    await idleClosed;
    await expect(ask(server.url, '/livez')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    resolve(true);
    expect((await underWay).text).toContain('listo');
    await closing;
  });

  it('says so when its port is taken, and leaves nothing behind', async () => {
    const renderer = fakeRenderer({});
    const first = await startFront({ distDir: dist.distDir, renderer });
    const port = Number(new URL(first.url).port);
    const databaseUrls = { appUrl: DEAD_DATABASE };
    const env = readEnv({ LOG_LEVEL: 'silent' });
    const options = { env, databaseUrls, host: '127.0.0.1', port, distDir: dist.distDir, renderer };
    const second = startServer(options);
    await expect(second).rejects.toMatchObject({ code: 'EADDRINUSE' });
    await first.close();
  });

  it('does not start without a build', async () => {
    const start = startFront({ distDir: '/nowhere', renderer: fakeRenderer({}) });
    await expect(start).rejects.toThrow('npm run build');
  });
});

it('keeps connections open between requests', async () => {
  const server = await startFront({ distDir: dist.distDir, renderer: fakeRenderer({}) });
  const { hostname, port } = new URL(server.url);
  const socket = connect(Number(port), hostname);
  let text = '';
  socket.on('data', (chunk) => (text += chunk.toString('latin1')));
  for (let count = 1; count <= 3; count += 1) {
    socket.write('GET /livez HTTP/1.1\r\nHost: localhost\r\n\r\n');
    while (text.split('HTTP/1.1 200').length - 1 < count) await new Promise(setImmediate);
  }
  expect(text).toContain('Keep-Alive: timeout=65');
  socket.destroy();
  await server.close();
});

it('survives callers that leave in the middle of their request', async () => {
  const renderer = fakeRenderer({ '/api/v1/echo': () => Response.json({}) });
  const server = await startFront({ distDir: dist.distDir, renderer });
  const { hostname, port } = new URL(server.url);
  for (let count = 0; count < 20; count += 1) {
    const request = httpRequest({
      hostname,
      port,
      path: '/api/v1/echo',
      method: 'POST',
      headers: { 'content-length': '1000' },
    });
    request.on('error', () => {});
    request.write('half');
    setTimeout(() => request.destroy(), 5);
  }
  await new Promise((done) => setTimeout(done, 60));
  expect((await ask(server.url, '/livez')).status).toBe(200);
  expect(renderer.asked).toEqual([]);
  await server.close();
});
