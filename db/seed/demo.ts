import { normalizePartNumber } from '../../src/domain/shared/part-number.ts';
import type { Connection, RowDataPacket } from 'mysql2/promise';
import { openBulkWriter, openOwnerConnection, type BulkWriter } from './bulk-writer.ts';
import { seedCatalog, type SeededGeneration } from './catalog.ts';
import { demoBranches } from './demo-branches.ts';
import { demoPeople, type DemoLogin } from './demo-people.ts';
import type { YardDay } from './donors.ts';
import { makeNewParts, newPartFitments, stockingBranches, type NewPart } from './new-parts.ts';
import { createRandom } from './random.ts';
import * as tables from './tables.ts';
import { FEWEST_BRANCHES, SEED, writeBranch, type Chain } from './write-branch.ts';
import { writeChain } from './write-chain.ts';

export interface SeedDemoOptions {
  readonly ownerUrl: string;
  /** Multiplies donors, pieces, new parts and sales; branches are the larger of six and this. Default 1. */
  readonly scale?: number;
  /** Every date counts back from here; the same instant and scale give the same rows. Default: now. */
  readonly now?: Date;
  readonly log?: (line: string) => void;
  /** Where the logins go, readable by their owner only; not given: nobody gets to know the passwords. */
  readonly demoLoginsFile?: string;
}

export interface SeededDemo {
  readonly branches: number;
  readonly donors: number;
  readonly units: number;
  readonly newParts: number;
  readonly sales: number;
  readonly logins: readonly DemoLogin[];
}

const NEW_PARTS = 3_240;
const LOCK_SECONDS = 900;

/** Fills an empty database with the demo chain; a database that has a branch is left alone (answers null). */
export async function seedDemoIfEmpty(options: SeedDemoOptions): Promise<SeededDemo | null> {
  return alone(options.ownerUrl, async (connection) => {
    if (await hasBranches(connection)) return null;
    return fill(connection, options);
  });
}

/** The same, and an error when the database already has a chain. */
export async function seedDemo(options: SeedDemoOptions): Promise<SeededDemo> {
  const seeded = await seedDemoIfEmpty(options);
  if (!seeded) throw new Error('This database already has branches; reset it before seeding the demo chain');
  return seeded;
}

/** One seeder at a time per database; a second one waits and then finds the chain in place. */
async function alone<Result>(
  ownerUrl: string,
  work: (connection: Connection) => Promise<Result>,
): Promise<Result> {
  const connection = await openOwnerConnection(ownerUrl);
  try {
    const [[lock]] = await connection.query<RowDataPacket[]>(
      "SELECT GET_LOCK(left(concat('seed ', database()), 64), ?) AS got",
      [LOCK_SECONDS],
    );
    if (lock?.['got'] !== 1)
      throw new Error('Another process has been seeding this database for a long time');
    return await work(connection);
  } finally {
    await connection.end();
  }
}

async function hasBranches(connection: Connection): Promise<boolean> {
  const [rows] = await connection.query<RowDataPacket[]>('SELECT 1 FROM branches LIMIT 1');
  return rows.length > 0;
}

