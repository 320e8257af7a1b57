import { expect, test } from 'vitest';
import { oneAhead } from './one-ahead.ts';

/** Counts to `last`, and notes what happens. */
async function* counting(last: number, notes: string[]): AsyncGenerator<number> {
  try {
    for (let at = 1; at <= last; at++) {
      notes.push(`made ${at}`);
      await Promise.resolve();
      yield at;
    }
    if (last === 3) throw new Error('the file is torn');
  } finally {
    notes.push('closed');
  }
}

test('the next one is made while one is at hand, in the same order', async () => {
  const notes: string[] = [];
  for await (const at of oneAhead(counting(2, notes))) {
    await new Promise((resolve) => setTimeout(resolve, 1));
    notes.push(`done ${at}`);
  }
  expect(notes).toEqual(['made 1', 'made 2', 'done 1', 'closed', 'done 2']);
});

test('what went before a failure is handed on before it', async () => {
  const seen: number[] = [];
  const reading = async () => {
    for await (const at of oneAhead(counting(3, []))) seen.push(at);
  };
  await expect(reading()).rejects.toThrow('the file is torn');
  expect(seen).toEqual([1, 2, 3]);
});

test('whoever leaves early closes the source, also when what was begun fails', async () => {
  const notes: string[] = [];
  for await (const at of oneAhead(counting(3, notes))) if (at === 3) break;
  expect(notes.at(-1)).toBe('closed');
});
