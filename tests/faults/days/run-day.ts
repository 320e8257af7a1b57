import { bytesToUuid } from '../../../db/schema/columns.ts';
import { shiftReport } from '../../../src/domain/sales/index.ts';
import type { World } from '../../fixtures/a-world.ts';
import { randomOf } from '../support/case.ts';
import { createBook } from './book.ts';
import { KINDS, openingOf, type Operation } from './operations/index.ts';
import { differingRefunds } from './compare-refunds.ts';
import { openDay, type Carrier, type CoreType, type Day } from './setting.ts';

export interface DayPlan {
  readonly seed: number;
  readonly operations: number;
  /** Kinds of operations that are left out; to find out which a failure needs. */
  readonly without?: readonly string[];
}

/** Where the product and the oracle part. */
export class DayFailure extends Error {
  override readonly name = 'DayFailure';
  readonly at: number;
  constructor(at: number, message: string) {
    super(message);
    this.at = at;
  }
}

export interface DayFigures {
  readonly done: number;
  readonly refused: number;
}

/** Plays a random day and compares; throws `DayFailure` with the number of the operation that shows it. */
export async function runDay(
  world: World,
  shared: { readonly carrier: Carrier; readonly cores: CoreType },
  plan: DayPlan,
): Promise<DayFigures> {
  const random = randomOf(plan.seed);
  const day = await openDay(world, shared, { book: createBook(), random });
  const kinds = Object.entries(KINDS).filter(([name]) => !plan.without?.includes(name));
  const weights = kinds.reduce((sum, [, { weight }]) => sum + weight, 0);
  const figures = { done: 0, refused: 0 };
  await openTills(day);
  let index = 0;
  while (index < plan.operations) {
    let dice = random() * weights;
    const [, kind] = kinds.find(([, { weight }]) => (dice -= weight) < 0) ?? kinds[0] ?? [];
    const operation = await kind?.make(day);
    if (!operation) continue;
    index += 1;
    if (await perform(day, operation, index)) figures.done += 1;
    else figures.refused += 1;
  }
  await day.deliver();
  await compare(day, plan.operations);
  return figures;
}

/** Nobody sells anything before; the second tills wait for the dice. */
async function openTills(day: Day): Promise<void> {
  for (const branch of day.branches) {
    const [till] = branch.tills;
    if (!till) continue;
    await perform(day, openingOf(day, branch, till), 0);
  }
}

