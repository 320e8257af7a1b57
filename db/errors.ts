import { DomainError } from '../src/domain/shared/errors.ts';

/** The driver's error number, wherever a wrapper hid it; undefined when the error is not the database's. */
export function errnoOf(error: unknown): number | undefined {
  for (
    let cause: unknown = error, depth = 0;
    cause instanceof Error && depth < 5;
    cause = cause.cause, depth++
  ) {
    if ('errno' in cause && typeof cause.errno === 'number' && 'code' in cause) return cause.errno;
  }
  return undefined;
}

function driverCodeOf(error: unknown): string | undefined {
  for (
    let cause: unknown = error, depth = 0;
    cause instanceof Error && depth < 5;
    cause = cause.cause, depth++
  ) {
    if ('code' in cause && typeof cause.code === 'string' && !(cause instanceof DomainError))
      return cause.code;
  }
  return undefined;
}

/**
 * Drizzle wraps what the driver says in an error that holds the statement and its values; this answers the
 * driver's own. By shape, because the wrapper has no name of its own.
 */
function unwrapped(error: unknown): unknown {
  let inner = error;
  while (inner instanceof Error && 'query' in inner && 'params' in inner) {
    inner = inner.cause ?? new Error('A statement failed');
  }
  return inner;
}

const DUPLICATE_KEY = 1062;
/** Deadlock, lock wait timeout, snapshot conflict, and a Galera node that is not ready. */
const RETRYABLE = new Set([1213, 1205, 1020, 1047]);
/** Server going away, too many connections, shutdown in progress, read-only. */
const UNAVAILABLE_ERRNO = new Set([1040, 1053, 1077, 1079, 1203, 1226, 1290, 1317, 1836, 1927, 3024]);
const UNAVAILABLE_CODES = new Set([
  'PROTOCOL_CONNECTION_LOST',
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'POOL_CLOSED',
  'POOL_QUEUE_LIMIT',
  'POOL_ACQUIRE_TIMEOUT',
]);

export function isDuplicateKey(error: unknown): boolean {
  return errnoOf(error) === DUPLICATE_KEY;
}

export function isRetryable(error: unknown): boolean {
  const errno = errnoOf(error);
  return errno !== undefined && RETRYABLE.has(errno);
}

/** The connection died or could not be had: nothing is known about a statement that was under way. */
export function isConnectionLost(thrown: unknown): boolean {
  const error = unwrapped(thrown);
  if (saysClosed(error)) return true;
  const code = driverCodeOf(error);
  return code !== undefined && UNAVAILABLE_CODES.has(code);
}

/** For a connection that ended between two statements the driver has a sentence only, and `toDomainError` may have it as its cause. */
function saysClosed(error: unknown): boolean {
  for (
    let cause: unknown = error, depth = 0;
    cause instanceof Error && depth < 5;
    cause = cause.cause, depth++
  ) {
    if (/closed state|Pool is closed|Connection lost/.test(cause.message)) return true;
  }
  return false;
}

/**
 * What may leave the data layer. Driver messages carry SQL and values, so only the number survives; the
 * driver's error stays as `cause` for the caller that knows what to do with it.
 */
export function toDomainError(thrown: unknown): unknown {
  const error = unwrapped(thrown);
  if (error instanceof DomainError) return error;
  const errno = errnoOf(error);
  if (isConnectionLost(error) || (errno !== undefined && UNAVAILABLE_ERRNO.has(errno))) {
    return new DomainError('database.unavailable', 'unavailable', {}, { cause: error });
  }
  if (isRetryable(error)) return new DomainError('database.busy', 'unavailable', {}, { cause: error });
  return error;
}
