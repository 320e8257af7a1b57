import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Admit } from './admission.ts';
import { withinMs } from './deadline.ts';
import { callerAddress, type Exchange } from './exchange.ts';
import { isFollowed, sendToLogin } from './login-way.ts';
import { isApi, refuseTooLarge, type Refuse } from './refusals.ts';
import type { Renderer } from './renderer.ts';
import { isUpload, MAX_BODY_BYTES, readBody } from './request-body.ts';
import { isDownload, sendResponse, sendStream } from './send-response.ts';
import { uploadBody } from './upload-body.ts';
import { webRequest } from './web-request.ts';

const READ_DEADLINE_MS = 15_000;
/** Longer than the longest photograph. */
const MAX_DISCARDED_BYTES = 32 * 1_048_576;
const UPLOAD_IDLE_MS = 30_000;
const REQUEST_ID = /^[\w.-]{8,64}$/;

export interface PassThroughOptions {
  readonly renderer: Renderer;
  readonly trustedProxies: number;
  readonly refuse: Refuse;
  readonly admit: Admit;
  /** How long a caller may send nothing of a file. */
  readonly uploadIdleMs?: number | undefined;
}

/** Hands a request to the application for the one who sent it: the API, staff pages, whatever looks at who asks. */
export function createPassThrough(options: PassThroughOptions) {
  const { renderer, trustedProxies, refuse, admit, uploadIdleMs = UPLOAD_IDLE_MS } = options;
  return async (exchange: Exchange): Promise<void> => {
    const { request, response, isSecure, isRead, pathname, search } = exchange;
    const upload = isUpload(request.method, pathname) ? uploadBody(request, uploadIdleMs) : undefined;
    // Whatever was answered, and by whom: a body that nobody takes would hold the connection.
    if (upload) response.once('finish', () => request.complete || upload.discard());
    const body = isRead ? undefined : (upload?.stream ?? (await readBody(request)));
    if (body === 'too_large') return refuseTooLarge(exchange, MAX_BODY_BYTES / 1_024);
    const requestId = requestIdOf(exchange);
    const origin = `${isSecure ? 'https' : 'http'}://${request.headers.host ?? ''}`;
    const matched = renderer.match(
      webRequest(request, { origin, target: pathname + search, requestId, body }),
    );
    if (!matched) return refuse(exchange, 404);
    // Operations of the API have limits of their own.
    if (isRead && !isApi(pathname)) await admit(exchange);
    const clientAddress = callerAddress(request, trustedProxies);
    const rendering = matched.render({ clientAddress, requestId });
    // A write may have been done when its time is up, so nobody is told anything before it is known.
    const answer = await (isRead ? withinMs(rendering, READ_DEADLINE_MS) : rendering);
    if (upload && !request.complete) {
      upload.discard();
      // What says that it is longer than any photograph is not waited for.
      if (!(statedBytes(request) <= MAX_DISCARDED_BYTES)) response.shouldKeepAlive = false;
    }
    if (answer.status === 401 && isRead && isFollowed(request)) {
      sendToLogin(request, response, { origin, isSecure });
      return;
    }
    const isAnswered = answer.status < 400 || answer.body !== null || request.method === 'HEAD';
    if (isDownload(answer)) return sendStream(request, response, { answer, isSecure });
    if (isAnswered) return sendResponse(request, response, { answer, isSecure });
    if (answer.status === 404) return refuse(exchange, isApi(pathname) ? 405 : 404);
    await refuse(exchange, answer.status === 503 || answer.status === 403 ? answer.status : 500);
  };

  function requestIdOf({ request }: Exchange): string {
    const stated = trustedProxies > 0 ? request.headers['x-request-id'] : undefined;
    return typeof stated === 'string' && REQUEST_ID.test(stated) ? stated : randomUUID();
  }
}

/** NaN when the caller does not say. */
function statedBytes({ headers }: IncomingMessage): number {
  return Number(headers['content-length']);
}
