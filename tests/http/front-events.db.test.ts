import { createServer, connect, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase, type Database } from '#db/client.ts';
import { uuidToBytes } from '#db/schema/columns.ts';
import { readBuildMark, type RunningServer } from '#server/main/index.ts';
import { runtime } from '#server/runtime.ts';
import { uuidv7 } from '#shared/ids.ts';
import { workerDatabase } from '../fixtures/worker-database.ts';
import { ask, fakeRenderer, makeDist, startFront } from './front-fixture.ts';

let database: Database;
let servers: RunningServer[] = [];
let dist: Awaited<ReturnType<typeof makeDist>>;

const html = (text: string, tags: string) =>
  new Response(`<!doctype html><title>${text}</title>`, {
    headers: { 'content-type': 'text/html', 'x-front-cache': `max-age=600; swr=600; tags=${tags}` },
  });

/** An application that counts its renders and asks the database, as pages do. */
function application() {
  let renders = 0;
  return fakeRenderer({
    '/pieza/': async (request) => {
      try {
        await runtime().placement.central().rows('SELECT 1');
      } catch {
        return new Response(null, { status: 503 });
      }
      return html(`${new URL(request.url).pathname} ${++renders}`, 'piece:QRO-P-048817');
    },
    '/twin': async () => {
      await runtime().placement.central().rows('SELECT 1');
      return html('gemela', 'generation:nissan/tsuru/b13 home');
    },
    '/api/v1/read': async () => {
      const known = await runtime().memo.get('catalog:cars', 60_000, () =>
        Promise.resolve({ at: ++renders }),
      );
      return Response.json(known);
    },
  });
}

async function emit(topic: string, tags: readonly string[], forget: readonly string[] = []): Promise<void> {
  await database.change(
    'INSERT INTO outbox_events_central (id, topic, payload, recorded_at) VALUES (?,?,?,?)',
    [uuidToBytes(uuidv7(Date.now())), topic, JSON.stringify({ tags, forget }), new Date()],
  );
}

async function chooseHome(home: 'catalog' | 'funded'): Promise<void> {
  await database.change(
    "INSERT INTO settings (name, value, updated_at) VALUES ('chain.home', ?, NOW(3)) ON DUPLICATE KEY UPDATE value = VALUES(value)",
    [JSON.stringify(home)],
  );
}

async function serve(appUrl = workerDatabase().appUrl, { distDir } = dist): Promise<RunningServer> {
  const server = await startFront({ distDir, renderer: application(), appUrl });
  servers.push(server);
  return server;
}

const text = async (server: RunningServer, path: string) => (await ask(server.url, path)).text;

