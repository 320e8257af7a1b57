import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judgeLine, type CountedThing } from './judge-line.ts';

const bulk = (change: Partial<CountedThing>, item = { onHand: 7, reserved: 0 }): CountedThing => ({
  item: { kind: 'bulk', ...item },
  stranger: 'unknown',
  inScope: true,
  openingOnHand: 7,
  openedMs: 100,
  scans: [],
  movements: [],
  ...change,
});
const unit = (change: Partial<CountedThing>, onHand = 1): CountedThing =>
  bulk({ openingOnHand: 1, ...change, item: { kind: 'unit', onHand, reserved: 0 } });
const scan = (quantity: number, onHandThen: number, atMs = 200) => ({ quantity, onHandThen, atMs });
const moved = (quantity: number, atMs: number, kind = quantity < 0 ? 'sale' : 'receipt') => ({
  quantity,
  atMs,
  kind,
});

describe('a line of a count', () => {
  test('agrees when what was seen is what there was at that moment, whatever was sold afterwards', () => {
    const thing = bulk({ scans: [scan(7, 7)], movements: [moved(-2, 300)] }, { onHand: 5, reserved: 0 });
    expect(judgeLine(thing)).toMatchObject({ verdict: 'agrees', difference: 0, movedSince: -2 });
  });

  test('takes the difference against the moment of the scan, not of the posting', () => {
    const thing = bulk({ scans: [scan(5, 7)], movements: [moved(-1, 300)] }, { onHand: 6, reserved: 0 });
    expect(judgeLine(thing)).toMatchObject({ verdict: 'short', counted: 5, expected: 7, difference: -2 });
  });

  test('that nobody saw is missing only as far as it was there all the time', () => {
    expect(judgeLine(bulk({}))).toMatchObject({ verdict: 'missing', difference: -7 });
    const sold = bulk({ movements: [moved(-2, 150), moved(4, 160)] }, { onHand: 9, reserved: 0 });
    expect(judgeLine(sold)).toMatchObject({ expected: 5, difference: -5 });
    expect(judgeLine(unit({ movements: [moved(-1, 150)] }, 0))).toMatchObject({ verdict: 'agrees' });
    expect(judgeLine(unit({ openingOnHand: 0 }))).toMatchObject({ verdict: 'agrees', difference: 0 });
  });

  test('that the system had sold is found, once', () => {
    expect(judgeLine(unit({ openingOnHand: 0, scans: [scan(1, 0)] }, 0))).toMatchObject({
      verdict: 'found',
      difference: 1,
    });
    const returned = unit({ openingOnHand: 0, scans: [scan(1, 0)], movements: [moved(1, 300, 'return')] });
    expect(judgeLine(returned)).toMatchObject({ verdict: 'agrees', difference: 0 });
  });

  test('that moved between two scans has to be counted again', () => {
    const thing = bulk({ scans: [scan(3, 7), scan(3, 6, 250)] }, { onHand: 6, reserved: 0 });
    expect(judgeLine({ ...thing, scans: [scan(3, 7), scan(2, 6, 250)] })).toMatchObject({ problem: 'moved' });
    expect(judgeLine(thing)).toMatchObject({ verdict: 'agrees', problem: null });
  });

  test('that somebody corrected after it was seen has to be counted again', () => {
    const thing = bulk(
      { scans: [scan(5, 7)], movements: [moved(-2, 300, 'adjustment')] },
      { onHand: 5, reserved: 0 },
    );
    expect(judgeLine(thing)).toMatchObject({ problem: 'corrected' });
    const before = bulk({ scans: [scan(5, 7)], movements: [moved(-2, 150, 'adjustment')] });
    expect(judgeLine(before)).toMatchObject({ problem: null });
  });

  test('never leaves a hold without its piece', () => {
    expect(judgeLine(bulk({ scans: [scan(2, 7)] }, { onHand: 7, reserved: 3 }))).toMatchObject({
      problem: 'reserved',
    });
  });

  test('of a shelf that was not counted says nothing when fewer were seen', () => {
    expect(judgeLine(bulk({ inScope: false, scans: [scan(2, 7)] }))).toMatchObject({
      verdict: 'outside',
      difference: 0,
    });
    expect(judgeLine(bulk({ inScope: false, scans: [scan(9, 7)] }))).toMatchObject({ difference: 2 });
  });

  test('of a code that is no item of the branch changes stock only for a known part', () => {
    const stranger = { item: null, openingOnHand: 0, scans: [scan(2, 0)] };
    expect(judgeLine(bulk({ ...stranger, stranger: 'part' }))).toMatchObject({
      verdict: 'new',
      difference: 2,
    });
    expect(judgeLine(bulk({ ...stranger, stranger: 'elsewhere' }))).toMatchObject({
      difference: 0,
      needsReason: true,
    });
    expect(judgeLine(bulk({ ...stranger, stranger: 'unknown' }))).toMatchObject({ verdict: 'unknown' });
  });
});

test('posting at once what was counted leaves on hand what was counted and came or left since', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 50 }),
      fc.integer({ min: 1, max: 50 }),
      fc.array(
        fc.integer({ min: -5, max: 5 }).filter((quantity) => quantity !== 0),
        { maxLength: 8 },
      ),
      (onHandThen, counted, moves) => {
        const since = moves.map((quantity, index) => moved(quantity, 300 + index));
        const net = moves.reduce((sum, quantity) => sum + quantity, 0);
        const onHand = onHandThen + net;
        fc.pre(onHand >= 0);
        const { difference, problem } = judgeLine(
          bulk({ scans: [scan(counted, onHandThen)], movements: since }, { onHand, reserved: 0 }),
        );
        if (problem === null) expect(onHand + difference).toBe(counted + net);
        else expect(counted + net).toBeLessThan(0);
      },
    ),
  );
});
