import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { LandingDraftSaved, PageContent } from '#contract/landing';
import { ApiRefusal, NoAnswer } from '../staff/api-client.ts';
import { DraftKeeper, LONGEST_MS, QUIET_MS, RETRY_MS, type KeptState } from './draft-keeper.ts';

const content = (title: string): PageContent => ({
  schema: 1,
  title: { es: title },
  description: { es: 'x' },
  blocks: [],
});
const saved = (revision: number): LandingDraftSaved => ({
  revision,
  basedOn: null,
  updatedBy: 'Ana',
  updatedAt: `2026-11-23T10:00:0${revision % 10}.000Z`,
  differsFromLive: true,
  problems: [],
});
const refusal = (status: number, problem: Record<string, unknown>) =>
  new ApiRefusal(new Response(null, { status }), problem);

function aKeeper(save: (revision: number, content: PageContent) => Promise<LandingDraftSaved>) {
  const states: KeptState[] = [];
  const calls: [number, string][] = [];
  const keeper = new DraftKeeper({
    revision: 3,
    savedAt: null,
    save: (revision, draft) => {
      calls.push([revision, draft.title.es]);
      return save(revision, draft);
    },
    onState: (state) => states.push(state),
    onSaved: () => undefined,
  });
  return { keeper, states, calls, last: () => states.at(-1)?.kind };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('the draft is kept by itself', () => {
  test('what is typed is sent once, after a pause, with the revision it was made from', async () => {
    const { keeper, calls, last } = aKeeper((revision) => Promise.resolve(saved(revision + 1)));
    keeper.change(content('H'));
    keeper.change(content('Ho'));
    keeper.change(content('Hoy'));
    expect(last()).toBe('waiting');
    await vi.advanceTimersByTimeAsync(QUIET_MS);
    expect(calls).toEqual([[3, 'Hoy']]);
    expect(last()).toBe('saved');
    keeper.change(content('Hoy son'));
    await vi.advanceTimersByTimeAsync(QUIET_MS);
    expect(calls).toEqual([
      [3, 'Hoy'],
      [4, 'Hoy son'],
    ]);
  });

  test('without a pause it is sent after five seconds all the same', async () => {
    const { keeper, calls } = aKeeper((revision) => Promise.resolve(saved(revision + 1)));
    for (let ms = 0; ms <= LONGEST_MS; ms += 500) {
      keeper.change(content(`${ms}`));
      await vi.advanceTimersByTimeAsync(500);
    }
    expect(calls).toHaveLength(1);
  });

  test('what changes while one request is under way goes with the next, never beside it', async () => {
    let under = 0;
    const { keeper, calls } = aKeeper(async (revision) => {
      under += 1;
      expect(under).toBe(1);
      await new Promise((done) => setTimeout(done, 3_000));
      under -= 1;
      return saved(revision + 1);
    });
    keeper.change(content('uno'));
    await vi.advanceTimersByTimeAsync(QUIET_MS + 100);
    keeper.change(content('dos'));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(calls).toEqual([
      [3, 'uno'],
      [4, 'dos'],
    ]);
    expect(keeper.isKept).toBe(true);
  });

  test('without an answer it tries again and says so; nothing is lost', async () => {
    let isDown = true;
    const { keeper, calls, last } = aKeeper((revision) =>
      isDown ? Promise.reject(new NoAnswer(null)) : Promise.resolve(saved(revision + 1)),
    );
    keeper.change(content('uno'));
    await vi.advanceTimersByTimeAsync(QUIET_MS);
    expect(last()).toBe('silent');
    expect(keeper.isKept).toBe(false);
    isDown = false;
    await vi.advanceTimersByTimeAsync(RETRY_MS);
    expect(calls.map(([, title]) => title)).toEqual(['uno', 'uno']);
    expect(last()).toBe('saved');
  });

  test('when somebody else changed it, it stops, says who, and goes on only when told from where', async () => {
    const other = {
      code: 'landing.edited_by_other',
      by: 'Luis',
      at: '2026-11-23T10:11:00.000Z',
      revision: 7,
      account: 'same',
    };
    const { keeper, calls, states, last } = aKeeper((revision) =>
      revision === 3 ? Promise.reject(refusal(409, other)) : Promise.resolve(saved(revision + 1)),
    );
    keeper.change(content('mío'));
    await vi.advanceTimersByTimeAsync(QUIET_MS);
    expect(states.at(-1)).toEqual({
      kind: 'conflict',
      other: { isSame: true, by: 'Luis', at: '2026-11-23T10:11:00.000Z', revision: 7 },
    });
    keeper.change(content('mío y más'));
    expect(await keeper.flush()).toBe(false);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(calls).toHaveLength(1);
    keeper.takeOver(7, content('de los dos'), null);
    await vi.advanceTimersByTimeAsync(QUIET_MS);
    expect(calls.at(-1)).toEqual([7, 'de los dos']);
    expect(last()).toBe('saved');
  });

  test('what was refused is not sent again as it is, the next change is', async () => {
    const { keeper, calls, last } = aKeeper((revision, draft) =>
      draft.title.es === 'malo'
        ? Promise.reject(refusal(422, { code: 'request.invalid' }))
        : Promise.resolve(saved(revision + 1)),
    );
    keeper.change(content('malo'));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(calls).toHaveLength(1);
    expect(last()).toBe('refused');
    keeper.change(content('bueno'));
    await vi.advanceTimersByTimeAsync(QUIET_MS);
    expect(calls).toHaveLength(2);
    expect(last()).toBe('saved');
  });

  test('a session that ended keeps what was typed until the person is in again', async () => {
    let isOut = true;
    const { keeper, calls, last } = aKeeper((revision) =>
      isOut ? Promise.reject(refusal(401, {})) : Promise.resolve(saved(revision + 1)),
    );
    keeper.change(content('uno'));
    await vi.advanceTimersByTimeAsync(QUIET_MS);
    expect(last()).toBe('loggedOut');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(calls).toHaveLength(1);
    isOut = false;
    keeper.retry();
    await vi.advanceTimersByTimeAsync(0);
    expect(last()).toBe('saved');
  });

  test('before publishing everything that waits is sent at once', async () => {
    const { keeper, calls } = aKeeper((revision) => Promise.resolve(saved(revision + 1)));
    keeper.change(content('uno'));
    expect(await keeper.flush()).toBe(true);
    expect(calls).toEqual([[3, 'uno']]);
    expect(keeper.revision).toBe(4);
  });
});
