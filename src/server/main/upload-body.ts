import type { IncomingMessage } from 'node:http';

export interface UploadBody {
  /** The body as it comes in; nothing is taken from the caller before somebody reads. */
  readonly stream: ReadableStream<Uint8Array>;
  /** Nobody wants the rest: it is taken and dropped, so that the caller hears the answer. */
  discard(): void;
}

/** Node's own bridge would cut the connection when a reader stops early, and with it the refusal that explains why. */
export function uploadBody(request: IncomingMessage): UploadBody {
  let isWanted = true;

  function discard(): void {
    isWanted = false;
    request.resume();
  }

  const stream = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        request.pause();
        request.on('data', (chunk: Buffer) => {
          if (!isWanted) return;
          controller.enqueue(chunk);
          request.pause();
        });
        request.once('end', () => isWanted && controller.close());
        request.once('close', () => {
          if (isWanted && !request.complete) controller.error(new Error('The caller left'));
        });
        request.once('error', () => undefined);
      },
      pull() {
        request.resume();
      },
      cancel: discard,
    },
    { highWaterMark: 0 },
  );
  return { stream, discard };
}
