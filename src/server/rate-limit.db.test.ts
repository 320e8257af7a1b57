import { afterAll, beforeAll, expect, test } from 'vitest';
import { aWorld, type World } from '../../tests/fixtures/a-world.ts';
import { workerDatabase } from '../../tests/fixtures/worker-database.ts';
import { createRateLimiter, RATE_LIMITS } from './rate-limit.ts';

const { max, windowSeconds } = RATE_LIMITS['public-read'];
const subject = '203.0.113.7';
let world: World;

beforeAll(async () => {
  world = await aWorld(workerDatabase());
});
afterAll(() => world.close());

function limiter(now: () => Date) {
  return createRateLimiter({ placement: world.ctx().placement, now });
}

async function hits(count: number, of: ReturnType<typeof limiter>) {
  for (let each = 0; each < count; each++) await of.hit('public-read', subject);
}

test('a subject past its limit in one process is soon refused by the next, and free again in the next window', async () => {
  let now = new Date('2026-03-05T12:00:10Z');
  const [first, second] = [limiter(() => now), limiter(() => now)];
  await hits(max, first);
  await expect(first.hit('public-read', subject)).rejects.toMatchObject({
    code: 'request.rate_limited',
    details: { retrySeconds: 50 },
  });
  // Closing tells the others what was counted.
  await first.close();
  await hits(max / 20, second);
  await second.close();
  await expect(second.hit('public-read', subject)).rejects.toMatchObject({ code: 'request.rate_limited' });

  now = new Date(now.getTime() + windowSeconds * 1_000);
  await second.hit('public-read', subject);
});
