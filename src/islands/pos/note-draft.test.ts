import { describe, expect, it } from 'vitest';
import type { BranchStockRow } from '#contract/inventory';
import {
  acceptPrice,
  addPiece,
  coreOf,
  emptyNote,
  markPrices,
  markShortages,
  removeLine,
  saleOf,
  setDiscount,
  setQuantity,
  totalsOf,
  troubled,
  withCores,
} from './note-draft.ts';

const DOOR = '01932f00-0000-7000-8000-000000000017';
const PADS = '01932f00-0000-7000-8000-000000000023';
const words = { name: 'Puerta', detail: 'usada' };

function row(id: string, changes: Partial<BranchStockRow> = {}): BranchStockRow {
  return {
    id,
    code: 'QRO-P-000017',
    kind: 'unit',
    condition: 'used',
    system: 'puertas-cristales',
    partType: 'puerta',
    position: 'fl',
    maker: 'Nissan',
    partNumber: '80101',
    generation: 'nissan/versa/n17',
    vehicleLabel: 'Versa 2015–2019',
    branch: 'QRO',
    grade: 'B',
    odometerKm: 84_211,
    damageCodes: [],
    colour: 'plata',
    priceCents: 285_100,
    available: 1,
    state: 'available',
    fit: { rows: [], cars: {} },
    photo: null,
    movingTo: null,
    onHand: 1,
    reserved: 0,
    bin: 'C-14-2',
    version: 3,
    daysOnShelf: 19,
    ...changes,
  };
}

const pads = row(PADS, {
  kind: 'bulk',
  condition: 'new',
  available: 5,
  onHand: 7,
  reserved: 2,
  priceCents: 41_900,
});
const empty = emptyNote('01932f00-0000-7000-8000-000000000011', '2026-11-22T18:07:00.000Z');
const withDoor = addPiece(empty, row(DOOR), words).note;

describe('a note at the counter', () => {
  it('holds a unique piece once however often it is scanned', () => {
    const again = addPiece(withDoor, row(DOOR), words);
    expect(again.outcome).toBe('already-here');
    expect(again.note.lines).toHaveLength(1);
    expect(again.note.lines[0]?.quantity).toBe(1);
  });

  it('counts a new part up to what can be sold', () => {
    let note = empty;
    const outcomes = Array.from({ length: 6 }, () => {
      const added = addPiece(note, pads, words);
      note = added.note;
      return added.outcome;
    });
    expect(outcomes).toEqual(['added', 'more', 'more', 'more', 'more', 'no-more']);
    expect(note.lines[0]?.quantity).toBe(5);
  });

  it('takes neither what has no price nor what is not there', () => {
    expect(addPiece(empty, row(DOOR, { priceCents: null }), words).outcome).toBe('not-priced');
    expect(addPiece(empty, row(DOOR, { available: 0, state: 'held' }), words).outcome).toBe('not-available');
  });

  it('adds up with IVA inside the price', () => {
    const note = setQuantity(addPiece(withDoor, pads, words).note, PADS, 3);
    expect(totalsOf(note, 1_600)).toMatchObject({ totalCents: 410_800, taxCents: 56_662 });
  });

  it('never discounts more than the line costs', () => {
    const note = setDiscount(withDoor, DOOR, 999_999);
    expect(note.lines[0]?.discountCents).toBe(285_100);
    expect(totalsOf(note, 1_600).totalCents).toBe(0);
  });

  it('shows every shortage on its line and forgets it when the clerk takes what is left', () => {
    const note = setQuantity(addPiece(withDoor, pads, words).note, PADS, 5);
    const short = markShortages(note, [
      { stockItemId: PADS, code: 'x', requested: 5, available: 2 },
      { stockItemId: DOOR, code: 'y', requested: 1, available: 0 },
    ]);
    expect(troubled(short)).toHaveLength(2);
    const solved = removeLine(setQuantity(short, PADS, 2), DOOR);
    expect(troubled(solved)).toEqual([]);
    expect(solved.lines[0]?.quantity).toBe(2);
  });

  it('changes a price only when the clerk accepts it', () => {
    const moved = markPrices(withDoor, [{ stockItemId: DOOR, priceCents: 299_300 }]);
    expect(moved.lines[0]?.unitPriceCents).toBe(285_100);
    const accepted = acceptPrice(moved, DOOR);
    expect(accepted.lines[0]?.unitPriceCents).toBe(299_300);
    expect(troubled(accepted)).toEqual([]);
  });

  it('is sent with its own id and without an empty customer', () => {
    const sale = saleOf(withDoor, [{ method: 'cash', amountCents: 285_100 }], {
      branch: 'QRO',
      terminalId: 7,
      shiftId: '01932f00-0000-7000-8000-000000000013',
      folioSequence: 123,
      soldAt: '2026-11-22T18:09:00.000Z',
    });
    expect(sale.id).toBe(withDoor.id);
    expect(sale).not.toHaveProperty('customerName');
    expect(sale.lines).toEqual([
      { stockItemId: DOOR, quantity: 1, unitPriceCents: 285_100, discountCents: 0 },
    ]);
  });
});

describe('deposits for old parts', () => {
  const stamp = {
    branch: 'QRO',
    terminalId: 1,
    shiftId: '01932f00-0000-7000-8000-000000000099',
    folioSequence: 7,
    soldAt: '2026-11-22T18:00:00Z',
  };
  const pads = row(PADS, { kind: 'bulk', available: 5, coreCents: 35_000 });
  const added = addPiece(emptyNote('sale-1', '2026-11-22T18:00:00Z'), pads, words).note;

  it('stand beside the price of each piece, and go to the server by line', () => {
    const two = setQuantity(added, PADS, 2);
    expect(coreOf(two)).toBe(70_000);
    expect(totalsOf(two, 1_600).totalCents).toBe(2 * 285_100);
    expect(saleOf(two, [], stamp).lines[0]).toMatchObject({ quantity: 2, coreCents: 70_000 });
  });

  it('are those of today when they changed meanwhile, also none', () => {
    const dearer = withCores(added, [{ stockItemId: PADS, coreUnitCents: 40_000 }]);
    expect(coreOf(dearer)).toBe(40_000);
    const none = withCores(added, [{ stockItemId: PADS, coreUnitCents: 0 }]);
    expect(saleOf(none, [], stamp).lines[0]).not.toHaveProperty('coreCents');
  });
});
