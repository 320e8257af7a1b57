import { DomainError } from '#shared/errors.ts';

/**
 * More of one address are told to come again: a branch has some dozens of people behind its router, and a flood must
 * not pile up here. Hashing takes two at once from everywhere (`password.ts`), so waiting costs little.
 */
const MAX_WAITING = 64;
const COME_AGAIN_SECONDS = 3;

interface Line {
  /** Those at the desk and those behind them. */
  length: number;
  last: Promise<unknown>;
}

const lines = new Map<string, Line>();

/**
 * Attempts of one address, one after the other: each knows how many before it were wrong, so people who come to work
 * at the same time do not use up one another's tries, and a flood of guesses gets no more than its five. Another
 * process has a line of its own; the count that both share stays exact. Throws `request.rate_limited`.
 */
export async function inTurnOf<Result>(address: string, attempt: () => Promise<Result>): Promise<Result> {
  const line = lines.get(address) ?? { length: 0, last: Promise.resolve() };
  if (line.length >= MAX_WAITING)
    throw new DomainError('request.rate_limited', 'rate_limited', { retrySeconds: COME_AGAIN_SECONDS });
  lines.set(address, line);
  line.length += 1;
  const own = line.last.then(attempt);
  line.last = own.catch(() => undefined);
  try {
    return await own;
  } finally {
    line.length -= 1;
    if (line.length === 0) lines.delete(address);
  }
}
