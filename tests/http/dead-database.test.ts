import { once } from 'node:events';
import { createConnection, createServer, type Server, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readBuiltSite } from '../fixtures/built-site.ts';
import { apiClient } from '../fixtures/api-client.ts';
import { site } from '../fixtures/http-site.ts';
import { readEnv } from '../../src/server/env.ts';
import { startServer, type RunningServer } from '../../src/server/main/index.ts';

// The database stays up; the line to it is cut and put back.
let line: Server;
let server: RunningServer;
const open = new Set<Socket>();
let isCut = false;

beforeAll(async () => {
  const url = new URL(site().appUrl);
  const socketPath = url.searchParams.get('socketPath');
  line = createServer((near) => {
    if (isCut) return void near.destroy();
    const far = socketPath ? createConnection(socketPath) : createConnection(Number(url.port), url.hostname);
    for (const end of [near, far]) {
      open.add(end);
      end.on('close', () => open.delete(end)).on('error', () => end.destroy());
    }
    near.pipe(far).pipe(near);
  });
  line.listen(0, '127.0.0.1');
  await once(line, 'listening');
  const address = line.address();
  url.searchParams.delete('socketPath');
  url.hostname = '127.0.0.1';
  url.port = String(typeof address === 'object' ? address?.port : 0);
  const env = readEnv({ LOG_LEVEL: 'silent' });
  const { distDir } = readBuiltSite(Number(new URL(site().origin).port));
  server = await startServer({
    env,
    databaseUrls: { appUrl: url.href },
    host: '127.0.0.1',
    port: 0,
    distDir,
  });
});

afterAll(async () => {
  await server.close();
  for (const socket of open) socket.destroy();
  line.close();
});

test('a database that dies is 503 in words, built pages go on, and it recovers by itself', async () => {
  const api = apiClient(server.url);
  expect((await api.send('GET', '/stock?branch=QRO&limit=1')).status).toBe(200);

  isCut = true;
  for (const socket of open) socket.destroy();
  const dead = await api.send('GET', '/stock?branch=GDL&limit=2');
  expect(dead.json).toMatchObject({ status: 503, code: 'database.unavailable' });
  expect(dead.headers.get('retry-after')).toBe('5');
  expect(dead.json['detail']).toContain('No se guardó nada');
  expect((await fetch(`${server.url}/`)).status).toBe(200);
  expect((await fetch(`${server.url}/livez`)).status).toBe(200);
  expect((await fetch(`${server.url}/readyz`)).status).toBe(503);

  isCut = false;
  await expect
    .poll(async () => (await api.send('GET', '/stock?branch=GDL&limit=2')).status, { timeout: 40_000 })
    .toBe(200);
  await expect.poll(async () => (await fetch(`${server.url}/readyz`)).status, { timeout: 40_000 }).toBe(200);
});
