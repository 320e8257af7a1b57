import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, readlinkSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { createConnection, type RowDataPacket } from 'mysql2/promise';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openLocalDatabase, type LocalDatabase } from '../../db/local/connect.ts';
import { localFolder } from '../../db/local/folder.ts';
import { readRecord, type ServerRecord } from '../../db/local/record.ts';
import { stopLocalDatabase } from '../../db/local/stop.ts';

const graceMs = 1_000;
/** What a test leaves to undo, before its server is stopped. */
const cleanUps: (() => unknown)[] = [];
const eventually = { timeout: 40_000, interval: 50 };

// The life cycle is the same whatever the server; making MySQL's data folder is merely six times as slow.
describe.skipIf(process.env['MULTIPARTES_MYSQLD'])('the embedded database', () => {
  let root: string;

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'multipartes-local-'));
  });

  afterEach(async () => {
    for (const undo of cleanUps.splice(0)) await undo();
    await vi.waitFor(() => stopIdle(root), eventually);
    rmSync(root, { recursive: true, force: true });
  });

  test('two clients that start at once share one server', async () => {
    const [one, other] = await Promise.all([holdInOwnProcess(root), holdInOwnProcess(root)]);

    expect(one.ownerUrl).toBe(other.ownerUrl);
    // A spare keeper gives up by itself.
    await vi.waitFor(
      () => expect(processesOf(root, 'keeper.ts')).toEqual([record(root).keeperPid]),
      eventually,
    );
    expect(processesOf(root, '--datadir=')).toEqual([record(root).serverPid]);
  });

  test('a keeper that was killed is replaced by one that adopts its server', async () => {
    const first = await open(root);
    await first.release();
    const before = record(root);
    process.kill(before.keeperPid, 'SIGKILL');
    await vi.waitFor(() => expect(processesOf(root, 'keeper.ts')).toEqual([]), eventually);

    const second = await open(root);

    expect(await ask(second, 'SELECT 1 AS answer')).toEqual([{ answer: 1 }]);
    await vi.waitFor(() => expect(record(root).keeperPid).not.toBe(before.keeperPid), eventually);
    expect(record(root).serverPid).toBe(before.serverPid);
    await second.release();
    await vi.waitFor(() => expect(processesOf(root, '--datadir=')).toEqual([]), eventually);
  });

  test('a server that was killed comes back by itself with every committed row', async () => {
    const database = await open(root);
    await ask(database, 'CREATE TABLE sale (id int PRIMARY KEY)');
    await ask(database, 'INSERT INTO sale VALUES (7919)');
    const before = record(root);
    process.kill(before.serverPid, 'SIGKILL');

    await vi.waitFor(() => expect(record(root).serverPid).not.toBe(before.serverPid), eventually);

    await vi.waitFor(
      async () => expect(await ask(database, 'SELECT id FROM sale')).toEqual([{ id: 7919 }]),
      eventually,
    );
    expect(record(root).keeperPid).toBe(before.keeperPid);
  });

  test('a client that was killed holds nothing: the server stops after the grace time', async () => {
    const client = await holdInOwnProcess(root);
    expect(await stopLocalDatabase('test', root)).toBe('in-use');
    client.process.kill('SIGKILL');

    await vi.waitFor(() => expect(processesOf(root, '')).toEqual([]), eventually);

    const again = await open(root);
    expect(again.ownerUrl).toContain('multipartes_owner');
  });

  test.runIf(process.platform === 'linux')('it listens on the loopback address only', async () => {
    const database = await open(root);

    expect(listeningAddresses(record(root).serverPid)).toEqual([`127.0.0.1:${database.port}`]);
  });

  test('a folder too deep for a socket path, and what a killed start left in it, do no harm', async () => {
    const deep = join(root, ...Array.from({ length: 5 }, () => 'y'.repeat(30)));
    expect(deep.length).toBeGreaterThan(150);
    mkdirSync(join(deep, 'test', 'data.making-1', 'mysql'), { recursive: true });

    const database = await open(deep);
    expect(database.socketPath.length).toBeLessThanOrEqual(100);
    expect(readdirSync(join(deep, 'test'))).not.toContain('data.making-1');
    await database.release();
    await stopIdle(deep);
  });

  test('a TCP port that another program took meanwhile is replaced', async () => {
    const first = await open(root);
    await first.release();
    await stopLocalDatabase('test', root);
    const squatter = createServer().listen(first.port, '127.0.0.1');
    cleanUps.push(() => squatter.close());

    const second = await open(root);

    expect(second.port).not.toBe(first.port);
    expect(await ask(second, 'SELECT @@port AS port')).toEqual([{ port: second.port }]);
  });

  test('the application user can do nothing until it is granted something', async () => {
    const database = await open(root);
    await ask(database, 'CREATE TABLE part (id int PRIMARY KEY)');

    await expect(ask({ ownerUrl: database.appUrl }, 'SELECT id FROM part')).rejects.toMatchObject({
      errno: 1044,
    });
    await expect(ask(database, 'CREATE DATABASE elsewhere')).rejects.toMatchObject({ errno: 1044 });
  });
});

