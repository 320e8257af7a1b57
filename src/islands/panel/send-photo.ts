import type { Photo, PhotoList } from '#contract/inventory';
import { ApiRefusal, NoAnswer } from '../staff/api-client.ts';
import type { Locale } from '../../i18n/translator.ts';

const TIMEOUT_MS = 90_000;

/** Sends one photograph. By XMLHttpRequest, because fetch does not tell how much of a body has gone. */
export function sendPhoto(
  path: string,
  file: Blob,
  { locale, onProgress }: { readonly locale: Locale; readonly onProgress: (part: number) => void },
): Promise<readonly Photo[]> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/api/v1${path}`);
    request.timeout = TIMEOUT_MS;
    request.setRequestHeader('accept-language', locale);
    request.setRequestHeader('content-type', file.type || 'application/octet-stream');
    request.upload.addEventListener('progress', ({ loaded, total }) =>
      onProgress(total > 0 ? loaded / total : 0),
    );
    const silent = () => reject(new NoAnswer(new Error('no answer to a photograph')));
    for (const event of ['error', 'timeout', 'abort'] as const) request.addEventListener(event, silent);
    request.addEventListener('load', () => {
      const answer = parse(request.responseText);
      if (request.status === 201 && answer) resolve((answer as unknown as PhotoList).photos);
      else reject(new ApiRefusal(new Response(null, { status: request.status }), answer ?? {}));
    });
    request.send(file);
  });
}

function parse(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    return JSON.parse(text) as Readonly<Record<string, unknown>>;
  } catch {
    return undefined;
  }
}