async function until(isTrue: () => Promise<boolean>, withinMs = 30_000): Promise<void> {
  const startedMs = performance.now();
  while (!(await isTrue())) {
    if (performance.now() - startedMs > withinMs) throw new Error(`Not within ${withinMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

beforeEach(async () => {
  database = openDatabase(workerDatabase().appUrl, { connectionLimit: 2 });
  dist = await makeDist(await readBuildMark(database));
});

afterEach(async () => {
  await chooseHome('catalog');
  await Promise.all(servers.map((server) => server.close()));
  servers = [];
  dist.remove();
  await database.close();
});

describe('two processes on one database', () => {
  it('both let go of a page that a sale changed', async () => {
    const [first, second] = [await serve(), await serve()];
    for (const server of [first, second]) {
      await text(server, '/pieza/a');
      expect(await text(server, '/pieza/a')).toContain('/pieza/a 1');
    }
    await emit('sale.recorded', ['piece:QRO-P-048817']);
    for (const server of [first, second])
      await until(async () => (await text(server, '/pieza/a')).includes('/pieza/a 2'));
  });

  it('both show the twin of a built page that the catalog has overtaken, also after a restart', async () => {
    const [first, second] = [await serve(), await serve()];
    const path = '/refacciones/nissan/tsuru/b13';
    for (const server of [first, second]) expect(await text(server, path)).toContain('Tsuru construido');
    await emit('catalog.changed', ['catalog', 'generation:nissan/tsuru/b13']);
    for (const server of [first, second])
      await until(async () => (await text(server, path)).includes('gemela'));
    expect(await text(first, '/en')).toContain('gemela');

    const third = await serve();
    expect(await text(third, path)).toContain('gemela');
    expect((await ask(third.url, '/metrics')).text).toMatch(/multipartes_stale_built_pages [1-9]/);
  });

  it('keep built pages after events that are not of the catalog', async () => {
    const server = await serve();
    await emit('sale.recorded', ['generation:nissan/tsuru/b13', 'piece:QRO-P-048817']);
    await text(server, '/pieza/b');
    await until(async () => (await text(server, '/pieza/b')).includes('/pieza/b 2'));
    expect(await text(server, '/refacciones/nissan/tsuru/b13')).toContain('Tsuru construido');
  });

  it('forget values that an event made old', async () => {
    const server = await serve();
    expect(await text(server, '/api/v1/read')).toBe('{"at":1}');
    expect(await text(server, '/api/v1/read')).toBe('{"at":1}');
    await emit('catalog.changed', ['catalog'], ['catalog:cars']);
    await until(async () => (await text(server, '/api/v1/read')) === '{"at":2}');
  });

  it('are ready', async () => {
    const server = await serve();
    await until(async () => (await ask(server.url, '/readyz')).status === 200);
    expect(JSON.parse((await ask(server.url, '/readyz')).text)).toMatchObject({
      isReady: true,
      database: 'up',
      migrations: 'current',
    });
  });
});

describe('the home that the chain chose', () => {
  const HOMES = ['/', '/en', '/tu-auto'];
  const shows = (server: RunningServer, words: string) =>
    until(async () => {
      const pages = await Promise.all(HOMES.map((path) => text(server, path)));
      return pages.every((page) => page.includes(words));
    });
  const built = ['<title>Inicio', '<title>Home', '<title>Tu coche'];
  const showsBuilt = async (server: RunningServer) => {
    for (const [index, path] of HOMES.entries()) expect(await text(server, path)).toContain(built[index]);
  };

  it('takes the place of the built one everywhere; a newer build does not bring that back', async () => {
    const [first, second] = [await serve(), await serve()];
    for (const server of [first, second]) await showsBuilt(server);
    await chooseHome('funded');
    await emit('landing.home_changed', ['home']);
    for (const server of [first, second]) await shows(server, 'gemela');
    expect(await text(first, '/refacciones/nissan/tsuru/b13')).toContain('Tsuru construido');

    // Built after the choice: no event is newer than it.
    const rebuilt = await makeDist(await readBuildMark(database));
    try {
      await shows(await serve(undefined, rebuilt), 'gemela');
      // Back again: what began before shows it by its twins, what is built then by itself.
      await chooseHome('catalog');
      await emit('landing.home_changed', ['home']);
    } finally {
      rebuilt.remove();
    }
    await until(async () => {
      const [row] = await database.rows<{ waiting: number }>(
        "SELECT COUNT(*) AS waiting FROM outbox_events_central o WHERE topic = 'landing.home_changed' AND NOT EXISTS (SELECT 1 FROM event_log e WHERE e.event_id = o.id)",
      );
      return Number(row?.waiting) === 0;
    });
    const after = await makeDist(await readBuildMark(database));
    try {
      await showsBuilt(await serve(undefined, after));
    } finally {
      after.remove();
    }
  });

  it('is read as soon as the database is there; until then the built one stands in', async () => {
    await chooseHome('funded');
    const line = await openLine(workerDatabase().appUrl);
    line.cut();
    const server = await serve(line.url);
    await showsBuilt(server);
    line.mend();
    await shows(server, 'gemela');
  });
});

it('serves what it has while the database is away, and recovers by itself', async () => {
  const line = await openLine(workerDatabase().appUrl);
  const server = await serve(line.url);
  const piece = await text(server, '/pieza/c');
  await emit('catalog.changed', ['generation:nissan/tsuru/b13']);
  await until(async () => (await text(server, '/refacciones/nissan/tsuru/b13')).includes('gemela'));
  await emit('sale.recorded', ['generation:nissan/tsuru/b13']);

  line.cut();
  expect(await text(server, '/')).toContain('Inicio');
  expect(await text(server, '/pieza/c')).toBe(piece);
  expect((await ask(server.url, '/refacciones/nissan/tsuru/b13')).status).toBe(200);
  const unknown = await ask(server.url, '/pieza/d');
  expect(unknown.status).toBe(503);
  expect(unknown.text).toContain('Volvemos en un momento');
  expect(unknown.headers['retry-after']).toBe('5');
  await until(async () => (await ask(server.url, '/readyz')).status === 503);
  expect((await ask(server.url, '/livez')).status).toBe(200);

  await emit('sale.recorded', ['piece:QRO-P-048817']);
  line.mend();
  await until(async () => (await ask(server.url, '/pieza/d')).status === 200);
  await until(async () => (await text(server, '/pieza/c')) !== piece, 40_000);
  await until(async () => (await ask(server.url, '/readyz')).status === 200);
}, 90_000);

it('shows built pages without a wait while the database hangs, and their twins when it is back', async () => {
  const line = await openLine(workerDatabase().appUrl);
  const server = await serve(line.url);
  const path = '/refacciones/nissan/tsuru/b13';
  const timed = async () => {
    const startedMs = performance.now();
    const page = await text(server, path);
    return { page, ms: performance.now() - startedMs };
  };
  await until(async () => {
    await emit('catalog.changed', ['generation:nissan/tsuru/b13']);
    return (await ask(server.url, '/metrics')).text.includes('multipartes_stale_built_pages 1');
  });
  line.hang();
  const first = await timed();
  expect(first.page).toContain('Tsuru construido');
  // Each would take the second that a page waits for its twin; the quickest, because the machine may be busy.
  let quickestMs = Infinity;
  for (let count = 0; count < 5; count += 1) {
    const next = await timed();
    expect(next.page).toContain('Tsuru construido');
    quickestMs = Math.min(quickestMs, next.ms);
  }
  expect(quickestMs).toBeLessThan(500);
  line.resume();
  await until(async () => (await text(server, path)).includes('gemela'), 40_000);
}, 90_000);

/** A way to the database that can be cut like a cable, or stay silent like a machine that stopped. */
async function openLine(
  target: string,
): Promise<{ url: string; cut(): void; mend(): void; hang(): void; resume(): void }> {
  const url = new URL(target);
  const socketPath = url.searchParams.get('socketPath');
  const sockets = new Set<Socket>();
  let isCut = false;
  const server: Server = createServer((near) => {
    if (isCut) return void near.destroy();
    const far = socketPath ? connect(socketPath) : connect(Number(url.port), url.hostname);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => {});
      socket.once('close', () => {
        sockets.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
    near.pipe(far).pipe(near);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  server.unref();
  const through = new URL(target);
  through.searchParams.delete('socketPath');
  through.hostname = '127.0.0.1';
  through.port = String((server.address() as { port: number }).port);
  return {
    url: through.href,
    cut() {
      isCut = true;
      for (const socket of sockets) socket.destroy();
    },
    mend: () => (isCut = false),
    hang() {
      for (const socket of sockets) socket.pause();
    },
    resume() {
      for (const socket of sockets) socket.resume();
    },
  };
}
