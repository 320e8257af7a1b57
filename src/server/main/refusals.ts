import { randomUUID } from 'node:crypto';
import { localeFromHeader } from '#i18n';
import { DomainError, isDomainError } from '#shared/errors.ts';
import { problemOf, problemResponse } from '../endpoint/problem.ts';
import { DeadlinePassed } from './deadline.ts';
import { RETRY_SECONDS, type ErrorPages, type ErrorStatus } from './error-pages.ts';
import type { Exchange } from './exchange.ts';
import { RendersExhausted } from './render-gate.ts';
import { sendResponse } from './send-response.ts';
import { sendStored } from './stored-answer.ts';

/** Refuses a request the way its caller understands: problem+json under `/api/`, else a page in its language. */
export type Refuse = (exchange: Exchange, status: ErrorStatus) => Promise<void>;

/** What to say of a failure; 500 means that it is ours and belongs in the log. */
export function refusalStatus(error: unknown): 429 | 500 | 503 {
  if (error instanceof DeadlinePassed || error instanceof RendersExhausted) return 503;
  if (!isDomainError(error)) return 500;
  return error.kind === 'rate_limited' ? 429 : error.kind === 'unavailable' ? 503 : 500;
}

export function isApi(pathname: string): boolean {
  return pathname.startsWith('/api/');
}

export function createRefuse(errorPages: ErrorPages): Refuse {
  return async (exchange, status) => {
    const { request, response, isSecure, pathname } = exchange;
    if (isApi(pathname)) {
      return sendResponse(request, response, { answer: problem(exchange, status), isSecure });
    }
    await sendStored(request, response, errorPages.for(status, pathname), { isSecure });
  };
}

/** The body limit, in the words of the API wherever it is met: only programs send such bodies. */
export async function refuseTooLarge(
  { request, response, isSecure }: Exchange,
  limitKb: number,
): Promise<void> {
  const refusal = new DomainError('request.too_large', 'too_large', { limitKb });
  const answer = problemResponse(
    refusal,
    localeFromHeader(request.headers['accept-language'] ?? null),
    randomUUID(),
  );
  // The rest of the body is still on its way, and nobody will read it.
  response.shouldKeepAlive = false;
  await sendResponse(request, response, { answer, isSecure });
}

const REFUSALS: Record<ErrorStatus, DomainError> = {
  400: new DomainError('request.not_found', 'invalid'),
  403: new DomainError('request.foreign_origin', 'forbidden'),
  404: new DomainError('request.not_found', 'not_found'),
  405: new DomainError('request.method_not_allowed', 'invalid'),
  414: new DomainError('request.not_found', 'invalid'),
  421: new DomainError('request.not_found', 'invalid'),
  429: new DomainError('request.rate_limited', 'rate_limited', { retrySeconds: RETRY_SECONDS[429] }),
  500: new DomainError('internal.unexpected', 'internal'),
  503: new DomainError('database.unavailable', 'unavailable'),
};

function problem({ request }: Exchange, status: ErrorStatus): Response {
  const locale = localeFromHeader(request.headers['accept-language'] ?? null);
  const requestId = randomUUID();
  if (status !== 405) return problemResponse(REFUSALS[status], locale, requestId);
  const body = { ...problemOf(REFUSALS[405], locale, requestId), status: 405, title: 'Method not allowed' };
  return new Response(JSON.stringify(body), {
    status: 405,
    headers: {
      'content-type': 'application/problem+json; charset=utf-8',
      'cache-control': 'no-store',
      'x-request-id': requestId,
    },
  });
}
