import { DrizzleQueryError } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { DomainError } from '#shared/errors.ts';
import { createLog } from './log.ts';

const HASH = '$argon2id$v=19$m=19456,t=2,p=1$canary';
const EMAIL = 'canary@example.mx';

/** The line that an error makes in the log. */
function logged(error: unknown): string {
  const lines: string[] = [];
  createLog('info', (line) => lines.push(line)).error('request failed', { error });
  return lines.join('');
}

function driverError(): Error {
  return Object.assign(new Error(`Duplicate entry '${EMAIL}' for key 'users_email'`), {
    errno: 1062,
    code: 'ER_DUP_ENTRY',
    sql: `update users set password_hash = '${HASH}'`,
    sqlMessage: `Duplicate entry '${EMAIL}' for key 'users_email'`,
  });
}

function queryError(cause?: Error): Error {
  return new DrizzleQueryError('update `users` set `password_hash` = ?', [HASH, EMAIL], cause);
}

const THROWN: Readonly<Record<string, unknown>> = {
  'what the driver throws': driverError(),
  'what Drizzle throws': queryError(driverError()),
  'what Drizzle throws when no statement was sent': queryError(),
  'a refusal because of it': new DomainError(
    'database.busy',
    'unavailable',
    {},
    { cause: queryError(driverError()) },
  ),
  'any error four causes away from it': [1, 2, 3, 4].reduce<Error>(
    (cause, step) => new Error(`step ${step}`, { cause }),
    queryError(driverError()),
  ),
  'another error with its message': new Error(queryError().message),
  'a value with lines like those of a stack': new DrizzleQueryError('select canary', [`x\n    at ${HASH}`]),
};

test.each(Object.entries(THROWN))('no statement and no value of it is logged: %s', (_, error) => {
  const line = logged(error);
  expect(line).not.toMatch(/canary|argon2|password_hash|Duplicate/);
  expect(line).toContain('log.test.ts');
});

test('the number and the code of a database error are logged, and the words of any other', () => {
  expect(JSON.parse(logged(queryError(driverError())))).toMatchObject({
    error: { name: 'Error', cause: { errno: 1062, code: 'ER_DUP_ENTRY' } },
  });
  expect(JSON.parse(logged(new TypeError('x is not a function')))).toMatchObject({
    error: { name: 'TypeError', message: 'x is not a function' },
  });
});
