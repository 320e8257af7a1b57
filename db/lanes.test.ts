import { describe, expect, test } from 'vitest';
import type { BranchId } from '../src/domain/shared/ids.ts';
import { mintBranchScope } from '../src/domain/shared/scope.ts';
import type { Database } from './client.ts';
import { createLanes, type GroupedDeed, type Outcome } from './lanes.ts';

const db = { connectionLimit: 4 } as Database;
const placeOf = (branch: number) => ({ db, scope: mintBranchScope(branch as BranchId) });

interface Held {
  readonly group: readonly string[];
  finish(error?: Error): void;
}

/** A deed whose groups end when the test says so; it answers its entries in capitals and refuses `no…`. */
function heldDeed(overrides: Partial<GroupedDeed<string, string>> = {}) {
  const held: Held[] = [];
  const deed: GroupedDeed<string, string> = {
    name: 'shout',
    weightOf: () => 1,
    isShared: (error) => error instanceof Error && error.message === 'away',
    run: (_db, _scope, group) =>
      new Promise((resolve, reject) => {
        const outcomes = group.map((entry): Outcome<string> =>
          entry.startsWith('no')
            ? { kind: 'refused', error: new Error(entry) }
            : { kind: 'done', answer: entry.toUpperCase() },
        );
        held.push({ group, finish: (error) => (error ? reject(error) : resolve(outcomes)) });
      }),
    ...overrides,
  };
  return { deed, held };
}

const turn = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('a lane', () => {
  test('begins at once, and does all who came meanwhile together and in order', async () => {
    const lanes = createLanes();
    const { deed, held } = heldDeed();
    const first = lanes.join(placeOf(1), deed, 'a');
    await turn();
    expect(held.map(({ group }) => group)).toEqual([['a']]);
    const others = ['b', 'no c', 'd'].map((entry) => lanes.join(placeOf(1), deed, entry));
    const settled = Promise.allSettled(others);
    await turn();
    expect(held).toHaveLength(1);
    held[0]?.finish();
    expect(await first).toBe('A');
    await turn();
    expect(held[1]?.group).toEqual(['b', 'no c', 'd']);
    held[1]?.finish();
    expect(await settled).toMatchObject([{ value: 'B' }, { reason: new Error('no c') }, { value: 'D' }]);
    expect(lanes.figures).toEqual({ deeds: 4, groups: 2, apart: 0 });
  });

  test('takes those who come in one turn of the loop together', async () => {
    const lanes = createLanes();
    const { deed, held } = heldDeed();
    const answers = Promise.all(['a', 'b', 'c'].map((entry) => lanes.join(placeOf(1), deed, entry)));
    await turn();
    expect(held.map(({ group }) => group)).toEqual([['a', 'b', 'c']]);
    held[0]?.finish();
    expect(await answers).toEqual(['A', 'B', 'C']);
  });

  test('of another branch waits for nobody', async () => {
    const lanes = createLanes();
    const { deed, held } = heldDeed();
    const near = lanes.join(placeOf(1), deed, 'near');
    const far = lanes.join(placeOf(2), deed, 'far');
    await turn();
    expect(held.map(({ group }) => group)).toEqual([['near'], ['far']]);
    held[1]?.finish();
    expect(await far).toBe('FAR');
    held[0]?.finish();
    expect(await near).toBe('NEAR');
  });

  test('leaves half of the connections of its database to others, and gathers company while it waits', async () => {
    const lanes = createLanes();
    const { deed, held } = heldDeed();
    const answers = [1, 2, 3].map((branch) => lanes.join(placeOf(branch), deed, `a${branch}`));
    await turn();
    expect(held.map(({ group }) => group)).toEqual([['a1'], ['a2']]);
    const company = lanes.join(placeOf(3), deed, 'b3');
    held[0]?.finish();
    await turn();
    expect(held[2]?.group).toEqual(['a3', 'b3']);
    held[1]?.finish();
    held[2]?.finish();
    expect(await Promise.all([...answers, company])).toEqual(['A1', 'A2', 'A3', 'B3']);
  });

  test('fills a group with 64 deeds at most, and with no more weight than it carries', async () => {
    const lanes = createLanes();
    const { deed, held } = heldDeed({ weightOf: (entry) => (entry.startsWith('heavy') ? 250 : 1) });
    const entries = [...Array.from({ length: 70 }, (_, at) => `e${at}`), 'heavy 1', 'heavy 2', 'last'];
    const answers = Promise.all(entries.map((entry) => lanes.join(placeOf(1), deed, entry)));
    for (let at = 0; at < 3; at++) {
      await turn();
      held[at]?.finish();
      await turn();
    }
    expect(await answers).toHaveLength(73);
    expect(held.map(({ group }) => group.length)).toEqual([64, 7, 2]);
    expect(held[1]?.group.at(-1)).toBe('heavy 1');
  });

  test('tries a failed group again one by one, beside itself, so that one fails alone', async () => {
    const lanes = createLanes();
    const { deed, held } = heldDeed();
    const settled = Promise.allSettled(
      ['a', 'poison', 'b'].map((entry) => lanes.join(placeOf(1), deed, entry)),
    );
    await turn();
    held[0]?.finish(new Error('one of them'));
    const later = lanes.join(placeOf(1), deed, 'later');
    await turn();
    expect(held.slice(1).map(({ group }) => group)).toEqual([['a'], ['poison'], ['b'], ['later']]);
    held[4]?.finish();
    expect(await later).toBe('LATER');
    held[1]?.finish();
    held[2]?.finish(new Error('this one'));
    held[3]?.finish();
    expect(await settled).toMatchObject([{ value: 'A' }, { reason: new Error('this one') }, { value: 'B' }]);
    expect(lanes.figures).toEqual({ deeds: 4, groups: 5, apart: 3 });
  });

  test('tells everybody at once when the failure is everybody’s', async () => {
    const lanes = createLanes();
    const { deed, held } = heldDeed();
    const settled = Promise.allSettled(['a', 'b'].map((entry) => lanes.join(placeOf(1), deed, entry)));
    await turn();
    held[0]?.finish(new Error('away'));
    expect(await settled).toMatchObject([{ reason: new Error('away') }, { reason: new Error('away') }]);
    expect(held).toHaveLength(1);
  });

  test('is idle once the last has its answer', async () => {
    const lanes = createLanes();
    const { deed, held } = heldDeed();
    await lanes.idle();
    const answers = Promise.allSettled(['a', 'b'].map((entry) => lanes.join(placeOf(1), deed, entry)));
    let isIdle = false;
    const idle = lanes.idle().then(() => (isIdle = true));
    await turn();
    held[0]?.finish(new Error('one of them'));
    await turn();
    held[1]?.finish();
    await turn();
    expect(isIdle).toBe(false);
    held[2]?.finish();
    await idle;
    expect(await answers).toMatchObject([{ value: 'A' }, { value: 'B' }]);
  });
});
