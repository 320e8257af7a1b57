import { setTimeout as delay } from 'node:timers/promises';
import type { Database } from '../../../db/client.ts';
import { bytesToUuid } from '../../../db/schema/columns.ts';
import { verifySeals } from '../../../src/domain/audit/index.ts';
import type { Attempt, Deed } from './journal.ts';
import { STATEMENTS } from './invariant-statements.ts';
import type { Statement } from './statement.ts';

/** Something that must never be so. */
export interface Break {
  /** `I1` … `I13`. */
  readonly invariant: string;
  readonly text: string;
}

/** Looks at everything that is stored, and at what those who tried were told. The database must be at rest. */
export async function findBreaks(
  db: Database,
  attempts: readonly Attempt[] = [],
  options: { readonly isQuiet?: boolean } = {},
): Promise<Break[]> {
  const breaks: Break[] = [];
  for (const statement of STATEMENTS) {
    if (statement.whenQuiet && options.isQuiet === false) continue;
    breaks.push(...(await readOf(db, statement)));
  }
  breaks.push(...(await againstJournal(db, attempts)));
  if (options.isQuiet !== false) breaks.push(...(await brokenSeals(db)));
  return breaks;
}

async function readOf(db: Database, { invariant, says, sql }: Statement): Promise<Break[]> {
  const rows = await db.rows<Record<string, unknown>>(sql);
  return rows.slice(0, 20).map((row) => ({ invariant, text: `${says}: ${wordsOf(row)}` }));
}

function wordsOf(row: Record<string, unknown>): string {
  return Object.entries(row)
    .map(([name, value]) => `${name} ${Buffer.isBuffer(value) ? bytesToUuid(value) : String(value)}`)
    .join(', ');
}

const QUIET_MS = 20_000;

/** Waits until every event was handed on and every audit row sealed; a shop process must be running. */
export async function untilQuiet(db: Database): Promise<void> {
  const deadline = performance.now() + QUIET_MS;
  await untilHeard(db);
  while ((await countUnsealed(db)) > 0 && performance.now() < deadline) await delay(100);
}

/** Waits until every event was copied to the log and handled by whom it is addressed to. */
export async function untilHeard(db: Database): Promise<void> {
  const deadline = performance.now() + QUIET_MS;
  for (;;) {
    const [row] = await db.rows<{ open: number | string }>(
      `SELECT (SELECT COUNT(*) FROM outbox_events o LEFT JOIN event_log e ON e.event_id = o.id WHERE e.seq IS NULL)
         + (SELECT COUNT(*) FROM inbox_waiting WHERE state = 'waiting')
         + (SELECT COUNT(*) FROM event_log e LEFT JOIN inbox_events i ON i.event_id = e.event_id
            LEFT JOIN inbox_waiting w ON w.event_id = e.event_id
            WHERE JSON_EXTRACT(e.payload, '$.to') IS NOT NULL AND i.event_id IS NULL AND w.event_id IS NULL) AS open`,
    );
    if (Number(row?.open) === 0 || performance.now() > deadline) return;
    await delay(30);
  }
}

async function branchIds(db: Database): Promise<number[]> {
  return (await db.rows<{ id: number }>('SELECT id FROM branches')).map(({ id }) => id);
}

async function countUnsealed(db: Database): Promise<number> {
  const [row] = await db.rows<{ loose: number | string }>(
    `SELECT (SELECT COUNT(*) FROM audit_log) - (SELECT COALESCE(SUM(row_count), 0) FROM audit_seals WHERE branch_id > 0)
       AS loose`,
  );
  return Number(row?.loose ?? 0);
}

async function brokenSeals(db: Database): Promise<Break[]> {
  const breaks: Break[] = [];
  for (const id of await branchIds(db)) {
    const { fault, unsealed } = await verifySeals(db, id);
    if (fault)
      breaks.push({ invariant: 'I10', text: `the audit chain of branch ${id}: ${JSON.stringify(fault)}` });
    if (unsealed > 0)
      breaks.push({ invariant: 'I10', text: `branch ${id} has ${unsealed} audit rows without a seal` });
  }
  return breaks;
}

