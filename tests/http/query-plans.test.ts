import { afterAll, describe, expect, inject, test } from 'vitest';
import { openDatabase, type Executor, type SqlValue, type Tx } from '../../db/client.ts';
import { evidenceRows, fitmentRows, interchangeRows } from '../../src/domain/catalog/fitment.queries.ts';
import { sessionWithPerson } from '../../src/domain/identity/session.queries.ts';
import { shownPhotosOf } from '../../src/domain/inventory/photo.queries.ts';
import { loweredRows } from '../../src/domain/inventory/offers.queries.ts';
import { movementsOf } from '../../src/domain/inventory/ledger.queries.ts';
import { chainList } from '../../src/domain/inventory/chain-list.queries.ts';
import { donorFigures, donorPieces, yardDonors } from '../../src/domain/inventory/donor.queries.ts';
import { lastSerialNumber } from '../../src/domain/inventory/serial.queries.ts';
import { askedPrices, partsOfCar } from '../../src/domain/inventory/teardown.queries.ts';
import * as branchList from '../../src/domain/inventory/branch-list.queries.ts';
import * as listing from '../../src/domain/inventory/listing.queries.ts';
import * as stock from '../../src/domain/inventory/stock.queries.ts';
import { ANY_STOCK } from '../../src/domain/inventory/stock-wish.ts';
import { fitsOfParts, partsById, stockByKey } from '../../src/domain/search/read-model/load.queries.ts';
import * as shifts from '../../src/domain/sales/shift.queries.ts';
import { storedAnswers } from '../../db/idempotency.ts';
import { keysAfter, rowsByIds, START } from '../../src/domain/audit/seal.queries.ts';
import { branchTrail, chainTrail } from '../../src/domain/reporting/trail.queries.ts';
import { saleLineRows, saleRow, usedNumbers } from '../../src/domain/sales/queries.ts';
import { ANY_SALE, saleHeads, saleTotals } from '../../src/domain/sales/sale-list.queries.ts';
import type { AllBranchesScope, BranchScope } from '../../src/domain/shared/scope.ts';

// Against the demo chain, because a plan over empty tables says nothing.
const db = openDatabase(inject('site').appUrl, { connectionLimit: 2 });
afterAll(() => db.close());

const scope = { branchId: 1 } as unknown as BranchScope;
const chain = {} as AllBranchesScope;

interface Step {
  readonly table: string;
  readonly key: string | null;
  readonly rows: number | string;
  readonly Extra: string | null;
}

/** What the database would do for every statement that `read` sends. */
async function plansOf(read: (db: Executor) => Promise<unknown>): Promise<Step[]> {
  const plans: Step[] = [];
  const recording: Executor = {
    ...db,
    async rows<Row>(sql: string, values: readonly SqlValue[] = []) {
      plans.push(...(await db.rows<Step>(`EXPLAIN ${sql}`, values)));
      return db.rows<Row>(sql, values);
    },
  };
  await read(recording);
  return plans;
}

