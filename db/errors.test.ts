import { DrizzleQueryError } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { isConnectionLost, isDuplicateKey, toDomainError } from './errors.ts';

const STATEMENT = 'insert into `users` (`password_hash`) values (?)';

function ofDriver(errno: number, code: string, message = 'x'): Error {
  return Object.assign(new Error(message), { errno, code });
}

function wrapped(cause?: Error): Error {
  return new DrizzleQueryError(STATEMENT, ['canary'], cause);
}

describe('an error that leaves the data layer', () => {
  test('is the driver’s own, without the wrapper that holds statement and values', () => {
    const duplicate = ofDriver(1062, 'ER_DUP_ENTRY');
    expect(toDomainError(wrapped(duplicate))).toBe(duplicate);
    expect(isDuplicateKey(wrapped(duplicate))).toBe(true);
    expect(toDomainError(wrapped(wrapped(duplicate)))).toBe(duplicate);
  });

  test('says nothing of the statement when the driver said nothing', () => {
    expect(toDomainError(wrapped())).toEqual(new Error('A statement failed'));
  });

  test.each([
    [1213, 'ER_LOCK_DEADLOCK', 'database.busy'],
    [1040, 'ER_CON_COUNT_ERROR', 'database.unavailable'],
  ])('is a refusal for %i, caused by the driver’s own', (errno, name, code) => {
    const cause = ofDriver(errno, name);
    expect(toDomainError(wrapped(cause))).toMatchObject({ code, cause });
  });

  test('is recognised as a lost connection by its words too', () => {
    expect(isConnectionLost(wrapped(new Error('Pool is closed.')))).toBe(true);
    const closed = new Error("Can't add new command when connection is in closed state");
    // A statement's own error, as the transaction around it gets it.
    expect(isConnectionLost(toDomainError(closed))).toBe(true);
    expect(isConnectionLost(toDomainError(ofDriver(1213, 'ER_LOCK_DEADLOCK')))).toBe(false);
  });
});
