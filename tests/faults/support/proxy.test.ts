import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openProxy, type FaultProxy } from './proxy.ts';

let target: Server;
let proxy: FaultProxy;
/** What arrived at the target, over all connections. */
let heard: Buffer[];

beforeEach(async () => {
  heard = [];
  target = createServer({ allowHalfOpen: true }, (socket) => {
    socket.on('error', () => {});
    socket.on('data', (chunk) => {
      heard.push(chunk);
      socket.write(chunk.toString().toUpperCase());
    });
    socket.on('end', () => socket.end());
  });
  await new Promise<void>((resolve) => target.listen(0, '127.0.0.1', resolve));
  proxy = await openProxy({ host: '127.0.0.1', port: () => (target.address() as AddressInfo).port });
});

afterEach(async () => {
  await proxy.close();
  await new Promise<void>((resolve) => target.close(() => resolve()));
});

const call = () => {
  const socket = connect(proxy.port, '127.0.0.1');
  socket.on('error', () => {});
  return socket;
};

/** What comes back until the connection ends or the time is up. */
async function answerOf(socket: Socket, text: string, forMs = 1_500): Promise<string> {
  const chunks: Buffer[] = [];
  socket.on('data', (chunk) => chunks.push(chunk));
  socket.write(text);
  await Promise.race([
    new Promise((resolve) => socket.once('close', resolve)),
    new Promise((resolve) => setTimeout(resolve, forMs)),
  ]);
  return Buffer.concat(chunks).toString();
}

const heardText = () => Buffer.concat(heard).toString();

test('passes everything both ways and counts it', async () => {
  const socket = call();
  expect(await answerOf(socket, 'abcdefg', 150)).toBe('ABCDEFG');
  expect(proxy.passed).toEqual({ up: 7, down: 7 });
  socket.destroy();
});

test('cuts after exactly so many bytes up, once', async () => {
  proxy.cutAfter(3, 'up');
  expect(await answerOf(call(), 'abcdefg')).not.toContain('D');
  expect([heardText(), proxy.wasCut]).toEqual(['abc', true]);
  const next = call();
  expect(await answerOf(next, 'hij', 150)).toBe('HIJ');
  next.destroy();
});

test('cuts an answer after so many bytes, and what was asked has arrived', async () => {
  proxy.cutAfter(2, 'down');
  const answer = await answerOf(call(), 'abcdefg');
  expect(['', 'A', 'AB']).toContain(answer);
  expect(heardText()).toBe('abcdefg');
});

test('ends one direction and leaves the other', async () => {
  proxy.cutAfter(4, 'up', 'half-close');
  expect(await answerOf(call(), 'abcdefg')).toBe('ABCD');
});

test('delays, swallows and refuses', async () => {
  proxy.latencyMs = 120;
  const slow = call();
  const beganMs = performance.now();
  slow.write('a');
  await once(slow, 'data');
  expect(performance.now() - beganMs).toBeGreaterThan(200);
  slow.destroy();
  proxy.latencyMs = 0;
  proxy.isBlackhole = true;
  const lost = call();
  expect(await answerOf(lost, 'abc', 150)).toBe('');
  lost.destroy();
  proxy.isBlackhole = false;
  proxy.isDown = true;
  expect(await answerOf(call(), 'abc')).toBe('');
});
