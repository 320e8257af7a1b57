import type { IncomingMessage, ServerResponse } from 'node:http';
import { encodingFor, type Encoding } from './encodings.ts';
import { TRANSPORT_SECURITY } from './security-headers.ts';
import type { StoredBody } from './stored-body.ts';

/** An answer kept in memory: sending it again costs a look-up and one write. */
export interface StoredAnswer {
  readonly status: number;
  readonly body: StoredBody;
  /** Hash of the unpacked body: entity tags are made of it. */
  readonly hash: string;
  /** Name–value list, without what depends on the encoding. */
  readonly headers: readonly string[];
}

export interface SendOptions {
  readonly isSecure: boolean;
  /** Seconds the answer has been kept; sent as `Age`. */
  readonly ageSeconds?: number | undefined;
}

/** Undefined: it is on its way already, which is the rule. */
export type Sent = Promise<void> | undefined;

const heads = new WeakMap<StoredAnswer, Map<string, string[]>>();

/** Sends a kept answer: 304 when the caller has it, no body for HEAD, the smallest encoding accepted. */
export function sendStored(
  request: IncomingMessage,
  response: ServerResponse,
  answer: StoredAnswer,
  options: SendOptions,
): Sent {
  const encoding = chosenEncoding(request, answer);
  const bytes = answer.body.ready(encoding);
  if (bytes) {
    send(request, response, { answer, encoding, bytes, options });
    return undefined;
  }
  return answer.body.prepare(encoding).then((prepared) => {
    send(request, response, { answer, encoding, bytes: prepared, options });
  });
}

function chosenEncoding(request: IncomingMessage, { body }: StoredAnswer): Encoding {
  if (body.encodings.size === 1) return 'identity';
  return encodingFor(request.headers['accept-encoding']);
}

interface Sending {
  readonly answer: StoredAnswer;
  readonly encoding: Encoding;
  readonly bytes: Buffer;
  readonly options: SendOptions;
}

function send(
  request: IncomingMessage,
  response: ServerResponse,
  { answer, encoding, bytes, options }: Sending,
): void {
  const wanted = request.headers['if-none-match'];
  if (wanted !== undefined && answer.status === 200 && isKnown(wanted, answer.hash)) {
    response.writeHead(304, withExtras(notModifiedHead(answer, encoding), options)).end();
    return;
  }
  response.writeHead(answer.status, withExtras(headFor(answer, encoding, bytes.byteLength), options));
  response.end(request.method === 'HEAD' ? undefined : bytes);
}

function withExtras(head: string[], { isSecure, ageSeconds }: SendOptions): string[] {
  if (!isSecure && ageSeconds === undefined) return head;
  const extended = [...head];
  if (ageSeconds !== undefined) extended.push('age', String(ageSeconds));
  if (isSecure) extended.push(...TRANSPORT_SECURITY);
  return extended;
}

// Laid out once for each encoding and length: improving a body changes its length, and with it the tag.
function headFor(answer: StoredAnswer, encoding: Encoding, length: number): string[] {
  let known = heads.get(answer);
  if (!known) heads.set(answer, (known = new Map<string, string[]>()));
  const key = `${encoding} ${length}`;
  let head = known.get(key);
  if (!head) {
    head = [...answer.headers, 'content-length', String(length), 'etag', entityTag(answer, encoding)];
    if (answer.body.encodings.size > 1) head.push('vary', 'accept-encoding');
    if (encoding !== 'identity') head.push('content-encoding', encoding);
    known.set(key, head);
  }
  return head;
}

function notModifiedHead(answer: StoredAnswer, encoding: Encoding): string[] {
  const head = ['etag', entityTag(answer, encoding)];
  for (let index = 0; index < answer.headers.length; index += 2) {
    const name = answer.headers[index] ?? '';
    if (name === 'cache-control') head.push(name, answer.headers[index + 1] ?? '');
  }
  if (answer.body.encodings.size > 1) head.push('vary', 'accept-encoding');
  return head;
}

/** A strong tag promises equal bytes, so each encoding and each packing has its own. */
function entityTag({ hash, body }: StoredAnswer, encoding: Encoding): string {
  if (encoding === 'identity') return `"${hash}"`;
  return encoding === 'br' && body.isImproved ? `"${hash}.br11"` : `"${hash}.${encoding}"`;
}

/** Any encoding of the same content counts: the caller can unpack what it kept. */
function isKnown(ifNoneMatch: string, hash: string): boolean {
  if (ifNoneMatch.trim() === '*') return true;
  return ifNoneMatch.split(',').some((tag) => {
    const value = tag.trim().replace(/^W\//, '').replace(/^"|"$/g, '');
    return value === hash || value.startsWith(`${hash}.`);
  });
}
