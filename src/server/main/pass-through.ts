import { randomUUID } from 'node:crypto';
import type { Admit } from './admission.ts';
import { withinMs } from './deadline.ts';
import { callerAddress, type Exchange } from './exchange.ts';
import { isApi, refuseTooLarge, type Refuse } from './refusals.ts';
import type { Renderer } from './renderer.ts';
import { MAX_BODY_BYTES, readBody } from './request-body.ts';
import { isDownload, sendResponse, sendStream } from './send-response.ts';
import { webRequest } from './web-request.ts';

const READ_DEADLINE_MS = 15_000;
/** Files that come in are longer than memory should hold; their routes write them down as they come. */
const UPLOAD = /^\/api\/v1\/branches\/[A-Z]{3}\/imports\/[0-9a-f-]{36}\/file$/;
const UPLOAD_IDLE_MS = 30_000;
const REQUEST_ID = /^[\w.-]{8,64}$/;

export interface PassThroughOptions {
  readonly renderer: Renderer;
  readonly trustedProxies: number;
  readonly refuse: Refuse;
  readonly admit: Admit;
}

/** Hands a request to the application for the one who sent it: the API, staff pages, whatever looks at who asks. */
export function createPassThrough({ renderer, trustedProxies, refuse, admit }: PassThroughOptions) {
  return async (exchange: Exchange): Promise<void> => {
    const { request, response, isSecure, isRead, pathname, search } = exchange;
    const isUpload = request.method === 'PUT' && UPLOAD.test(pathname);
    // A caller who sends nothing for a while has gone.
    if (isUpload) request.setTimeout(UPLOAD_IDLE_MS, () => request.destroy());
    const body = isRead ? undefined : isUpload ? 'stream' : await readBody(request);
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
    const isAnswered = answer.status < 400 || answer.body !== null || request.method === 'HEAD';
    if (isUpload && !request.complete) response.setHeader('connection', 'close');
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
