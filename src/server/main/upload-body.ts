import type { IncomingMessage } from 'node:http';

export interface UploadBody {
  /** The body as it comes in; nothing is taken from the caller before somebody reads. */
  readonly stream: ReadableStream<Uint8Array>;
  /** Nobody wants the rest: it is taken and dropped, so that the caller hears the answer. */
  discard(): void;
}

/**
 * Node's own bridge would cut the connection when a reader stops early, and with it the refusal that explains why. A
 * caller who has sent nothing for `idleMs` has gone; the time that we take with what came does not count.
 */
export function uploadBody(request: IncomingMessage, idleMs: number): UploadBody {
  let isWanted = true;
  let idle: NodeJS.Timeout | undefined;

  function takeMore(): void {
    clearTimeout(idle);
    if (!request.complete) idle = setTimeout(() => request.destroy(), idleMs).unref();
    request.resume();
  }

  function discard(): void {
    isWanted = false;
    takeMore();
  }

  const stream = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        request.pause();
        request.on('data', (chunk: Buffer) => {
          if (!isWanted) {
            takeMore();
            return;
          }
          clearTimeout(idle);
          controller.enqueue(chunk);
          request.pause();
        });
        request.once('end', () => {
          clearTimeout(idle);
          if (isWanted) controller.close();
        });
        request.once('close', () => {
          clearTimeout(idle);
          if (isWanted && !request.complete) controller.error(new Error('The caller left'));
        });
        request.once('error', () => undefined);
      },
      pull: takeMore,
      cancel: discard,
    },
    { highWaterMark: 0 },
  );
  return { stream, discard };
}
