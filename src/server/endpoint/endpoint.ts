import { createHash, randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import type { APIContext, APIRoute } from 'astro';
import type { ZodType, z } from 'zod';
import { isDuplicateKey } from '#db/errors.ts';
import { failpoint } from '#db/failpoint.ts';
import {
  assertOwnPassword,
  authenticate,
  authorize,
  requirePermission,
  type Permission,
} from '#domain/identity';
import { branchByCode } from '#domain/branches';
import { localeFromHeader, type Locale } from '#i18n';
import { networkOf } from '#shared/client-network.ts';
import { DomainError } from '#shared/errors.ts';
import { isUuid } from '#shared/ids.ts';
import type { IdempotentAnswer } from '#shared/idempotent-answer.ts';
import type { BranchScope } from '#shared/scope.ts';
import { cookiesOf } from '../browser-session.ts';
import type { Ctx } from '../context.ts';
import { runtime } from '../runtime.ts';
import type { RateLimitName } from '../rate-limit.ts';
import { assertFile } from './file-body.ts';
import { assertSameOrigin } from './origin.ts';
import { asRefusal, problemResponse } from './problem.ts';
import { readJson } from './read-json.ts';

/** What one operation of the API is. The OpenAPI document is made from these same declarations. */
export interface OperationSpec<
  Params extends ZodType = ZodType,
  Query extends ZodType = ZodType,
  Body extends ZodType = ZodType,
  Output extends ZodType = ZodType,
> {
  /** Operation id: `recordSale`. Also the label in logs and metrics. */
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Under `/api/v1`, with `{name}` for path parameters. */
  readonly path: string;
  readonly summary: string;
  readonly tag: string;
  /**
   * `public`: anybody, no session read. `optional-session`: anybody, the actor is known. `session`: any staff
   * session. Otherwise the permission, in `branch` when there is one.
   */
  readonly permission: Permission | 'public' | 'optional-session' | 'session';
  /** Also for somebody who must change their password first; with `permission: 'session'` only. */
  readonly isForNewPassword?: boolean;
  /** Where the branch code stands in the input; the handler then gets a scope for it. */
  readonly branch?: (input: {
    params: z.output<Params>;
    query: z.output<Query>;
    body: z.output<Body>;
  }) => string;
  readonly params?: Params;
  readonly query?: Query;
  readonly body?: Body;
  /**
   * The body is a file of one of these types, which the handler reads as it comes in: `request.request.body`. With
   * `photoLimitMb` it is a photograph, and what is not one is refused before it is read.
   */
  readonly takesFile?: { readonly types: readonly string[]; readonly photoLimitMb?: number };
  readonly response: Output;
  /**
   * Large, asked for often and made field by field by code that the compiler holds to `response`: tests check what is
   * answered, and not every answer again. Otherwise each one is, and what it has beside the schema is left out.
   */
  readonly isCheckedByTests?: boolean;
  /** Status of a success; 200 unless said. */
  readonly status?: 200 | 201 | 204;
  readonly rate: RateLimitName;
  /** The caller must send an `Idempotency-Key` header with a UUID. */
  readonly idempotent?: boolean;
  /** Answer with an ETag and 304, and this Cache-Control; without it `no-store`. */
  readonly cacheControl?: string;
  readonly bodyLimitKb?: number;
  /** Media types of the files it answers instead of JSON. */
  readonly answersFile?: readonly string[];
}

export interface EndpointInput<Params extends ZodType, Query extends ZodType, Body extends ZodType> {
  readonly ctx: Ctx;
  /** Only when the spec names a branch; otherwise using it is a bug. */
  readonly scope: BranchScope;
  readonly params: z.output<Params>;
  readonly query: z.output<Query>;
  readonly body: z.output<Body>;
  readonly request: APIContext;
}

type Answer<Output extends ZodType> = z.input<Output> | IdempotentAnswer<z.input<Output>> | FileAnswer;

export type Endpoint = APIRoute & { readonly spec: OperationSpec };

interface AnsweredFile {
  readonly name: string;
  readonly contentType: string;
  readonly content: AsyncIterable<string | Uint8Array> | readonly Uint8Array[];
  /** A browser that can show it does, instead of saving it. */
  readonly isShown?: boolean;
}

/** A file to be saved, or shown, made while it is sent. */
export class FileAnswer {
  readonly #file: AnsweredFile;

  constructor(file: AnsweredFile) {
    this.#file = file;
  }

  toResponse(headers: Headers): Response {
    const { name, contentType, content, isShown = false } = this.#file;
    headers.set('content-type', contentType);
    headers.set('content-disposition', `${isShown ? 'inline' : 'attachment'}; filename="${name}"`);
    // A PDF that is shown needs its reader, which a browser brings along; a picture needs nothing.
    if (contentType.startsWith('image/'))
      headers.set('content-security-policy', "default-src 'none'; sandbox");
    const stream = Readable.toWeb(Readable.from(content, { objectMode: false }));
    return new Response(stream as ReadableStream, { headers });
  }
}

const DEFAULT_BODY_LIMIT_KB = 64;

/**
 * Makes a route of an operation: request id → origin → session → rate → permission → input → branch →
 * idempotency key → call → check of the answer → bytes; any throw becomes problem+json.
 */
export function endpoint<
  Params extends ZodType = ZodType<Record<string, never>>,
  Query extends ZodType = ZodType<Record<string, never>>,
  Body extends ZodType = ZodType<undefined>,
  Output extends ZodType = ZodType,
>(
  spec: OperationSpec<Params, Query, Body, Output>,
  call: (input: EndpointInput<Params, Query, Body>) => Promise<Answer<Output>>,
): Endpoint {
  const route: APIRoute = async (request) => {
    const startedMs = performance.now();
    const requestId = request.request.headers.get('x-request-id') ?? randomUUID();
    const locale = localeFromHeader(request.request.headers.get('accept-language'));
    let response: Response;
    try {
      response = await answer(spec, call, request, requestId, locale);
    } catch (error) {
      const refusal = spec.idempotent && isDuplicateKey(error) ? idTaken(error) : asRefusal(error);
      if (refusal.kind === 'internal') {
        runtime().log.error('request failed', { requestId, operation: spec.id, error: refusal.cause });
      }
      response = problemResponse(refusal, locale, requestId);
    }
    const seconds = (performance.now() - startedMs) / 1_000;
    runtime().metrics.requests.observe(
      { route: spec.id, method: spec.method, status: response.status },
      seconds,
    );
    return response;
  };
  return Object.assign(route, { spec }) as Endpoint;
}

async function answer<
  Params extends ZodType,
  Query extends ZodType,
  Body extends ZodType,
  Output extends ZodType,
>(
  spec: OperationSpec<Params, Query, Body, Output>,
  call: (input: EndpointInput<Params, Query, Body>) => Promise<Answer<Output>>,
  request: APIContext,
  requestId: string,
  locale: Locale,
): Promise<Response> {
  const { rateLimiter, placement, memo, now, stockIndex } = runtime();
  if (spec.method !== 'GET') assertSameOrigin(request.request);
  const clientAddress = request.clientAddress;
  const base = {
    requestId,
    locale,
    clientAddress,
    placement,
    now,
    memo: memo.get,
    limits: rateLimiter,
    stockIndex,
  };
  const actor =
    spec.permission === 'public'
      ? ({ type: 'anonymous' } as const)
      : await authenticate(base, cookiesOf(request));
  const subject =
    actor.type === 'staff' ? `session ${actor.sessionId}` : `address ${networkOf(clientAddress)}`;
  await rateLimiter.hit(spec.rate, subject);
  // Who may not do it is told so, whatever they sent.
  if (isPermission(spec.permission)) requirePermission({ ...base, actor }, spec.permission);

  const params = (spec.params ? spec.params.parse(request.params) : {}) as z.output<Params>;
  const query = (
    spec.query ? spec.query.parse(Object.fromEntries(request.url.searchParams)) : {}
  ) as z.output<Query>;
  const raw = spec.body
    ? await readJson(request.request, spec.bodyLimitKb ?? DEFAULT_BODY_LIMIT_KB)
    : undefined;
  const body = (spec.body && raw ? spec.body.parse(raw.value) : undefined) as z.output<Body>;

  const idempotency = spec.idempotent ? idempotencyOf(request, raw?.bytes) : undefined;
  const ctx: Ctx = { ...base, actor, ...(idempotency ? { idempotency } : {}) };
  const scope = await scopeOf(spec, ctx, { params, query, body });
  if (spec.takesFile) assertFile(request.request, spec.takesFile);
  const result = await call({ ctx, scope, params, query, body, request });
  await failpoint(`answer ${spec.id}`);
  return respond(spec, request.request, requestId, result);
}

/** What a caller makes carries an id of theirs, and something else has it: nothing was done. */
function idTaken(cause: unknown): DomainError {
  return new DomainError('request.key_reused', 'conflict', {}, { cause });
}

function isPermission(permission: OperationSpec['permission']): permission is Permission {
  return permission !== 'public' && permission !== 'optional-session' && permission !== 'session';
}

async function scopeOf<
  Params extends ZodType,
  Query extends ZodType,
  Body extends ZodType,
  Output extends ZodType,
>(
  spec: OperationSpec<Params, Query, Body, Output>,
  ctx: Ctx,
  input: { params: z.output<Params>; query: z.output<Query>; body: z.output<Body> },
): Promise<BranchScope> {
  const none = undefined as unknown as BranchScope;
  if (spec.permission === 'public' || spec.permission === 'optional-session') return none;
  if (spec.permission === 'session') {
    if (ctx.actor.type === 'anonymous') throw new DomainError('identity.required', 'unauthenticated');
    if (!spec.isForNewPassword) assertOwnPassword(ctx.actor);
    return none;
  }
  if (!spec.branch) return none;
  const branch = await branchByCode(ctx, spec.branch(input));
  return authorize(ctx, spec.permission, branch.id);
}

/** A key is for one deed: the same words said of another item are another request, not its answer. */
function idempotencyOf({ request, url }: APIContext, bytes: Uint8Array | undefined) {
  const key = request.headers.get('idempotency-key')?.toLowerCase() ?? '';
  if (!isUuid(key)) throw new DomainError('request.key_required', 'invalid');
  const bodyHash = createHash('sha256')
    .update(`${request.method} ${url.pathname}\n`)
    .update(bytes ?? new Uint8Array())
    .digest();
  return { key, bodyHash };
}

function respond<Output extends ZodType>(
  spec: OperationSpec<ZodType, ZodType, ZodType, Output>,
  request: Request,
  requestId: string,
  result: Answer<Output>,
): Response {
  const headers = new Headers({
    'x-request-id': requestId,
    'cache-control': spec.cacheControl ?? 'no-store',
  });
  if (result instanceof FileAnswer) return result.toResponse(headers);
  const status = spec.status ?? 200;
  if (status === 204) return new Response(null, { status, headers });
  headers.set('content-type', 'application/json; charset=utf-8');
  if (isIdempotentAnswer(result)) {
    if (result.replayed) headers.set('idempotency-replayed', 'true');
    return new Response(result.json, { status, headers });
  }
  const json = JSON.stringify(spec.isCheckedByTests ? result : spec.response.parse(result));
  if (spec.cacheControl) {
    const etag = `"${createHash('sha1').update(json).digest('base64url')}"`;
    headers.set('etag', etag);
    if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers });
  }
  return new Response(json, { status, headers });
}

function isIdempotentAnswer(result: unknown): result is IdempotentAnswer<unknown> {
  return typeof result === 'object' && result !== null && 'json' in result && 'replayed' in result;
}