const id = Buffer.alloc(16, 7);
const NAME = '07070707-0707-7707-8707-070707070707';
const WISH = {
  ...ANY_STOCK,
  parts: [{ partType: 'puerta', positions: ['fl' as const] }],
  car: { generationIds: [3], years: [] },
};
const WEEK = { words: [], from: '2026-11-02', to: '2026-11-08' };
const BEGUN = { ...ANY_STOCK, words: [{ text: 'EZ-132', partTypes: [], generationIds: [] }] };
const LIST = {
  wish: WISH,
  branchIds: [],
  kinds: [],
  positions: [],
  prices: [],
  grades: [],
  colours: [],
};
const SPAN = {
  from: new Date('2026-01-01T06:00:00Z'),
  before: undefined,
  after: { recordedAt: new Date('2026-11-01T06:00:00Z'), id },
  nouns: [],
  person: undefined,
  limit: 51,
};
const HOT: Readonly<Record<string, (db: Executor) => Promise<unknown>>> = {
  'what became cheaper': (on) =>
    loweredRows(on, chain, {
      branchIds: [1],
      sinceId: NAME.replace(/^07070707-0707/, '01900000-0000'),
      system: null,
      limit: 4,
    }),
  'the photographs of a piece': (on) => shownPhotosOf(on, scope, id),
  'the session of a request': (on) => sessionWithPerson(on, 'f'.repeat(64)),
  'the items of a sale': (on) => stock.saleItemRows(on, scope, [id, Buffer.alloc(16, 8)]),
  'the items of a sale, locked': (on) => stock.lockItems(on as Tx, scope, [id, Buffer.alloc(16, 8)]),
  'the shifts of sales': (on) => shifts.holdShifts(on as Tx, scope, [NAME, NAME.replace('7', '8')]),
  'the answers that sales were given': (on) => storedAnswers(on, scope, 'recordSale', [NAME]),
  'numbers of notes that are taken': (on) =>
    usedNumbers(on, scope, [
      { id: NAME, terminalId: 1, folioSequence: 4 },
      { id: NAME, terminalId: 1, folioSequence: 5 },
    ]),
  'where the latest audit rows are': (on) =>
    keysAfter({ db: on, branchIds: [1, 2, 3] }, { ...START, at: new Date() }, 5_000),
  'audit rows to seal': (on) => rowsByIds({ db: on, branchIds: [1] }, ['7'.repeat(32)]),
  'who did what in a branch': (on) => branchTrail(on, scope, { ...SPAN, nouns: ['sale'], person: 3 }),
  'who did what in the chain': (on) => chainTrail(on, SPAN),
  'some items of a branch': (on) => stock.branchRowsById(on, scope, [id, Buffer.alloc(16, 8)]),
  'a scanned serial number': (on) => stock.rowsBySerial(on, chain, 'QRO-P-000123'),
  'a typed part number': (on) => stock.rowsByPartNumber(on, chain, 'ABC123', { firstBranch: 1, limit: 30 }),
  'the pieces of a part type of a car': (on) =>
    listing.listings(on, chain, { generationId: 3, partType: 'puerta', onlyAvailable: true }, { limit: 20 }),
  'the counts of a car': (on) => listing.availability(on, chain, { generationId: 3, onlyAvailable: true }),
  'a page of the stock book': (on) => branchList.branchRows(on, scope, { wish: ANY_STOCK }, { limit: 200 }),
  'the movements of an item': (on) => movementsOf(on, scope, id, 20),
  'changed stock, read again': (on) =>
    stockByKey(on, chain, [
      { branch: 1, id },
      { branch: 2, id },
    ]),
  'a part that the index does not know': (on) => partsById(on, [1, 2]),
  'what it fits': (on) => fitsOfParts(on, [1, 2]),
  'a list of the search while the index loads': (on) =>
    chainList(on, chain, LIST, { order: { by: 'best' }, limit: 25 }),
  'its next page, narrowed to branches, prices and grades': (on) =>
    chainList(
      on,
      chain,
      {
        ...LIST,
        branchIds: [1, 2],
        kinds: ['unit'],
        prices: [{ from: 50_000, below: 250_000 }],
        grades: ['A', 'B'],
      },
      { order: { by: 'km' }, after: { key: 80_000, branchId: 1, id }, limit: 25 },
    ),
  'the rows of a page of results': (on) =>
    stock.rowsByKey(on, chain, [
      { branchId: 1, id },
      { branchId: 2, id },
    ]),
  'what the pieces of a list fit': async (on) => {
    await fitmentRows(on, [1, 2]);
    await interchangeRows(on, [1, 2]);
    await evidenceRows(on, [1, 2]);
  },
  'what a clerk finds by words': (on) => branchList.counterRows(on, scope, WISH, 30),
  'the same in other branches': (on) => branchList.otherBranchRows(on, chain, WISH, { except: 1, limit: 30 }),
  'the beginning of a number in other branches': (on) =>
    branchList.otherBranchRows(on, chain, BEGUN, { except: 1, limit: 30 }),
  'how many there are': (on) => branchList.otherBranchCount(on, chain, WISH, 1),
  'the latest sales': (on) => saleHeads(on, scope, ANY_SALE, { limit: 50 }),
  'the sales of a week that a name is on': (on) =>
    saleHeads(on, scope, { ...WEEK, words: ['Gómez'] }, { before: id, limit: 51 }),
  'what the sales of a week come to': (on) => saleTotals(on, scope, WEEK),
  'the shifts of a week': (on) =>
    shifts.latestShifts(on, scope, { ...WEEK, before: id, limit: 51, onlyDifferences: true }),
  'the donor cars of a branch': (on) => yardDonors(on, scope, { limit: 50 }),
  'what is left of donor cars': (on) => donorFigures(on, scope, [id, Buffer.alloc(16, 8)]),
  'the pieces of a donor car': (on) => donorPieces(on, scope, id),
  'the parts of a car': (on) => partsOfCar(on, { generationId: 3, vehicleId: null, modelYear: 2014 }),
  'what the chain asks for the parts of a car': (on) =>
    askedPrices(on, chain, { generationIds: [3], partTypes: ['puerta', 'faro'] }, 60),
  'the next serial number': (on) => lastSerialNumber(on, 'QRO-P-'),
  'the open shifts of a branch': (on) => shifts.openShifts(on, scope),
  'the latest shifts': (on) => shifts.latestShifts(on, scope, { limit: 51, onlyDifferences: false }),
  'a shift': (on) => shifts.shiftById(on, scope, id),
  'the notes of a shift': (on) => shifts.saleSums(on, scope, id),
  'the numbers of its notes': (on) => shifts.folioRun(on, scope, { terminalId: 1, first: 20, last: 40 }),
  'a sale': (on) => saleRow(on, scope, id),
  'the lines of a sale': (on) => saleLineRows(on, scope, id),
};

describe('a hot query', () => {
  test.each(Object.entries(HOT))('goes by a key: %s', async (_, read) => {
    const steps = await plansOf(read);
    expect(steps.length).toBeGreaterThan(0);
    // `<subquery2>`: what a step above found, held in memory. A table of one row at most is read whole or by a key alike.
    const without = steps.filter(
      ({ table, key, rows, Extra }) =>
        table &&
        !table.startsWith('<') &&
        key === null &&
        Number(rows) > 1 &&
        !/no matching row|Impossible/i.test(Extra ?? ''),
    );
    expect(without).toEqual([]);
  });

  test.each(Object.entries(HOT))('sorts no thousands of rows: %s', async (_, read) => {
    const sorted = (await plansOf(read)).filter(
      ({ Extra, rows }) => /filesort/.test(Extra ?? '') && Number(rows) > 2_000,
    );
    expect(sorted).toEqual([]);
  });
});
