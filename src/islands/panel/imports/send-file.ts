import type { ImportView } from '#contract/exchange';
import { ApiRefusal, NoAnswer } from '../../staff/api-client.ts';

/** Sends a file as it is, telling how much of it is gone. Rejects with ApiRefusal or NoAnswer. */
export function sendFile(
  path: string,
  file: File,
  locale: string,
  onProgress: (share: number) => void,
): Promise<ImportView> {
  // fetch tells nothing about what it has sent.
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('PUT', `/api/v1${path}`);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.setRequestHeader('accept-language', locale);
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onerror = () => reject(new NoAnswer(new Error('the connection was lost')));
    request.onload = () => {
      const answer = parsed(request.responseText);
      if (request.status >= 200 && request.status < 300) resolve(answer as ImportView);
      else
        reject(
          new ApiRefusal(new Response(null, { status: request.status }), answer as Record<string, unknown>),
        );
    };
    request.send(file);
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
