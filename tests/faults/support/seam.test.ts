import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Statement } from '../../../db/failpoint.ts';
import { pointName, type FaultAction, type FaultMoment } from './orders.ts';
import { createSeam, labelOf } from './seam.ts';

const ROOT = join(import.meta.dirname, '../../..');

/** A transaction of three statements as the product sends them; answers what reached the database. */
function rehearsal() {
  const events: string[] = [];
  const seam = createSeam({ kill: () => events.push('killed'), parked: () => events.push('parked') });
  const link = {};
  const send = (sql: string) =>
    seam.statement(link, { sql, values: [] }, (given: Statement) => {
      events.push(given.sql);
      return Promise.resolve({ affectedRows: 1 });
    });
  return {
    seam,
    events,
    async sell() {
      seam.begins(link, 'recordSale');
      await send('START TRANSACTION');
      await send('INSERT INTO sales (id) VALUES (?)');
      await send('COMMIT');
    },
  };
}

const arm = (moment: FaultMoment, action: FaultAction, skip = 0) => ({
  point: { deed: 'recordSale', step: 2, label: 'INSERT sales' },
  moment,
  action,
  times: 1,
  skip,
});

describe('the seam', () => {
  test('knows where a deed passes', async () => {
    const { seam, sell } = rehearsal();
    seam.trace('recordSale');
    await sell();
    await seam.point('answer recordSale');
    expect(seam.noted.map(pointName)).toEqual([
      'recordSale 1 START',
      'recordSale 2 INSERT sales',
      'recordSale 3 COMMIT',
      'answer recordSale',
    ]);
  });

  test.each([
    ['before', ['START TRANSACTION', 'killed']],
    ['after', ['START TRANSACTION', 'INSERT INTO sales (id) VALUES (?)', 'killed']],
  ] as const)('kills %s a statement', async (moment, expected) => {
    const { seam, events, sell } = rehearsal();
    seam.arm([arm(moment, { kind: 'kill' })]);
    await Promise.race([sell(), new Promise((resolve) => setTimeout(resolve, 30))]);
    expect([events, seam.hits]).toEqual([[...expected], 1]);
  });

  test('says what the database says of a deadlock, as often as it was told and not the time before', async () => {
    const { seam, sell } = rehearsal();
    seam.arm([arm('before', { kind: 'errno', errno: 1213 }, 1)]);
    await sell();
    await expect(sell()).rejects.toMatchObject({ errno: 1213 });
    await sell();
  });

  test('leaves out what a sabotage leaves out, and nothing once it is over', async () => {
    const { seam, events, sell } = rehearsal();
    seam.sabotage('no transaction');
    await sell();
    seam.sabotage(null);
    await sell();
    expect(events.filter((sql) => sql === 'START TRANSACTION')).toHaveLength(1);
    expect(() => seam.sabotage('nothing like it')).toThrow('No sabotage');
  });

  test.each([
    ['SELECT s.id FROM stock_items s JOIN parts p', 'SELECT stock_items'],
    ['INSERT INTO `sale_lines` (a) VALUES (?)', 'INSERT sale_lines'],
    ['UPDATE stock_items SET on_hand = 1', 'UPDATE stock_items'],
    ['COMMIT', 'COMMIT'],
  ])('reads %s as %s', (sql, label) => {
    expect(labelOf(sql)).toBe(label);
  });
});

test('nothing of the product puts anything into the slot of the seam', () => {
  const files = ['src', 'db', 'scripts'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(ts|tsx|astro|mjs)$/.test(name))
      .map((name) => join(folder, name)),
  );
  const naming = files.filter((file) =>
    readFileSync(join(ROOT, file), 'utf8').includes('multipartes.faults'),
  );
  expect(naming).toEqual([join('db', 'failpoint.ts')]);
  const seam = readFileSync(join(ROOT, 'db/failpoint.ts'), 'utf8');
  expect(seam).not.toMatch(/\[SLOT\]\s*=[^=]/);
});
