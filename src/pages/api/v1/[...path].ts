import type { APIRoute } from 'astro';
import { localeFromHeader } from '#i18n';
import { problemResponse } from '#server/endpoint/index.ts';
import { DomainError } from '#shared/errors.ts';

export const prerender = false;

export const ALL: APIRoute = ({ request }) => {
  const refusal = new DomainError('request.not_found', 'not_found');
  const requestId = request.headers.get('x-request-id') ?? crypto.randomUUID();
  return problemResponse(refusal, localeFromHeader(request.headers.get('accept-language')), requestId);
};
