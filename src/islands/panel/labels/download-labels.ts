import type { LabelOrder } from '#contract/inventory';
import type { Locale } from '../../../i18n/translator.ts';
import { ApiRefusal, NoAnswer } from '../../staff/api-client.ts';

export type OrderDraft = Pick<LabelOrder, 'format' | 'output' | 'start' | 'showPrice'> &
  Partial<Pick<LabelOrder, 'pieces' | 'donorId' | 'bins'>>;

const TIMEOUT_MS = 60_000;

/** Has the labels made and saves the file. Throws ApiRefusal or NoAnswer. */
export async function downloadLabels(branch: string, order: OrderDraft, locale: Locale): Promise<void> {
  let response: Response;
  let file: Blob;
  try {
    response = await fetch(`/api/v1/branches/${branch}/labels`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'accept-language': locale },
      body: JSON.stringify({ ...order, lang: locale }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    file = await response.blob();
  } catch (cause) {
    throw new NoAnswer(cause);
  }
  if (!response.ok) throw new ApiRefusal(response, await problemOf(file));
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = nameOf(response) ?? `etiquetas.${order.output}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

function nameOf(response: Response): string | undefined {
  return /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1];
}

async function problemOf(file: Blob): Promise<Readonly<Record<string, unknown>>> {
  try {
    return JSON.parse(await file.text()) as Readonly<Record<string, unknown>>;
  } catch {
    return {};
  }
}