/** Whether it was done; what it came to must be what the oracle says. */
async function perform(day: Day, operation: Operation, index: number): Promise<boolean> {
  const { what, reasons, again } = operation;
  let answer;
  try {
    answer = await operation.run();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    if (reasons.includes(code)) {
      operation.refused?.(code);
      return false;
    }
    throw new DayFailure(
      index,
      `${what}: refused with ${code}, the oracle ${reasons.join(' or ') || 'does it'}`,
    );
  }
  if (reasons.length > 0)
    throw new DayFailure(index, `${what}: done, the oracle refuses with ${reasons.join(' or ')}`);
  try {
    operation.agree(answer.json);
  } catch (error) {
    throw new DayFailure(index, `${what}: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (again) day.answered.push({ what, again, json: answer.json });
  if (operation.travels) await day.deliver();
  return true;
}

async function compare(day: Day, at: number): Promise<void> {
  const differences: string[] = [];
  for (const branch of day.branches) {
    differences.push(
      ...(await differingStock(day, branch.at.id)),
      ...(await differingLedger(day, branch.at.id)),
      ...(await differingDocuments(day, branch.at.id)),
    );
  }
  differences.push(
    ...(await differingHolds(day)),
    ...(await differingTills(day)),
    ...(await differingReturns(day)),
    ...(await differingCores(day)),
  );
  if (differences.length > 0)
    throw new DayFailure(at, `at the end of the day:\n  ${differences.slice(0, 12).join('\n  ')}`);
}

async function differingStock({ world, book }: Day, branchId: number): Promise<string[]> {
  const rows = await world.db.rows<{ code: string; onHand: number; reserved: number }>(
    `SELECT COALESCE(u.serial, p.part_number) AS code, s.on_hand AS onHand, s.reserved FROM stock_items s
       JOIN parts p ON p.id = s.part_id LEFT JOIN units u ON u.branch_id = s.branch_id AND u.stock_item_id = s.id
     WHERE s.branch_id = ?`,
    [branchId],
  );
  const there = new Map(rows.map((row) => [row.code, row]));
  const codes = new Set([...book.codes(branchId), ...there.keys()]);
  return [...codes].flatMap((code) => {
    const { onHand = 0, reserved = 0 } = there.get(code) ?? {};
    const wanted = { onHand: book.onHand(branchId, code), reserved: book.reserved(branchId, code) };
    const isSame = onHand === wanted.onHand && reserved === wanted.reserved;
    return isSame
      ? []
      : [
          `${code} of branch ${branchId}: ${onHand} (${reserved} kept), the oracle ${wanted.onHand} (${wanted.reserved})`,
        ];
  });
}

const LEDGER_KINDS = ['receipt', 'sale', 'return', 'transfer_out', 'transfer_in', 'write_off'] as const;
const DOCUMENT_KINDS = ['sale', 'hold', 'return'] as const;
type DocumentKind = (typeof DOCUMENT_KINDS)[number];

async function differingLedger({ world, book }: Day, branchId: number): Promise<string[]> {
  const rows = await world.db.rows<{ kind: string; total: number | string }>(
    'SELECT kind, SUM(quantity) AS total FROM stock_movements WHERE branch_id = ? GROUP BY kind',
    [branchId],
  );
  const sums = new Map(rows.map(({ kind, total }) => [kind, Number(total)]));
  const counted = (sums.get('adjustment') ?? 0) + (sums.get('count') ?? 0);
  const pairs = [
    ...LEDGER_KINDS.map((kind) => [kind, sums.get(kind) ?? 0, book.moved(branchId, kind)] as const),
    ['adjustment', counted, book.moved(branchId, 'adjustment')] as const,
  ];
  return pairs.flatMap(([kind, found, wanted]) =>
    found === wanted
      ? []
      : [`the ledger of branch ${branchId} has ${found} by ${kind}, the oracle ${wanted}`],
  );
}

async function differingDocuments({ world, book }: Day, branchId: number): Promise<string[]> {
  const rows = await world.db.rows<{ of: DocumentKind; id: Buffer; totalCents: number }>(
    `SELECT 'sale' AS \`of\`, id, total_cents AS totalCents FROM sales WHERE branch_id = ?
     UNION ALL SELECT 'hold', id, total_cents FROM holds WHERE branch_id = ?
     UNION ALL SELECT 'return', id, refund_cents FROM returns WHERE branch_id = ?`,
    [branchId, branchId, branchId],
  );
  return DOCUMENT_KINDS.flatMap((of) => {
    const wanted = book.documents(of, branchId);
    const found = new Map(
      rows.filter((row) => row.of === of).map((row) => [bytesToUuid(row.id), row.totalCents]),
    );
    const ids = new Set([...wanted.keys(), ...found.keys()]);
    return [...ids].flatMap((id) =>
      wanted.get(id) === found.get(id) ? [] : [`${of} ${id}: ${found.get(id)}, the oracle ${wanted.get(id)}`],
    );
  });
}

async function differingHolds({ world, book, branches }: Day): Promise<string[]> {
  const differences: string[] = [];
  for (const { at } of branches) {
    const rows = await world.db.rows<{
      id: Buffer;
      state: string;
      paid: number | string;
      back: number | string;
    }>(
      `SELECT h.id, h.state,
         (SELECT COALESCE(SUM(p.amount_cents), 0) FROM hold_payments p WHERE p.branch_id = h.branch_id AND p.hold_id = h.id) AS paid,
         (SELECT COALESCE(SUM(r.amount_cents), 0) FROM hold_refunds r WHERE r.branch_id = h.branch_id AND r.hold_id = h.id) AS back
       FROM holds h WHERE h.branch_id = ?`,
      [at.id],
    );
    for (const row of rows) {
      const wanted = book.holds.find(({ id }) => id === bytesToUuid(row.id));
      const found = `${row.state}, ${Number(row.paid)} paid, ${Number(row.back)} back`;
      const said = wanted && `${wanted.state}, ${wanted.paidCents} paid, ${wanted.refundedCents} back`;
      if (found !== said)
        differences.push(`hold ${bytesToUuid(row.id)}: ${found}, the oracle ${said ?? 'none'}`);
    }
  }
  return differences;
}

/** What came back of each line, and what is left on each vale. */
async function differingReturns({ world, book, branches }: Day): Promise<string[]> {
  const differences: string[] = [];
  for (const { at } of branches) {
    const lines = await world.db.rows<{ saleId: Buffer; lineNo: number; back: number | string }>(
      `SELECT sale_id AS saleId, sale_line_no AS lineNo, SUM(quantity) AS back FROM return_lines
       WHERE branch_id = ? GROUP BY sale_id, sale_line_no`,
      [at.id],
    );
    const back = new Map(
      lines.map((line) => [`${bytesToUuid(line.saleId)} ${line.lineNo}`, Number(line.back)]),
    );
    for (const note of book.notes.filter(({ branch }) => branch === at.id))
      for (const [index, { returned }] of note.lines.entries()) {
        const found = back.get(`${note.id} ${index + 1}`) ?? 0;
        if (found !== returned)
          differences.push(`line ${index + 1} of ${note.id}: ${found} came back, the oracle ${returned}`);
      }
    differences.push(...(await differingRefunds(world, book.notes, at.id)));
    const credits = await world.db.rows<{ code: string; balanceCents: number }>(
      'SELECT code, balance_cents AS balanceCents FROM store_credits WHERE branch_id = ?',
      [at.id],
    );
    const balances = new Map(credits.map(({ code, balanceCents }) => [code, balanceCents]));
    for (const { code, balanceCents } of book.credits.filter(({ branch }) => branch === at.id)) {
      if (balances.get(code) !== balanceCents)
        differences.push(`vale ${code}: ${balances.get(code)}, the oracle ${balanceCents}`);
      balances.delete(code);
    }
    differences.push(...[...balances.keys()].map((code) => `vale ${code}: the oracle knows of none`));
  }
  return differences;
}

/** Old parts that are still owed, line by line, and the centavos that they stand for. */
async function differingCores({ world, book, branches, coreOf }: Day): Promise<string[]> {
  const differences: string[] = [];
  for (const { at } of branches) {
    const rows = await world.db.rows<{
      saleId: Buffer;
      lineNo: number;
      pieces: number | string;
      cents: number | string;
    }>(
      `SELECT sale_id AS saleId, sale_line_no AS lineNo, SUM(IF(kind = 'charged', quantity, -quantity)) AS pieces,
         SUM(IF(kind = 'charged', amount_cents, -amount_cents)) AS cents
       FROM core_entries WHERE branch_id = ? GROUP BY sale_id, sale_line_no`,
      [at.id],
    );
    const found = new Map(
      rows.map(({ saleId, lineNo, pieces, cents }) => [
        `${bytesToUuid(saleId)} ${lineNo}`,
        `${Number(pieces)} for ${Number(cents)}`,
      ]),
    );
    for (const { id, lines } of book.notes.filter(({ branch }) => branch === at.id))
      for (const [index, { code, coreOpen }] of lines.entries()) {
        const key = `${id} ${index + 1}`;
        const wanted = `${coreOpen} for ${coreOpen * coreOf(code)}`;
        if ((found.get(key) ?? '0 for 0') !== wanted)
          differences.push(`old parts of ${key}: ${found.get(key) ?? 'none'}, the oracle ${wanted}`);
        found.delete(key);
      }
    differences.push(...[...found.keys()].map((key) => `old parts of ${key}: the oracle knows of none`));
  }
  return differences;
}

async function differingTills(day: Day): Promise<string[]> {
  const differences: string[] = [];
  for (const { id, branch, state } of day.book.shifts) {
    const scope = day.branches.find(({ at }) => at.id === branch)?.at.scope;
    if (!scope) continue;
    const report = await shiftReport(day.world.ctx(day.administrator), scope, id);
    const wanted = day.book.cash(id);
    if (report.cash.expectedCents !== wanted)
      differences.push(`the drawer of shift ${id}: ${report.cash.expectedCents}, the oracle ${wanted}`);
    const found = report.closedAt ? 'closed' : report.countedAt ? 'counted' : 'open';
    if (found !== state) differences.push(`shift ${id} is ${found}, the oracle ${state}`);
  }
  return differences;
}
