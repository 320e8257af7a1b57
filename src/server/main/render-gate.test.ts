import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createRenderGate, RendersExhausted } from './render-gate.ts';

/** Work that ends when it is told to, and how much of it goes on at a time. */
function workshop() {
  const going: (() => void)[] = [];
  let most = 0;
  return {
    work: () =>
      new Promise<string>((resolve) => {
        const end = () => {
          going.splice(going.indexOf(end), 1);
          resolve('made');
        };
        going.push(end);
        most = Math.max(most, going.length);
      }),
    async endOne() {
      going[0]?.();
      await vi.advanceTimersByTimeAsync(0);
    },
    get going() {
      return going.length;
    },
    get most() {
      return most;
    },
  };
}

const settle = () => vi.advanceTimersByTimeAsync(0);

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('renders that somebody waits for', () => {
  it('take turns, and all get theirs while the line is short', async () => {
    const gate = createRenderGate({ running: 3, waiting: 7, waitMs: 2_000, refreshing: 2 });
    const shop = workshop();
    const made = Promise.all(Array.from({ length: 10 }, () => gate.run(shop.work)));
    await settle();
    expect(shop.going).toBe(3);
    for (let count = 0; count < 10; count += 1) await shop.endOne();
    expect(await made).toHaveLength(10);
    expect(shop.most).toBe(3);
  });

  it('are refused at once when the line is full', async () => {
    const gate = createRenderGate({ running: 1, waiting: 2, waitMs: 2_000, refreshing: 2 });
    const shop = workshop();
    const first = [gate.run(shop.work), gate.run(shop.work), gate.run(shop.work)];
    await expect(gate.run(shop.work)).rejects.toThrow(RendersExhausted);
    for (let count = 0; count < 3; count += 1) await shop.endOne();
    expect(await Promise.all(first)).toEqual(['made', 'made', 'made']);
  });

  it('are refused when their turn does not come, and hold no place in the line then', async () => {
    const gate = createRenderGate({ running: 1, waiting: 1, waitMs: 2_000, refreshing: 2 });
    const shop = workshop();
    const slow = gate.run(shop.work);
    const late = expect(gate.run(shop.work)).rejects.toThrow(RendersExhausted);
    await vi.advanceTimersByTimeAsync(2_001);
    await late;
    const next = gate.run(shop.work);
    await shop.endOne();
    await shop.endOne();
    expect(await Promise.all([slow, next])).toEqual(['made', 'made']);
  });

  it('give their place back when they fail', async () => {
    const gate = createRenderGate({ running: 1, waiting: 1, waitMs: 2_000, refreshing: 2 });
    await expect(gate.run(() => Promise.reject(new Error('no database')))).rejects.toThrow('no database');
    expect(await gate.run(() => Promise.resolve('made'))).toBe('made');
  });
});

describe('renders that nobody waits for', () => {
  it('are as many as allowed at a time, and the rest is left for later', async () => {
    const gate = createRenderGate({ running: 3, waiting: 7, waitMs: 2_000, refreshing: 2 });
    const shop = workshop();
    for (let count = 0; count < 1_500; count += 1) if (gate.hasRoom()) void gate.refresh(shop.work);
    expect(shop.going).toBe(2);
    await shop.endOne();
    expect(gate.hasRoom()).toBe(true);
  });

  it('give way to visitors', async () => {
    const gate = createRenderGate({ running: 3, waiting: 7, waitMs: 2_000, refreshing: 2 });
    const shop = workshop();
    const visit = gate.run(shop.work);
    expect(gate.hasRoom()).toBe(false);
    await settle();
    await shop.endOne();
    await visit;
    expect(gate.hasRoom()).toBe(true);
  });
});
