import mysql from 'mysql2/promise';
import type { Connection } from 'mysql2/promise';
import { connectionOptions } from '../client.ts';

/** `hex`: 32 digits for a BINARY(16). `instant`: UTC milliseconds. `json`: any value. */
type ColumnKind = 'number' | 'text' | 'hex' | 'instant' | 'json';
type Cell = number | string | null | readonly string[] | Readonly<Record<string, unknown>>;

export interface TableShape {
  readonly table: string;
  readonly columns: Readonly<Record<string, ColumnKind>>;
}

export interface BulkWriter {
  /** Queues one row, its cells in the order of the shape's columns. Awaits when the server falls behind. */
  add(shape: TableShape, cells: readonly Cell[]): Promise<void> | void;
  /** Sends what is queued and waits until all of it is committed. */
  flush(): Promise<void>;
  close(): Promise<void>;
}

const ROWS_PER_STATEMENT = 1_000;
const LANES = 2;

/**
 * Writes generated rows in statements of 1,000, each its own transaction, two at a time. Foreign keys and
 * secondary uniqueness are not checked while loading: rows are made consistent, and the tests prove it.
 */
export async function openBulkWriter(ownerUrl: string): Promise<BulkWriter> {
  const lanes = await Promise.all(Array.from({ length: LANES }, () => openLane(ownerUrl)));
  const queues = new Map<TableShape, string[]>();
  let turn = 0;
  let failure: Error | undefined;

  const send = async (shape: TableShape, rows: readonly string[]) => {
    const lane = lanes[turn++ % LANES];
    if (!lane) throw new Error('No connection');
    await lane.free;
    if (failure) throw failure;
    const columns = Object.keys(shape.columns).map((column) => mysql.escapeId(column));
    // Values were escaped one by one in `literal`; a placeholder per cell would cost a third of the load time.
    const statement = `INSERT INTO ${mysql.escapeId(shape.table)} (${columns.join()}) VALUES ${rows.join()}`;
    lane.free = lane.connection.query(statement).then(
      () => undefined,
      (error: unknown) => {
        failure ??= error instanceof Error ? error : new Error('The load failed', { cause: error });
      },
    );
  };

  return {
    add(shape, cells) {
      let queue = queues.get(shape);
      if (!queue) queues.set(shape, (queue = []));
      queue.push(tuple(shape, cells));
      if (queue.length < ROWS_PER_STATEMENT) return;
      queues.set(shape, []);
      return send(shape, queue);
    },
    async flush() {
      for (const [shape, rows] of queues) {
        queues.set(shape, []);
        if (rows.length > 0) await send(shape, rows);
      }
      await Promise.all(lanes.map((lane) => lane.free));
      if (failure) throw failure;
    },
    async close() {
      await Promise.all(lanes.map((lane) => lane.connection.end()));
    },
  };
}

async function openLane(ownerUrl: string): Promise<{ connection: Connection; free: Promise<void> }> {
  const connection = await openOwnerConnection(ownerUrl);
  await connection.query('SET SESSION foreign_key_checks = 0, unique_checks = 0');
  return { connection, free: Promise.resolve() };
}

/** One connection of the owner, in UTC. */
export async function openOwnerConnection(ownerUrl: string): Promise<Connection> {
  const url = new URL(ownerUrl);
  const database = decodeURIComponent(url.pathname.slice(1));
  const connection = await mysql.createConnection({ ...connectionOptions(url), database });
  await connection.query("SET SESSION time_zone = '+00:00'");
  await connection.query('SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED');
  return connection;
}

function tuple(shape: TableShape, cells: readonly Cell[]): string {
  const kinds = kindsOf(shape);
  let text = '(';
  for (let index = 0; index < kinds.length; index++) {
    if (index > 0) text += ',';
    text += literal(kinds[index] ?? 'text', cells[index] ?? null);
  }
  return `${text})`;
}

const kindsByShape = new WeakMap<TableShape, ColumnKind[]>();

function kindsOf(shape: TableShape): ColumnKind[] {
  let kinds = kindsByShape.get(shape);
  if (!kinds) kindsByShape.set(shape, (kinds = Object.values(shape.columns)));
  return kinds;
}

const PLAIN_TEXT = /^[\p{L}\p{N} .,:;()/+\-–_%#@&]*$/u;

function literal(kind: ColumnKind, cell: Cell): string {
  if (cell === null) return 'NULL';
  if (typeof cell === 'number') {
    if (!Number.isFinite(cell)) throw new RangeError('Not a number');
    return kind === 'instant' ? `'${sqlInstant(cell)}'` : String(cell);
  }
  if (kind === 'hex' && typeof cell === 'string') return `0x${cell}`;
  if (kind === 'json') return mysql.escape(JSON.stringify(cell));
  if (typeof cell !== 'string') throw new TypeError(`Not a ${kind}`);
  return PLAIN_TEXT.test(cell) ? `'${cell}'` : mysql.escape(cell);
}

/** `2026-11-22 18:04:05.123` of UTC milliseconds. */
export function sqlInstant(instantMs: number): string {
  return new Date(instantMs).toISOString().replace('T', ' ').slice(0, 23);
}
