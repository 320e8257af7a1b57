import { toDomainError } from '#db/errors.ts';
import { errorText, formatMoney, type Locale } from '#i18n';
import { DomainError, isDomainError, type ErrorKind } from '#shared/errors.ts';
import { ZodError } from 'zod';

const STATUS: Record<ErrorKind, number> = {
  invalid: 422,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  precondition: 412,
  too_large: 413,
  unsupported: 415,
  rate_limited: 429,
  unavailable: 503,
  internal: 500,
};

/** Body of an `application/problem+json` answer (RFC 9457). `code` never changes; `detail` is for the person. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly requestId: string;
  readonly errors?: readonly { readonly path: string; readonly code: string }[];
  readonly [detail: string]: unknown;
}

const TITLES: Record<ErrorKind, string> = {
  invalid: 'Unprocessable content',
  unauthenticated: 'Unauthorized',
  forbidden: 'Forbidden',
  not_found: 'Not found',
  conflict: 'Conflict',
  precondition: 'Precondition failed',
  too_large: 'Content too large',
  unsupported: 'Unsupported media type',
  rate_limited: 'Too many requests',
  unavailable: 'Service unavailable',
  internal: 'Internal server error',
};

/** Any thrown thing as a refusal; what is not one of ours becomes `internal.unexpected` and says nothing. */
export function asRefusal(error: unknown): DomainError {
  if (error instanceof ZodError) {
    const errors = error.issues.map((issue) => ({ path: issue.path.join('.'), code: issue.code }));
    return new DomainError('request.invalid', 'invalid', { errors }, { cause: error });
  }
  const known = toDomainError(error);
  if (isDomainError(known)) return known;
  return new DomainError('internal.unexpected', 'internal', {}, { cause: known });
}

export function problemOf(refusal: DomainError, locale: Locale, requestId: string): Problem {
  return {
    type: `/api/errors#${refusal.code}`,
    title: TITLES[refusal.kind],
    status: STATUS[refusal.kind],
    detail: refusalText(refusal, locale),
    code: refusal.code,
    requestId,
    ...refusal.details,
  };
}

/** The words of a refusal's code, filled in with its details. */
export function refusalText(
  { code, details }: Pick<DomainError, 'code' | 'details'>,
  locale: Locale,
): string {
  return errorText(code, locale).replace(
    /\{(\w+)\}/g,
    (whole, name: string) => wordsOf(name, details[name], locale) ?? whole,
  );
}

/** Amounts, which are named `…Cents`, as money. */
function wordsOf(name: string, value: unknown, locale: Locale): string | undefined {
  return name.endsWith('Cents') && typeof value === 'number' ? formatMoney(value, locale) : textOf(value);
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

export function problemResponse(refusal: DomainError, locale: Locale, requestId: string): Response {
  const problem = problemOf(refusal, locale, requestId);
  const headers = new Headers({
    'content-type': 'application/problem+json; charset=utf-8',
    'cache-control': 'no-store',
    'x-request-id': requestId,
  });
  if (refusal.kind === 'rate_limited')
    headers.set('retry-after', textOf(refusal.details['retrySeconds']) ?? '60');
  if (refusal.kind === 'unavailable') headers.set('retry-after', '5');
  return new Response(JSON.stringify(problem), { status: problem.status, headers });
}
