import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SqlValue, Tx } from './client.ts';
import { inLengths, inLists, insertRows } from './row-lists.ts';

describe('lists for prepared statements', () => {
  test('are cut into few lengths, and nothing is lost', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { maxLength: 300 }), (list) => {
        const pieces = inLengths(list);
        expect(pieces.flat()).toEqual(list);
        expect(pieces.every((piece) => piece.length <= 8 || piece.length === 16 || piece.length === 32)).toBe(
          true,
        );
      }),
    );
  });

  test('for IN are filled up to a power of two with a value they have', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer(), { maxLength: 300 }), (values) => {
        const pieces = inLists(values);
        expect(pieces.every(({ length }) => length <= 64 && Number.isInteger(Math.log2(length)))).toBe(true);
        expect([...new Set(pieces.flat())]).toEqual(values);
      }),
    );
  });
});

test('rows are inserted in their order, few of them in one statement', async () => {
  const sent: { sql: string; values: readonly SqlValue[] }[] = [];
  const change = (sql: string, values: readonly SqlValue[] = []) => {
    sent.push({ sql, values });
    return Promise.resolve(values.length);
  };
  const rows = Array.from({ length: 11 }, (_, at) => [at, `n${at}`]);
  await insertRows({ change } as unknown as Tx, 'INSERT INTO t (a, b)', rows);
  expect(sent.map(({ values }) => values)).toEqual([rows.slice(0, 8).flat(), rows.slice(8).flat()]);
  expect(sent[1]?.sql).toBe('INSERT INTO t (a, b) VALUES (?,?),(?,?),(?,?)');
});
