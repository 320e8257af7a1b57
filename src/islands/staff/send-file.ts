import type { Locale } from '../../i18n/translator.ts';
import { ApiRefusal, NoAnswer } from './api-client.ts';

const TIMEOUT_MS = 120_000;

export interface SendTerms {
  readonly locale: Locale;
  /** From 0 to 1. */
  readonly onProgress: (part: number) => void;
}

/**
 * Sends one file to the API. By XMLHttpRequest, because fetch does not tell how much of a body has gone. Throws
 * `ApiRefusal` or, where nothing came back, `NoAnswer`.
 */
export function sendFile<Answer>(
  path: string,
  file: Blob,
  { locale, onProgress }: SendTerms,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/api/v1${path}`);
    request.timeout = TIMEOUT_MS;
    request.setRequestHeader('accept-language', locale);
    request.setRequestHeader('content-type', file.type || 'application/octet-stream');
    request.upload.addEventListener('progress', ({ loaded, total }) =>
      onProgress(total > 0 ? loaded / total : 0),
    );
    const silent = () => reject(new NoAnswer(new Error('no answer to a file')));
    for (const event of ['error', 'timeout', 'abort'] as const) request.addEventListener(event, silent);
    request.addEventListener('load', () => {
      const answer = parse(request.responseText);
      if (request.status === 201 && answer) resolve(answer as Answer);
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
