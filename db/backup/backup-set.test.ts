import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  finishLog,
  finishSet,
  listLogs,
  listSets,
  logFolder,
  makeSetFolder,
  pruneSets,
  setName,
  type Manifest,
} from './backup-set.ts';

let target: string;

beforeEach(() => {
  target = mkdtempSync(join(tmpdir(), 'multipartes-sets-'));
});
afterEach(() => rmSync(target, { recursive: true, force: true }));

const file = { name: 'database', plainBytes: 7, bytes: 5, sha256: 'ab' };

function aSet(takenAt: string, logFile: string, origin = 'one'): string {
  const name = setName(new Date(takenAt));
  makeSetFolder(target, name);
  const manifest: Manifest = {
    format: 1,
    name,
    takenAt,
    origin,
    server: 'mariadb',
    log: { file: logFile, position: 4 },
    seconds: 1.5,
    database: file,
  };
  finishSet(target, manifest);
  return name;
}

function aLog(name: string, origin = 'one'): void {
  mkdirSync(logFolder(target, origin), { recursive: true });
  writeFileSync(join(logFolder(target, origin), `${name}.zst.age`), 'x');
  finishLog(target, origin, { ...file, name, closedAt: '2026-11-01T00:00:00.000Z' });
}

test('old sets go with the logs that only they needed; the newest three stay however old', () => {
  const names = ['2026-09-01', '2026-09-02', '2026-09-03', '2026-09-04'].map((day, index) =>
    aSet(`${day}T09:30:00.000Z`, `binlog.00000${index + 1}`),
  );
  for (const number of [1, 2, 3, 4, 5]) aLog(`binlog.00000${number}`);
  aLog('binlog.000001', 'a server that no set knows');

  expect(pruneSets(target, { now: new Date('2026-11-22T10:00:00Z'), keepDays: 30 })).toEqual([names[0]]);
  expect(listSets(target).map(({ name }) => name)).toEqual(names.slice(1));
  expect(listLogs(target, 'one').map(({ name }) => name)).toEqual(
    ['2', '3', '4', '5'].map((n) => `binlog.00000${n}`),
  );
  expect(existsSync(join(logFolder(target, 'one'), 'binlog.000001.zst.age'))).toBe(false);
});

test('a set without its manifest does not count, and goes a day later', () => {
  const unfinished = makeSetFolder(target, '20261121T080000Z');
  const underWay = makeSetFolder(target, '20261122T095900Z');
  aSet('2026-11-20T09:30:00.000Z', 'binlog.000001');

  expect(listSets(target)).toHaveLength(1);
  expect(pruneSets(target, { now: new Date('2026-11-22T10:00:00Z'), keepDays: 30 })).toEqual([]);
  expect([existsSync(unfinished), existsSync(underWay)]).toEqual([false, true]);
});
