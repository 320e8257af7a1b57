import type { Connection } from 'mysql2/promise';

const AT_ONCE = 100_000;
const BEGAN_MS = Date.UTC(2020, 0, 1);

/**
 * Fills the ledger of every branch up to so many rows in all, as years of coming and going would: each item in turn,
 * one in and one out, so that levels stay what they are. MariaDB's own sequence makes the rows.
 */
export async function deepenLedger(
  owner: Connection,
  rows: number,
  tell: (line: string) => void,
): Promise<number> {
  const [[before]] = (await owner.query('SELECT COUNT(*) AS count FROM stock_movements')) as unknown as [
    [{ count: number }],
  ];
  await owner.query(
    `CREATE TABLE bench_items (no INT NOT NULL AUTO_INCREMENT PRIMARY KEY, branch_id SMALLINT UNSIGNED NOT NULL,
       id BINARY(16) NOT NULL, part_id INT UNSIGNED NOT NULL)`,
  );
  await owner.query(
    'INSERT INTO bench_items (branch_id, id, part_id) SELECT branch_id, id, part_id FROM stock_items',
  );
  const [[items]] = (await owner.query('SELECT COUNT(*) AS count FROM bench_items')) as unknown as [
    [{ count: number }],
  ];
  // An even number of rounds leaves every level as it is.
  const rounds = Math.max(0, Math.ceil((rows - before.count) / items.count / 2) * 2);
  const wanted = rounds * items.count;
  for (let from = 0; from < wanted; from += AT_ONCE) {
    const to = Math.min(wanted, from + AT_ONCE) - 1;
    await owner.query(
      `INSERT INTO stock_movements (branch_id, id, stock_item_id, part_id, kind, quantity, occurred_at, recorded_at)
       SELECT i.branch_id, UNHEX(CONCAT(LPAD(HEX(? + n.seq * 30), 12, '0'), '7', LPAD(HEX(n.seq MOD 4096), 3, '0'), '8',
           LPAD(HEX(n.seq MOD 4095), 3, '0'), LPAD(HEX(n.seq), 12, '0'))), i.id, i.part_id,
         IF(n.seq DIV ? MOD 2 = 0, 'receipt', 'adjustment'), IF(n.seq DIV ? MOD 2 = 0, 1, -1), at, at
       FROM (SELECT seq, FROM_UNIXTIME((? + seq * 30) / 1000) AS at FROM seq_${from}_to_${to}) n
         JOIN bench_items i ON i.no = 1 + n.seq MOD ?`,
      [BEGAN_MS, items.count, items.count, BEGAN_MS, items.count],
    );
    if (from % 1_000_000 === 0 && from > 0) tell(`${from / 1_000_000} million movements`);
  }
  await owner.query('DROP TABLE bench_items');
  await owner.query('ANALYZE TABLE stock_movements');
  return before.count + wanted;
}
