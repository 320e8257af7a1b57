import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { redo, startHistory, step, undo } from './history.ts';
import { addDamage, choose, DAMAGED, hit, lessDamage, mark, MISSING, UNTOUCHED } from './teardown-state.ts';

const pieces = [
  { partType: 'faro', position: 'l' },
  { partType: 'cofre', position: 'c' },
  { partType: 'calavera', position: 'r' },
  { partType: 'puerta', position: 'fl' },
] as const;

describe('a blow', () => {
  test('damages what it usually spoils and nothing else', () => {
    const state = hit(UNTOUCHED, pieces, 'front');
    expect(state).toMatchObject({ impact: 'front', marks: { 'faro/l': DAMAGED, 'cofre/c': DAMAGED } });
    expect(Object.keys(state.marks)).toHaveLength(2);
  });

  test('leaves what somebody has looked at', () => {
    const seen = mark(UNTOUCHED, ['faro/l'], MISSING);
    expect(hit(seen, pieces, 'front').marks).toEqual({ 'faro/l': MISSING, 'cofre/c': DAMAGED });
  });
});

test('a whole system is missing, and whole again', () => {
  const keys = ['faro/l', 'calavera/r'];
  const gone = mark(UNTOUCHED, keys, MISSING);
  expect(gone.marks).toEqual({ 'faro/l': MISSING, 'calavera/r': MISSING });
  expect(mark(gone, keys, null).marks).toEqual({});
});

describe('damage codes', () => {
  test('grow by one card a press and go by one', () => {
    let codes: readonly string[] = [];
    for (const zone of [5, 5, 2]) codes = addDamage(codes, zone, 'D');
    expect(codes).toEqual(['5D2', '2D1']);
    expect(lessDamage(codes, '5D2')).toEqual(['5D1', '2D1']);
    expect(lessDamage(codes, '2D1')).toEqual(['5D2']);
  });

  test('stay codes that the server takes, however often somebody presses', () => {
    const press = fc.tuple(fc.integer({ min: 1, max: 9 }), fc.constantFrom('D', 'S', 'P', 'E', 'C', 'R'));
    fc.assert(
      fc.property(fc.array(press, { maxLength: 80 }), (presses) => {
        const codes = presses.reduce<readonly string[]>(
          (list, [zone, kind]) => addDamage(list, zone, kind),
          [],
        );
        expect(codes.length).toBeLessThanOrEqual(9);
        for (const code of codes) expect(code).toMatch(/^[1-9][DSPECR][1-9]$/);
        expect(new Set(codes.map((code) => code.slice(0, 2))).size).toBe(codes.length);
      }),
    );
  });
});

test('a decision keeps the others of the same piece', () => {
  const priced = choose(UNTOUCHED, ['faro/l'], { priceCents: 911_00 });
  expect(choose(priced, ['faro/l'], { isStocked: false }).choices).toEqual({
    'faro/l': { priceCents: 911_00, isStocked: false },
  });
});

describe('taking back', () => {
  test('a step that changes nothing is none', () => {
    const history = step(startHistory(UNTOUCHED), { ...UNTOUCHED });
    expect(history.past).toEqual([]);
  });

  test('all of it and doing it again ends where it was', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 1, maxLength: 40 }), (values) => {
        const done = values.reduce((history, value) => step(history, value), startHistory(-1.5));
        let history = done;
        for (const _ of values) history = undo(history);
        expect(history.now).toBe(-1.5);
        for (const _ of values) history = redo(history);
        expect(history.now).toBe(done.now);
        expect(step(undo(done), 0.5).future).toEqual([]);
      }),
    );
  });
});
