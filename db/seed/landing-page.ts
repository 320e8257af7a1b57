import type { Connection, RowDataPacket } from 'mysql2/promise';
import { sqlInstant } from './bulk-writer.ts';
import { DEMO_PAGE } from './landing-content.ts';
import { createRandom, uuidHexAt } from './random.ts';

const HOUR_MS = 3_600_000;
const LOWERED_PER_BRANCH = 3;

/**
 * Says that this is the demo chain, publishes its page and lowers a few prices, so that the page has offers. In the
 * caller's transaction.
 */
export async function writeLandingPage(
  connection: Connection,
  { nowMs, branchIds, authorId }: { nowMs: number; branchIds: readonly number[]; authorId: number | null },
): Promise<void> {
  const random = createRandom(1987);
  const at = sqlInstant(nowMs);
  const versionId = Buffer.from(uuidHexAt(nowMs, random), 'hex');
  await connection.query('INSERT INTO settings (name, value, updated_at) VALUES (?, ?, ?)', [
    'chain.demo',
    'true',
    at,
  ]);
  await connection.query(
    `INSERT INTO landing_versions (id, slug, number, schema_no, content, kind, note, author_id, created_at)
     VALUES (?, 'funded', 1, ?, ?, 'sample', ?, ?, ?)`,
    [versionId, DEMO_PAGE.schema, JSON.stringify(DEMO_PAGE), 'Página de muestra', authorId, at],
  );
  await connection.query(
    "INSERT INTO landing_pages (slug, published_version_id, changed_at) VALUES ('funded', ?, ?)",
    [versionId, at],
  );
  for (const branchId of branchIds) {
    const [items] = await connection.query<RowDataPacket[]>(
      `SELECT id, price_cents AS priceCents FROM stock_items
       WHERE branch_id = ? AND kind = 'unit' AND on_hand = 1 AND reserved = 0 AND price_cents >= 60000
       ORDER BY id DESC LIMIT ${LOWERED_PER_BRANCH}`,
      [branchId],
    );
    for (const [index, item] of items.entries()) {
      const changedMs = nowMs - (index * 5 + branchId) * HOUR_MS;
      const priceCents = Number(item['priceCents']);
      // A sixth more, to five pesos, like every price.
      const previousCents = Math.round((priceCents * 7) / 6 / 500) * 500;
      await connection.query(
        `INSERT INTO price_changes (branch_id, id, stock_item_id, previous_cents, next_cents, actor_id, note, recorded_at)
         VALUES (?, ?, ?, ?, ?, ?, 'Rebaja de muestra', ?)`,
        [
          branchId,
          Buffer.from(uuidHexAt(changedMs, random), 'hex'),
          item['id'],
          previousCents,
          priceCents,
          authorId,
          sqlInstant(changedMs),
        ],
      );
    }
  }
}
