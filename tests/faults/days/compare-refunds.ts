import { bytesToUuid } from '../../../db/schema/columns.ts';
import type { World } from '../../fixtures/a-world.ts';
import type { NoteState } from './book.ts';

/** By what means money went back for each note, also for its old parts. */
export async function differingRefunds(
  world: World,
  notes: readonly NoteState[],
  branchId: number,
): Promise<string[]> {
  const rows = await world.db.rows<{ saleId: Buffer; method: string; cents: number | string }>(
    `SELECT saleId, method, SUM(cents) AS cents FROM (
       SELECT d.sale_id AS saleId, f.method, f.amount_cents AS cents FROM returns d
         JOIN refunds f ON f.branch_id = d.branch_id AND f.return_id = d.id WHERE d.branch_id = ?
       UNION ALL
       SELECT sale_id, method, amount_cents FROM core_entries
       WHERE branch_id = ? AND kind = 'returned' AND method IS NOT NULL) money GROUP BY saleId, method`,
    [branchId, branchId],
  );
  const found = rows.map(({ saleId, method, cents }) => `${bytesToUuid(saleId)} ${method} ${Number(cents)}`);
  const wanted = notes
    .filter(({ branch }) => branch === branchId)
    .flatMap(({ id, back }) =>
      Object.entries(back).flatMap(([method, cents]) => (cents > 0 ? [`${id} ${method} ${cents}`] : [])),
    );
  const others = (list: readonly string[], known: readonly string[]) =>
    list.filter((each) => !known.includes(each));
  return [
    ...others(found, wanted).map((each) => `went back: ${each}, not by the oracle`),
    ...others(wanted, found).map((each) => `the oracle gave back: ${each}`),
  ];
}