/** Where the row of a document is, by the operation that makes it. */
const DOCUMENTS: Readonly<Record<string, readonly string[]>> = {
  recordSale: ['sales'],
  recordReturn: ['returns'],
  completeHold: ['sales'],
  createHold: ['holds'],
  payHold: ['hold_payments', 'hold_payments_elsewhere'],
  refundHold: ['hold_refunds'],
  requestTransfer: ['transfers'],
  moveCash: ['cash_movements'],
  openShift: ['shifts'],
};

const UNKEYED = new Set(['pickTransfer', 'cancelTransfer']);

/** I4, I5, I6: what people were told against what is there. */
async function againstJournal(db: Database, attempts: readonly Attempt[]): Promise<Break[]> {
  const stored = await storedAnswers(db);
  const documents = new Map<string, ReadonlySet<string>>();
  for (const [operation, tables] of Object.entries(DOCUMENTS))
    documents.set(operation, await idsIn(db, tables));
  const breaks: Break[] = [];
  const say = (invariant: string, { operation, branchId, key }: Deed, text: string) =>
    breaks.push({ invariant, text: `${operation} ${key} of branch ${branchId}: ${text}` });
  for (const { deed, outcome, text, contradiction, status } of attempts) {
    if (UNKEYED.has(deed.operation)) continue;
    const answer = stored.get(nameOf(deed));
    const ids = documents.get(deed.operation);
    const isThere = ids ? ids.has(`${deed.branchId} ${deed.key}`) : answer !== undefined;
    if (contradiction !== null) say('I6', deed, `answered differently: ${contradiction}`);
    if (outcome === 'done' && !isThere) say('I4', deed, 'was acknowledged and is not there');
    if (outcome === 'done' && answer !== undefined && answer !== text)
      say('I4', deed, 'the stored answer is not the one that was given');
    if (outcome === 'refused' && isThere)
      say('I6', deed, `was refused (${status} ${text.slice(0, 90)}) and is there`);
    if (isThere !== (answer !== undefined))
      say('I6', deed, isThere ? 'is there without its answer' : 'has an answer and is not there');
  }
  if (attempts.length > 0) breaks.push(...ghosts(stored, documents, attempts));
  return breaks;
}

function ghosts(
  stored: ReadonlyMap<string, string>,
  documents: ReadonlyMap<string, ReadonlySet<string>>,
  attempts: readonly Attempt[],
): Break[] {
  const tried = new Set(attempts.map(({ deed }) => nameOf(deed)));
  const triedIds = new Set(attempts.map(({ deed }) => `${deed.branchId} ${deed.key}`));
  const unasked = [...stored.keys()].filter((name) => !tried.has(name));
  const made = [...documents]
    // The shifts that the yard opened by hand, and transfers that the other branch asked for, are not requests.
    .filter(
      ([operation]) =>
        operation !== 'openShift' && operation !== 'requestTransfer' && operation !== 'payHold',
    )
    .flatMap(([operation, ids]) =>
      [...ids].filter((id) => !triedIds.has(id)).map((id) => `${operation} ${id}`),
    );
  return [...unasked, ...made].map((name) => ({ invariant: 'I5', text: `nobody asked for ${name}` }));
}

const nameOf = ({ operation, branchId, key }: Deed) => `${operation} ${branchId} ${key}`;

async function storedAnswers(db: Database): Promise<ReadonlyMap<string, string>> {
  const rows = await db.rows<{ branchId: number; operation: string; key: Buffer; response: string }>(
    'SELECT branch_id AS branchId, operation, request_key AS `key`, response FROM idempotency_keys',
  );
  return new Map(
    rows.map(({ branchId, operation, key, response }) => [
      `${operation} ${branchId} ${bytesToUuid(key)}`,
      response,
    ]),
  );
}

async function idsIn(db: Database, tables: readonly string[]): Promise<ReadonlySet<string>> {
  const ids = new Set<string>();
  for (const table of tables) {
    const rows = await db.rows<{ branchId: number; id: Buffer }>(
      `SELECT branch_id AS branchId, id FROM ${table}`,
    );
    for (const { branchId, id } of rows) ids.add(`${branchId} ${bytesToUuid(id)}`);
  }
  return ids;
}
