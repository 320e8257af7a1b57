import mysql, { type Connection, type RowDataPacket } from 'mysql2/promise';
import { getTableConfig, type MySqlTable } from 'drizzle-orm/mysql-core';
import { LocalDatabaseFailure } from '../local/failure.ts';
import { schemaTables } from '../migrate.ts';
import { sideOf } from '../schema/placement-side.ts';

/**
 * What stays as it is: who did what, sealed, and what was told. Both only ever grow, and the restoring itself is one
 * more line of them.
 */
const KEPT = new Set(['audit_log', 'audit_seals', 'outbox_events']);
const ROWS_AT_ONCE = 500;

export interface BranchRestore {
  /** A server with the backup. */
  readonly from: Connection;
  /** The one that people use, as its owner. */
  readonly to: Connection;
  /** `QRO`. */
  readonly code: string;
  /** Bytes of the id of the event, and the moment. */
  readonly event: { readonly id: Buffer; readonly at: Date };
}

/**
 * Makes a branch what it was, in one transaction; other branches and the chain's catalog stay. What the branch did
 * since is gone from its tables, and remains in the audit log. Answers the rows written, by table.
 * @throws LocalDatabaseFailure when the backup or the chain does not know the branch.
 */
export async function restoreBranch({ from, to, code, event }: BranchRestore): Promise<Map<string, number>> {
  const branchId = await idOf(to, code);
  if ((await idOf(from, code)) !== branchId) throw unknownBranch(code);
  const tables = inOrder(branchTables());
  const written = new Map<string, number>();
  await to.query('SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED');
  await to.beginTransaction();
  try {
    // Nobody sells there meanwhile: every sale has to see its shelf as it is.
    await to.query('SELECT id FROM stock_items WHERE branch_id = ? FOR UPDATE', [branchId]);
    for (const { name } of tables.toReversed()) {
      await to.query(`DELETE FROM ${mysql.escapeId(name)} WHERE branch_id = ?`, [branchId]);
    }
    for (const table of tables) written.set(table.name, await copyTable(from, to, table, branchId));
    await to.query(
      `INSERT IGNORE INTO unit_registry (serial, unit_id, branch_id)
       SELECT serial, unit_id, branch_id FROM units WHERE branch_id = ?`,
      [branchId],
    );
    await to.query(
      'INSERT INTO outbox_events (branch_id, id, topic, payload, recorded_at) VALUES (?,?,?,?,?)',
      [
        branchId,
        event.id,
        'catalog.branch_restored',
        JSON.stringify({ tags: ['branches', 'catalog'] }),
        event.at,
      ],
    );
    await to.commit();
    return written;
  } catch (error) {
    await to.rollback();
    throw error;
  }
}

interface BranchTable {
  readonly name: string;
  readonly columns: readonly string[];
  /** Tables its rows point to. */
  readonly parents: ReadonlySet<string>;
}

function branchTables(): BranchTable[] {
  return [...schemaTables().values()]
    .filter((table) => sideOf(table) === 'branch')
    .map(describe)
    .filter(({ name }) => !KEPT.has(name));
}

function describe(table: MySqlTable): BranchTable {
  const { name, columns, foreignKeys } = getTableConfig(table);
  return {
    name,
    columns: columns.filter(({ generated }) => generated === undefined).map((column) => column.name),
    parents: new Set(
      foreignKeys
        .map((key) => getTableConfig(key.reference().foreignTable).name)
        .filter((parent) => parent !== name),
    ),
  };
}

/** Parents before children. */
function inOrder(tables: readonly BranchTable[]): BranchTable[] {
  const waiting = [...tables];
  const done: BranchTable[] = [];
  while (waiting.length > 0) {
    const at = waiting.findIndex(({ parents }) => !waiting.some(({ name }) => parents.has(name)));
    const [next] = waiting.splice(Math.max(at, 0), 1);
    if (at < 0 || !next) throw new Error('The tables of a branch point at each other in a ring');
    done.push(next);
  }
  return done;
}

async function copyTable(
  from: Connection,
  to: Connection,
  { name, columns }: BranchTable,
  branchId: number,
): Promise<number> {
  const list = columns.map((column) => mysql.escapeId(column)).join();
  const rows = from.query(`SELECT ${list} FROM ${mysql.escapeId(name)} WHERE branch_id = ?`, [branchId]);
  const [found] = (await rows) as unknown as [RowDataPacket[], unknown];
  for (let at = 0; at < found.length; at += ROWS_AT_ONCE) {
    const values = found
      .slice(at, at + ROWS_AT_ONCE)
      .map((row) => columns.map((column) => asSent(row[column])));
    await to.query(`INSERT INTO ${mysql.escapeId(name)} (${list}) VALUES ?`, [values]);
  }
  return found.length;
}

/** JSON comes parsed and must go back as text. */
function asSent(value: unknown): unknown {
  const isJson =
    typeof value === 'object' && value !== null && !Buffer.isBuffer(value) && !(value instanceof Date);
  return isJson ? JSON.stringify(value) : value;
}

async function idOf(connection: Connection, code: string): Promise<number> {
  const [rows] = await connection.query<RowDataPacket[]>('SELECT id FROM branches WHERE code = ?', [code]);
  const id = rows[0]?.['id'] as number | undefined;
  if (id === undefined) throw unknownBranch(code);
  return id;
}

const unknownBranch = (code: string) =>
  new LocalDatabaseFailure(`El respaldo o la cadena no conoce la sucursal ${code}.`);
