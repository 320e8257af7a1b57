import type { Locale } from '../../../i18n/translator.ts';
import { ApiRefusal, NoAnswer } from '../../staff/api-client.ts';
import { shrinkPhoto } from '../shrink-photo.ts';

/** Sends one photograph and answers what the server makes of it. Throws ApiRefusal or NoAnswer. */
export async function sendPicture<Answer>(path: string, file: File, locale: Locale): Promise<Answer> {
  const small = await shrinkPhoto(file);
  let response: Response;
  try {
    response = await fetch(`/api/v1${path}`, {
      method: 'POST',
      headers: { 'accept-language': locale, 'content-type': small.type || 'application/octet-stream' },
      body: small,
    });
  } catch (error) {
    throw new NoAnswer(error);
  }
  const answer = (await response.json().catch(() => ({}))) as Record<string, unknown>;
  if (!response.ok) throw new ApiRefusal(response, answer);
  return answer as Answer;
}
