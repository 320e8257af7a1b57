import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Connection, RowDataPacket } from 'mysql2/promise';
import { listLogs, listSets } from '../db/backup/backup-set.ts';
import { openLocalDatabase } from '../db/local/connect.ts';
import { stopLocalDatabase } from '../db/local/stop.ts';
import { openOwnerConnection } from '../db/seed/bulk-writer.ts';
import { inProject } from './paths.ts';
import { runNode } from './run-program.ts';

const TABLES = ['stock_items', 'stock_movements', 'sales', 'sale_lines', 'payments', 'units', 'audit_log'];

const PICTURE = ['ab', 'cd', `abcd${'0'.repeat(60)}.webp`] as const;

/**
 * Backups as people use them, each step the very command: a chain is backed up, something terrible happens, and it
 * comes back as it was at the moment before; one branch comes back alone; a damaged file and a wrong key are refused.
 */
export async function run(): Promise<number> {
  const root = mkdtempSync(join(tmpdir(), 'multipartes-backup-check-'));
  const at = { data: join(root, 'data'), to: join(root, 'to'), key: join(root, 'key') };
  const failures: string[] = [];
  const expect = (what: string, holds: boolean) => {
    console.log(`${holds ? '✓' : '✗'} ${what}`);
    if (!holds) failures.push(what);
  };
  try {
    await command(at.data, ['db-seed']);
    await command(at.data, ['db-backup', '--new-key', at.key]);
    const recipient = /age1[a-z0-9]+/.exec(
      (await command(at.data, ['db-backup', '--new-key', `${at.key}2`])).output,
    )?.[0];
    const own = await recipientOf(at.key);
    mkdirSync(join(at.data, 'dev', 'media', 'ab', 'cd'), { recursive: true });
    writeFileSync(join(at.data, 'dev', 'media', ...PICTURE), 'a picture');
    await command(at.data, ['db-backup', '--to', at.to, '--recipient', own]);
    await onDatabase(at.data, (db) => db.query("UPDATE stock_items SET bin = 'BEFORE' WHERE branch_id = 1"));
    const before = await sums(at.data);
    await delay(1_100);
    const moment = new Date().toISOString();
    await delay(1_100);
    await onDatabase(at.data, async (db) => {
      await db.query('DELETE FROM payments');
      await db.query('DROP TABLE stock_photos');
      await db.query('UPDATE stock_items SET on_hand = 0 WHERE reserved = 0');
    });
    await command(at.data, ['db-backup', '--to', at.to, '--recipient', own, '--logs']);

    const restored = join(root, 'restored');
    const from = ['--from', at.to, '--identity', at.key];
    await command(at.data, ['db-restore', ...from, '--until', moment, '--into', restored]);
    expect('everything is as it was at the moment before', (await sums(restored)) === before);
    expect('a picture came back', existsSync(join(restored, 'dev', 'media', ...PICTURE)));

    await command(at.data, ['db-restore', ...from, '--until', moment, '--replace']);
    expect('the same in its own place', (await sums(at.data)) === before);
    const others = await sums(at.data, 'branch_id <> 1');
    await onDatabase(at.data, (db) => db.query('UPDATE stock_items SET price_cents = 1 WHERE branch_id = 1'));
    await command(at.data, ['db-restore', ...from, '--until', moment, '--branch', 'QRO']);
    expect('one branch came back, the others stay', (await sums(at.data, 'branch_id <> 1')) === others);
    expect(
      'that branch is as it was',
      (await sums(at.data, 'branch_id = 1')) === (await sums(restored, 'branch_id = 1')),
    );

    const wrong = await tried(at.data, [
      'db-restore',
      '--from',
      at.to,
      '--identity',
      `${at.key}2`,
      '--into',
      join(root, 'w'),
    ]);
    expect(
      'another key opens nothing',
      recipient !== own && wrong.code !== 0 && /no abre/.test(wrong.output),
    );
    const damaged = join(root, 'damaged');
    cpSync(at.to, damaged, { recursive: true });
    for (const { name } of listSets(damaged))
      writeFileSync(join(damaged, 'sets', name, 'database.mbstream.zst.age'), 'x');
    const refused = await tried(at.data, [
      'db-restore',
      '--from',
      damaged,
      '--identity',
      at.key,
      '--into',
      join(root, 'd'),
    ]);
    expect('a damaged file is refused', refused.code !== 0 && /dañado/.test(refused.output));
    const drill = await tried(at.data, ['db-drill', ...from, '--until', moment]);
    expect('the drill finds the books in order', drill.code === 0);
    const [set] = listSets(at.to);
    const logs = set ? listLogs(at.to, set.origin).length : 0;
    console.log(
      JSON.stringify({
        check: 'backup',
        ok: failures.length === 0,
        failures,
        set: set?.database,
        seconds: set?.seconds,
        logs,
      }),
    );
  } finally {
    for (const data of [at.data, join(root, 'restored'), join(root, 'x')])
      await stopLocalDatabase('dev', data);
    rmSync(root, { recursive: true, force: true });
  }
  return failures.length === 0 ? 0 : 1;
}

async function tried(data: string, args: string[]) {
  return runNode(inProject('scripts', 'bootstrap.mjs'), args, {
    isQuiet: true,
    env: {
      MULTIPARTES_DATA: data,
      MULTIPARTES_DB_GRACE_MS: '0',
      DATABASE_URL: undefined,
      MULTIPARTES_DEMO: '1',
    },
  });
}

async function command(data: string, args: string[]) {
  const outcome = await tried(data, args);
  if (outcome.code !== 0) throw new Error(`${args.join(' ')}\n${outcome.output}`);
  return outcome;
}

async function recipientOf(keyFile: string): Promise<string> {
  const { identityToRecipient } = await import('age-encryption');
  const { backupIdentity } = await import('./backup-options.ts');
  return identityToRecipient(backupIdentity(keyFile));
}

async function onDatabase<Result>(root: string, work: (db: Connection) => Promise<Result>): Promise<Result> {
  const local = await openLocalDatabase('dev', { root, graceMs: 0 });
  const connection = await openOwnerConnection(local.ownerUrl);
  try {
    return await work(connection);
  } finally {
    await connection.end();
    await local.release();
  }
}

/** One hash of every row of the branches' own tables. */
function sums(root: string, where = 'TRUE'): Promise<string> {
  return onDatabase(root, async (db) => {
    const hash = createHash('sha256');
    for (const table of TABLES) {
      const [rows] = await db.query<RowDataPacket[]>(`SELECT * FROM ?? WHERE ${where}`, [table]);
      const lines = rows.map((row) => JSON.stringify(row)).sort();
      hash.update(`${table} ${lines.join('\n')}`);
    }
    return hash.digest('hex');
  });
}
