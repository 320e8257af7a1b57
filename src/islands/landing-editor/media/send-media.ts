import type { Picture, StoredDocument } from '#contract/media';
import { ApiRefusal, NoAnswer } from '../../staff/api-client.ts';
import type { Locale } from '../../../i18n/translator.ts';

const TIMEOUT_MS = 120_000;

interface SendTerms {
  readonly locale: Locale;
  readonly onProgress: (part: number) => void;
}

/** Sends a picture for pages; of it only the part that `crop` says is kept. */
export const sendPicture = (file: Blob, crop: string | null, terms: SendTerms) =>
  send<Picture>(`/landing/pictures${crop ? `?crop=${crop}` : ''}`, file, terms);

/** Sends a PDF for pages. */
export const sendDocument = (file: Blob, terms: SendTerms) =>
  send<StoredDocument>('/landing/documents', file, terms);

/** By XMLHttpRequest, because fetch does not tell how much of a body has gone. */
function send<Answer>(path: string, file: Blob, { locale, onProgress }: SendTerms): Promise<Answer> {
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
