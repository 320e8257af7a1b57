import type { Statement } from '../../../db/failpoint.ts';

// Negative controls: ways of breaking the product that the harness has to notice. Each does to one kind of statement
// what a careless change of the code would do.

/** Stands between the product and its database, in place of `send`. */
export type Sabotage = <Answer>(
  link: object,
  statement: Statement,
  send: (statement: Statement) => Promise<Answer>,
  deed: string,
) => Promise<Answer>;

const ACK_AHEAD_MS = 400;

/** Answers as if a statement had been done that was not sent. */
const pretended = (rows: number) => ({ affectedRows: rows, insertId: 0, warningStatus: 0 });

/** Leaves out what matches; the answer says that every row was written. */
const leavingOut =
  (pattern: RegExp): (() => Sabotage) =>
  () =>
  (_link, statement, send) =>
    pattern.test(statement.sql)
      ? Promise.resolve(pretended(statement.sql.split('),(').length) as never)
      : send(statement);

/** Sends another text; `pattern` says what goes, with the values that stood in it. */
const rewriting =
  (of: RegExp, pattern: RegExp, replacement: string): (() => Sabotage) =>
  () =>
  (_link, statement, send) =>
    send(of.test(statement.sql) ? without(statement, pattern, replacement) : statement);

function without({ sql, values }: Statement, pattern: RegExp, replacement: string): Statement {
  const match = pattern.exec(sql);
  if (!match) throw new Error(`The statement has nothing like ${String(pattern)}: ${sql}`);
  const marksIn = (text: string) => text.split('?').length - 1;
  const first = marksIn(sql.slice(0, match.index));
  const kept = replacement.replaceAll(/\$1/g, match[1] ?? '');
  const gone = marksIn(match[0]) - marksIn(kept);
  return {
    sql: sql.slice(0, match.index) + kept + sql.slice(match.index + match[0].length),
    values: [
      ...values.slice(0, first + marksIn(match[0]) - gone),
      ...values.slice(first + marksIn(match[0])),
    ],
  };
}

const TAKE = /^UPDATE stock_items SET on_hand = on_hand - CASE/;

/** Both the guard and what the check of the table would say. */
const guardRemoved = (): Sabotage => (_link, statement, send) => {
  if (!TAKE.test(statement.sql)) return send(statement);
  const unguarded = without(
    statement,
    / {7}AND on_hand - reserved[\s\S]*$|\s+AND on_hand - reserved[\s\S]*$/,
    '',
  );
  const sql = unguarded.sql.replace(
    /on_hand = on_hand - (CASE[\s\S]*?END)/,
    'on_hand = GREATEST(on_hand - $1, 0)',
  );
  return send({ ...unguarded, sql });
};

/** Stock by reading, computing and writing what was computed. */
const readThenWrite = (): Sabotage => async (_link, statement, send) => {
  if (!TAKE.test(statement.sql)) return send(statement);
  const ids = statement.values.filter((value) => value instanceof Uint8Array);
  const unique = [...new Map(ids.map((id) => [Buffer.from(id).toString('hex'), id])).values()];
  const branch = statement.values.find(
    (value, at) => typeof value === 'number' && statement.values[at - 1] instanceof Date,
  );
  const rows = (await send({
    sql: `SELECT id, on_hand AS onHand FROM stock_items WHERE branch_id = ? AND id IN (${unique.map(() => '?').join(',')})`,
    values: [branch ?? 0, ...unique],
  })) as readonly { id: Buffer; onHand: number }[];
  await new Promise((resolve) => setTimeout(resolve, 15));
  for (const { id, onHand } of rows) {
    const at = statement.values.findIndex(
      (value) => value instanceof Uint8Array && Buffer.from(value).equals(id),
    );
    const quantity = Number(statement.values[at + 1]);
    const values = [Math.max(0, onHand - quantity), branch ?? 0, id];
    await send({
      sql: 'UPDATE stock_items SET on_hand = ?, version = version + 1 WHERE branch_id = ? AND id = ?',
      values,
    });
  }
  return pretended(rows.length) as never;
};

/** COMMIT is answered at once and sent later. */
const earlyAcknowledgement = (): Sabotage => (_link, statement, send) => {
  if (statement.sql !== 'COMMIT') return send(statement);
  setTimeout(() => void send(statement).catch(() => {}), ACK_AHEAD_MS);
  return Promise.resolve(pretended(0) as never);
};

/** The stored answer in a transaction of its own, after that of the deed. */
const answerAfterwards = (): Sabotage => {
  const later = new WeakMap<object, Statement>();
  return async (link, statement, send) => {
    if (/^INSERT INTO idempotency_keys/.test(statement.sql)) {
      later.set(link, statement);
      return pretended(1) as never;
    }
    const answer = await send(statement);
    const waiting = later.get(link);
    if (statement.sql === 'COMMIT' && waiting) {
      later.delete(link);
      setTimeout(() => void send(waiting).catch(() => {}), 100);
    }
    return answer;
  };
};

/** Every statement for itself. */
const noTransaction = (): Sabotage => (_link, statement, send) =>
  statement.sql === 'START TRANSACTION' ? Promise.resolve(pretended(0) as never) : send(statement);

/** What was begun stays open, and whoever gets the connection next ends it with their own. */
const noRollback = (): Sabotage => (_link, statement, send) =>
  statement.sql === 'ROLLBACK' ? Promise.resolve(pretended(0) as never) : send(statement);

/** A branch's number is asked for and not looked at. */
const branchFilterRemoved = (): Sabotage => (_link, statement, send) => {
  const isItems =
    /FROM stock_items s JOIN parts p/.test(statement.sql) && /\bu\.serial\b/.test(statement.sql);
  if (!isItems && !TAKE.test(statement.sql)) return send(statement);
  return send({ ...statement, sql: statement.sql.replace(/\b(?:s\.)?branch_id = \?/, '? > 0') });
};

export const sabotages: Readonly<Record<string, () => Sabotage>> = {
  'stock taken without its guard': guardRemoved,
  'stock read, computed and written': readThenWrite,
  'commit acknowledged before it is done': earlyAcknowledgement,
  'answer stored after the deed': answerAfterwards,
  'no transaction': noTransaction,
  'no rollback': noRollback,
  'event not written': leavingOut(/^INSERT INTO outbox_events /),
  'audit row not written': leavingOut(/^INSERT INTO audit_log /),
  'ledger row not written': leavingOut(/^INSERT INTO stock_movements /),
  'payments not written': leavingOut(/^INSERT INTO payments /),
  'refunds not written': leavingOut(/^INSERT INTO refunds /),
  'vale not lowered': leavingOut(/^UPDATE store_credits SET balance_cents = balance_cents - /),
  'pieces not remembered as returned': leavingOut(/^INSERT INTO return_lines /),
  'handled events forgotten': leavingOut(/^INSERT INTO inbox_events /),
  'shift not held while it is sold in': rewriting(
    /FROM shifts[\s\S]*LOCK IN SHARE MODE/,
    / LOCK IN SHARE MODE/,
    '',
  ),
  'branch filter removed': branchFilterRemoved,
};
