import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

// A bucket for tests that lets nobody in without a right signature. Of what npm has, s3rver (3.7.1) comes nearest and
// takes every signature of version 4 ("incomplete support"), so it would prove nothing. This one knows the five deeds
// of the storage, and works out each signature from the request as the specification says; a page of keys is small,
// so that lists have several.

export const ACCESS_KEY = 'AKIAMULTIPARTES';
export const SECRET_KEY = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYzzz';
export const REGION = 'mx-central-1';
export const BUCKET = 'fotos-de-prueba';

const PAGE_KEYS = 3;
const OLDEST_MS = 15 * 60_000;

export interface TestBucket {
  readonly endpoint: string;
  readonly objects: Map<string, { readonly content: Buffer; readonly storedAt: Date }>;
  /** `200 PUT /bucket/key`, in order. */
  readonly heard: string[];
  /** Answers nothing any more. */
  fallSilent(): void;
  /** Answers the next so many questions as a service does that is overwhelmed. */
  failNext(times: number): void;
  close(): Promise<void>;
}

interface Refusal {
  readonly status: number;
  readonly code: string;
}

export async function startBucket(): Promise<TestBucket> {
  const objects: TestBucket['objects'] = new Map();
  const heard: string[] = [];
  let failures = 0;
  let isSilent = false;
  const server = createServer((request, response) => {
    if (isSilent) return;
    void answer(request, response).then((status) =>
      heard.push(`${status} ${request.method} ${request.url?.split('?')[0]}`),
    );
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<number> {
    const body = Buffer.concat(await request.toArray());
    if (failures > 0) {
      failures -= 1;
      return say(response, { status: 503, code: 'SlowDown' });
    }
    const refusal = refusalOf(request, body);
    if (refusal) return say(response, refusal);
    const url = new URL(request.url ?? '/', 'http://bucket');
    const [, bucket, ...path] = url.pathname.split('/');
    if (bucket !== BUCKET) return say(response, { status: 404, code: 'NoSuchBucket' });
    const key = decodeURIComponent(path.join('/'));
    if (key === '') return sayList(response, url);
    return act(request, response, { key, body });
  }

  function act(
    request: IncomingMessage,
    response: ServerResponse,
    { key, body }: { readonly key: string; readonly body: Buffer },
  ): number {
    const found = objects.get(key);
    switch (request.method) {
      case 'PUT':
        objects.set(key, { content: body, storedAt: new Date() });
        return end(response, 200);
      case 'DELETE':
        objects.delete(key);
        return end(response, 204);
      case 'GET':
      case 'HEAD':
        if (!found) return say(response, { status: 404, code: 'NoSuchKey' });
        response.setHeader('content-length', found.content.byteLength);
        return end(response, 200, request.method === 'GET' ? found.content : undefined);
      case undefined:
      default:
        return say(response, { status: 405, code: 'MethodNotAllowed' });
    }
  }

  function sayList(response: ServerResponse, { searchParams }: URL): number {
    const after = searchParams.get('continuation-token') ?? '';
    const keys = [...objects.keys()].sort().filter((key) => key > after);
    const page = keys.slice(0, PAGE_KEYS);
    const rows = page.map((key) => {
      const { content, storedAt } = objects.get(key) ?? { content: Buffer.alloc(0), storedAt: new Date() };
      return `<Contents><Key>${key}</Key><LastModified>${storedAt.toISOString()}</LastModified><Size>${content.byteLength}</Size></Contents>`;
    });
    const isTruncated = keys.length > page.length;
    const next = isTruncated ? `<NextContinuationToken>${page.at(-1)}</NextContinuationToken>` : '';
    response.setHeader('content-type', 'application/xml');
    return end(
      response,
      200,
      `<?xml version="1.0"?><ListBucketResult><Name>${BUCKET}</Name><KeyCount>${page.length}</KeyCount><IsTruncated>${isTruncated}</IsTruncated>${next}${rows.join('')}</ListBucketResult>`,
    );
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    objects,
    heard,
    fallSilent: () => (isSilent = true),
    failNext: (times) => (failures = times),
    async close() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

function end(response: ServerResponse, status: number, body?: string | Buffer): number {
  response.statusCode = status;
  response.end(body);
  return status;
}

function say(response: ServerResponse, { status, code }: Refusal): number {
  response.setHeader('content-type', 'application/xml');
  return end(
    response,
    status,
    `<?xml version="1.0"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`,
  );
}

/** Why a request is not let in: signature version 4 in the header, over every header it names and over the body. */
function refusalOf(request: IncomingMessage, body: Buffer): Refusal | null {
  const said =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(
      request.headers.authorization ?? '',
    );
  if (!said) return { status: 403, code: 'AccessDenied' };
  const [, id, day = '', region = '', signedHeaders = '', signature = ''] = said;
  if (id !== ACCESS_KEY) return { status: 403, code: 'InvalidAccessKeyId' };
  if (region !== REGION) return { status: 400, code: 'AuthorizationHeaderMalformed' };
  const at = headerOf(request, 'x-amz-date');
  const isOld = Math.abs(Date.now() - instantOf(at)) > OLDEST_MS;
  if (!at.startsWith(day) || isOld) return { status: 403, code: 'RequestTimeTooSkewed' };
  const names = signedHeaders.split(';');
  if (!['host', 'x-amz-date', 'x-amz-content-sha256'].every((name) => names.includes(name))) {
    return { status: 403, code: 'AccessDenied' };
  }
  if (headerOf(request, 'x-amz-content-sha256') !== sha256(body)) {
    return { status: 400, code: 'XAmzContentSHA256Mismatch' };
  }
  const right = signatureOf(canonicalRequest(request, names), { at, day, region, secret: SECRET_KEY });
  const isRight = timingSafeEqual(Buffer.from(right, 'hex'), Buffer.from(signature, 'hex'));
  return isRight ? null : { status: 403, code: 'SignatureDoesNotMatch' };
}

function headerOf({ headers }: IncomingMessage, name: string): string {
  const value = headers[name];
  return (Array.isArray(value) ? value.join(',') : (value ?? '')).trim().replace(/\s+/g, ' ');
}

function instantOf(compact: string): number {
  return Date.parse(compact.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
}

function canonicalRequest(request: IncomingMessage, names: readonly string[]): string {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://bucket');
  const query = [...searchParams]
    .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
    .sort()
    .join('&');
  return [
    request.method,
    pathname,
    query,
    ...names.map((name) => `${name}:${headerOf(request, name)}`),
    '',
    names.join(';'),
    headerOf(request, 'x-amz-content-sha256'),
  ].join('\n');
}

function encoded(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** Signature version 4, as Amazon's specification has it. */
export function signatureOf(
  request: string,
  { at, day, region, secret }: Record<'at' | 'day' | 'region' | 'secret', string>,
): string {
  const scope = `${day}/${region}/s3/aws4_request`;
  const key = [day, region, 's3', 'aws4_request'].reduce<string | Buffer>(
    (previous, part) => createHmac('sha256', previous).update(part).digest(),
    `AWS4${secret}`,
  );
  const words = `AWS4-HMAC-SHA256\n${at}\n${scope}\n${sha256(Buffer.from(request))}`;
  return createHmac('sha256', key).update(words).digest('hex');
}

function sha256(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}
