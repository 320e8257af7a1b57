export type Failure = 'failed' | 'offline';

/** `fetch` rejects with a TypeError when there is no way to the server; an answer that refuses is another error. */
export function failureOf(error: unknown): Failure {
  return error instanceof TypeError || !navigator.onLine ? 'offline' : 'failed';
}
