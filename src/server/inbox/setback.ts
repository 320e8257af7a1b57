import { toDomainError } from '#db/errors.ts';
import type { Setback } from '#domain/sync';
import { isDomainError } from '#shared/errors.ts';

/** A database that is away is asked again this often; nothing else has to be tried meanwhile. */
const AWAY_MS = 5_000;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 300_000;
/** About a quarter of an hour: what other branches send has had time to come, and a bug is not cured by waiting. */
const MOST_ATTEMPTS = 12;

/** Whether nothing else of the branch can work either, so that what follows has to queue. */
export function isAway(setback: Setback): boolean {
  return setback.failure === 'database.unavailable';
}

/**
 * What becomes of an event that could not be handled. A database that is away is waited for without end; what came too
 * early, a deadlock or an unexpected error is tried for a while; a refusal is parked at once, because it will not change.
 */
export function setbackOf(thrown: unknown, attemptsBefore: number, at: Date): Setback {
  const error = toDomainError(thrown);
  const attempts = attemptsBefore + 1;
  const failure = isDomainError(error) ? error.code : 'internal.unexpected';
  const detail = JSON.stringify(isDomainError(error) ? error.details : {});
  const after = (pauseMs: number): Setback => ({
    state: 'waiting',
    attempts,
    failure,
    detail,
    at,
    nextTryAt: new Date(at.getTime() + pauseMs),
  });
  // Says nothing about the event: not counted.
  if (failure === 'database.unavailable') return { ...after(AWAY_MS), attempts: attemptsBefore };
  const passes = !isDomainError(error) || error.kind === 'unavailable' || failure === 'sync.not_yet';
  if (passes && attempts < MOST_ATTEMPTS) {
    return after(Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (attempts - 1)));
  }
  return { ...after(0), state: 'parked' };
}
