import { openDatabase, type Database } from '../../../db/client.ts';
import { findBreaks, untilQuiet, type Break } from './invariants.ts';
import { createJournal, type Deed, type Journal } from './journal.ts';
import type { FaultDatabase, PrivateServer } from './private-server.ts';
import { createShopPool, openShop, type Shop, type ShopPool } from './shop.ts';
import { makeYard, type Yard } from './yard.ts';

/** A chain with its own database, the process that serves it now, and the notes of all who ask it for something. */
export interface Scene {
  readonly database: FaultDatabase;
  /** As the owner: for looking, and for what people do by hand. */
  readonly db: Database;
  readonly yard: Yard;
  readonly journal: Journal;
  readonly shop: Shop;
  /** The shop that is there was killed: the next one takes its place. */
  replaceShop(): Promise<Shop>;
  /** Another process beside it. */
  secondShop(): Promise<Shop>;
  /** Does something that must work; answers what was answered. */
  make(deed: Deed): Promise<Record<string, unknown>>;
  /** Lets everything come to rest and looks at it. */
  examine(options?: { readonly isQuiet?: boolean }): Promise<Break[]>;
  close(): Promise<void>;
}

export async function openScene(
  server: PrivateServer,
  name: string,
  size: {
    readonly branches: number;
    readonly tills: number;
    /** Shop processes kept ready behind the first. */
    readonly spares: number;
    /** Where the shops find the database; straight unless said. */
    readonly appUrl?: (database: FaultDatabase) => string;
  },
): Promise<Scene> {
  const database = await server.create(`multipartes_faults_${name}`);
  const appUrl = size.appUrl?.(database) ?? database.appUrl;
  const db = openDatabase(database.ownerUrl, { connectionLimit: 4 });
  const yard = await makeYard(db, size);
  const pool: ShopPool = createShopPool(appUrl, size.spares);
  const journal = createJournal();
  const more: Shop[] = [];
  let shop = await pool.take();
  return {
    database,
    db,
    yard,
    journal,
    get shop() {
      return shop;
    },
    async replaceShop() {
      await shop.kill();
      shop = await pool.take();
      return shop;
    },
    async secondShop() {
      const opened = await openShop(appUrl);
      more.push(opened);
      return opened;
    },
    async make(deed) {
      const attempt = await journal.insist(() => shop.origin, deed);
      if (attempt.outcome !== 'done')
        throw new Error(`${deed.operation} answered ${attempt.status} ${attempt.text.slice(0, 300)}`);
      return JSON.parse(attempt.text) as Record<string, unknown>;
    },
    async examine(options) {
      if (options?.isQuiet !== false) await untilQuiet(db);
      return findBreaks(db, journal.attempts, options);
    },
    async close() {
      journal.close();
      await pool.close();
      await Promise.all(more.map((each) => each.kill()));
      await db.close();
      await server.drop(database.name).catch(() => {});
    },
  };
}