async function open(root: string): Promise<LocalDatabase> {
  const database = await openLocalDatabase('test', { root, graceMs });
  cleanUps.push(() => database.release());
  return database;
}

async function stopIdle(root: string): Promise<void> {
  if ((await stopLocalDatabase('test', root)) === 'in-use') throw new Error('a client is left');
}

function record(root: string): ServerRecord {
  const found = readRecord(localFolder('test', root));
  if (!found) throw new Error('no server has been recorded');
  return found;
}

async function ask({ ownerUrl }: { ownerUrl: string }, sql: string): Promise<unknown> {
  const connection = await createConnection({ uri: ownerUrl });
  try {
    const [rows] = await connection.query<RowDataPacket[]>(sql);
    return Array.isArray(rows) ? rows.map((row) => ({ ...row })) : rows;
  } finally {
    connection.destroy();
  }
}

interface Holder {
  readonly process: ChildProcess;
  readonly ownerUrl: string;
}

async function holdInOwnProcess(root: string): Promise<Holder> {
  const program = fileURLToPath(new URL('../fixtures/hold-local-database.ts', import.meta.url));
  const child = spawn(process.execPath, [program, root, String(graceMs)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  cleanUps.push(() => child.kill('SIGKILL'));
  const lines = createInterface({ input: child.stdout });
  for await (const line of lines) return { process: child, ...(JSON.parse(line) as { ownerUrl: string }) };
  throw new Error('the client ended before it had a database');
}

/** Pids of living processes whose command line names the folder and the given words. */
function processesOf(root: string, words: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter((pid) => {
      const command = commandLine(pid);
      return command.includes(root) && command.includes(words);
    })
    .map(Number);
}

function commandLine(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

/** Every TCP address on which the process accepts connections, IPv4 and IPv6. */
function listeningAddresses(pid: number): string[] {
  const sockets = new Set(readdirSync(`/proc/${pid}/fd`).map((fd) => readLink(`/proc/${pid}/fd/${fd}`)));
  return ['tcp', 'tcp6'].flatMap((table) =>
    readFileSync(`/proc/net/${table}`, 'utf8')
      .split('\n')
      .slice(1)
      .map((line) => line.trim().split(/\s+/))
      .filter(([, , , state, , , , , , inode]) => state === '0A' && sockets.has(`socket:[${inode ?? ''}]`))
      .map(([, local = '']) => readableAddress(local)),
  );
}

function readableAddress(local: string): string {
  const [address = '', port = ''] = local.split(':');
  const bytes = address.match(/../g) ?? [];
  // The kernel prints an IPv4 address as one little-endian number.
  const readable =
    bytes.length === 4
      ? bytes
          .reverse()
          .map((byte) => Number.parseInt(byte, 16))
          .join('.')
      : address;
  return `${readable}:${Number.parseInt(port, 16)}`;
}

function readLink(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return '';
  }
}
