import type { Locale } from '../../i18n/translator.ts';

const TIMEOUT_MS = 20_000;

/** The server answered no. `code` is permanent; `message` is the sentence for the person. */
export class ApiRefusal extends Error {
  readonly code: string;
  readonly status: number;
  readonly requestId: string;
  /** Seconds to wait, when the server said so. */
  readonly retryAfterSeconds: number | null;
  /** The whole problem+json body: shortages, new prices, the next folio. */
  readonly problem: Readonly<Record<string, unknown>>;

  constructor(response: Response, problem: Readonly<Record<string, unknown>>) {
    super(typeof problem['detail'] === 'string' ? problem['detail'] : '');
    this.name = 'ApiRefusal';
    this.code = typeof problem['code'] === 'string' ? problem['code'] : 'internal.unexpected';
    this.status = response.status;
    this.requestId = response.headers.get('x-request-id') ?? '';
    const retryAfter = Number(response.headers.get('retry-after'));
    this.retryAfterSeconds = Number.isFinite(retryAfter) && retryAfter > 0 ? retryAfter : null;
    this.problem = problem;
  }
}

/** No answer came: the network failed or it took too long. Whether a write was done is not known. */
export class NoAnswer extends Error {
  constructor(cause: unknown) {
    super('no answer', { cause });
    this.name = 'NoAnswer';
  }
}

/** Nobody can tell whether the write was done; only the same key and the same body may be sent again. */
export function isOutcomeUnknown(error: unknown): boolean {
  return (
    error instanceof NoAnswer ||
    (error instanceof ApiRefusal && (error.status >= 500 || error.status === 429))
  );
}

export function isRefusal(error: unknown, code: string): error is ApiRefusal {
  return error instanceof ApiRefusal && error.code === code;
}

/** Nobody is logged in any more; nothing was done. */
export function isSessionOver(error: unknown): boolean {
  return error instanceof ApiRefusal && error.status === 401;
}

export interface SendOptions {
  /** Makes the write repeatable without doing it twice. */
  readonly idempotencyKey?: string;
}

export interface StaffApi {
  get<Answer>(path: string, signal?: AbortSignal): Promise<Answer>;
  send<Answer>(
    method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    path: string,
    body?: unknown,
    options?: SendOptions,
  ): Promise<Answer>;
}

/** Calls `/api/v1` with the person's cookie. Throws ApiRefusal, NoAnswer, or AbortError for the caller's own signal. */
export function createApi(locale: Locale): StaffApi {
  const call = async <Answer>(path: string, init: RequestInit, own?: AbortSignal): Promise<Answer> => {
    const timeout = AbortSignal.timeout(TIMEOUT_MS);
    const signal = own ? AbortSignal.any([own, timeout]) : timeout;
    const headers = new Headers(init.headers);
    headers.set('accept-language', locale);
    let response: Response;
    let text: string;
    try {
      response = await fetch(`/api/v1${path}`, { ...init, headers, signal, cache: 'no-store' });
      text = await response.text();
    } catch (cause) {
      if (own?.aborted) throw cause;
      throw new NoAnswer(cause);
    }
    const value = parse(text);
    if (!response.ok) throw new ApiRefusal(response, isRecord(value) ? value : {});
    if (value === undefined && response.status !== 204) throw new NoAnswer(new Error('answer is not JSON'));
    return value as Answer;
  };
  return {
    get: (path, signal) => call(path, { method: 'GET' }, signal),
    send: (method, path, body, options = {}) => {
      const headers: Record<string, string> = {};
      if (body !== undefined) headers['content-type'] = 'application/json';
      if (options.idempotencyKey) headers['idempotency-key'] = options.idempotencyKey;
      return call(path, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
    },
  };
}

function parse(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `?a=1&b=2` of what is set; empty when nothing is. */
export function queryString(values: Readonly<Record<string, string | number | null | undefined>>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value !== null && value !== undefined && value !== '') query.set(name, String(value));
  }
  const text = query.toString();
  return text ? `?${text}` : '';
}