// Branches and people come last, in one transaction: a load that was cut has none, and the next one starts over.
async function fill(connection: Connection, options: SeedDemoOptions): Promise<SeededDemo> {
  const { ownerUrl, log = () => {} } = options;
  const scale = Math.max(1, Math.floor(options.scale ?? 1));
  const nowMs = (options.now ?? new Date()).getTime();
  const day: YardDay = { nowMs, today: dateInMexico(nowMs) };
  const catalog = await seedCatalog({ ownerUrl, nowMs });
  log(`catalog: ${catalog.length} generations`);
  await clearLeftovers(connection);

  const branches = demoBranches(Math.max(FEWEST_BRANCHES, scale));
  const people = demoPeople(branches, await nextId(connection, 'users'));
  const writer = await openBulkWriter(ownerUrl);
  try {
    const newParts = await writeNewParts(writer, { connection, catalog, day, count: NEW_PARTS * scale });
    log(`new parts: ${newParts.length}`);
    const stocked = partsByBranch(newParts, branches.length);
    const chain: Chain = { catalog, branches, people, day, scale };
    let donors = 0;
    let units = 0;
    let sales = 0;
    for (const [index, branch] of branches.entries()) {
      const result = await writeBranch(writer, chain, { index, branch, newParts: stocked[index] ?? [] });
      donors += result.donors;
      units += result.units;
      sales += result.sales;
      log(`${branch.name}: ${result.donors} donors, ${result.units} pieces, ${result.sales} sales`);
    }
    await writer.flush();
    // Without fresh statistics the optimizer takes the loaded tables for empty ones.
    await connection.query('ANALYZE TABLE ??', [tables.LOADED_TABLES]);
    const logins = await writeChain(connection, chain, options.demoLoginsFile);
    return { branches: branches.length, donors, units, newParts: newParts.length, sales, logins };
  } finally {
    await writer.close();
  }
}

function dateInMexico(instantMs: number): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'America/Mexico_City', dateStyle: 'short' }).format(
    instantMs,
  );
}

async function nextId(connection: Connection, table: 'users' | 'parts' | 'fitments'): Promise<number> {
  const [[row]] = await connection.query<RowDataPacket[]>('SELECT coalesce(max(id), 0) + 1 AS id FROM ??', [
    table,
  ]);
  return Number(row?.['id'] ?? 1);
}

async function clearLeftovers(connection: Connection): Promise<void> {
  const [rows] = await connection.query<RowDataPacket[]>(
    "SELECT (SELECT count(*) FROM donor_vehicles) + (SELECT count(*) FROM parts WHERE origin = 'aftermarket') AS n",
  );
  if (Number(rows[0]?.['n']) === 0) return;
  await connection.query('SET SESSION foreign_key_checks = 0');
  for (const table of tables.DEMO_TABLES) await connection.query('TRUNCATE TABLE ??', [table]);
  await connection.query(
    "DELETE fitments FROM fitments JOIN parts ON parts.id = fitments.part_id WHERE parts.origin = 'aftermarket'",
  );
  await connection.query("DELETE FROM parts WHERE origin = 'aftermarket'");
  await connection.query('SET SESSION foreign_key_checks = 1');
}

async function writeNewParts(
  writer: BulkWriter,
  of: { connection: Connection; catalog: readonly SeededGeneration[]; day: YardDay; count: number },
): Promise<NewPart[]> {
  const bySlug = new Map(of.catalog.map((each) => [each.fact.slug, each]));
  const newParts = makeNewParts(
    of.catalog,
    {
      count: of.count,
      firstId: await nextId(of.connection, 'parts'),
      yearNow: Number(of.day.today.slice(0, 4)),
    },
    createRandom(SEED, 1),
  );
  let fitmentId = await nextId(of.connection, 'fitments');
  for (const part of newParts) {
    const { type, position } = part.genuine.fitted;
    const pnNorm = normalizePartNumber(part.partNumber);
    const generationId = part.generation.id;
    await writer.add(tables.PARTS, [
      part.id,
      type.code,
      position,
      part.maker,
      part.partNumber,
      pnNorm,
      'aftermarket',
      generationId,
    ]);
    for (const fitment of newPartFitments(part, bySlug))
      await writer.add(tables.FITMENTS, [fitmentId++, ...fitment]);
  }
  return newParts;
}

function partsByBranch(newParts: readonly NewPart[], branchCount: number): NewPart[][] {
  const stocked = Array.from({ length: branchCount }, (): NewPart[] => []);
  for (const [index, part] of newParts.entries()) {
    for (const branch of stockingBranches(index, branchCount)) stocked[branch]?.push(part);
  }
  return stocked;
}
