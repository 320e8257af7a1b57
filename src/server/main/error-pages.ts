import { localeOfPath, type Locale } from '#i18n';
import { SECURITY_HEADERS, contentPolicy } from './security-headers.ts';
import type { SiteFiles } from './site-files.ts';
import type { StoredAnswer } from './stored-answer.ts';
import { plainBody } from './stored-body.ts';

export type ErrorStatus = 400 | 403 | 404 | 405 | 414 | 421 | 429 | 500 | 503;

/** Built pages for errors, the first that exists: `/404` and `/en/404`, `/error-503` and `/en/error-503`. */
function candidates(status: ErrorStatus, locale: Locale): string[] {
  const spanish = [`/error-${status}`, `/${status}`];
  return locale === 'en' ? [...spanish.map((url) => `/en${url}`), ...spanish] : spanish;
}

const PLAIN: Record<ErrorStatus, Record<Locale, string>> = {
  400: { 'es-MX': 'Esa dirección no se entiende.', en: 'That address is not understood.' },
  403: {
    'es-MX': 'Esa solicitud viene de otro sitio. Abre Multipartes y repítela ahí.',
    en: 'That request comes from another site. Open Multipartes and repeat it there.',
  },
  404: { 'es-MX': 'Esa dirección no existe.', en: 'That address does not exist.' },
  405: {
    'es-MX': 'Esa dirección no permite esa operación.',
    en: 'That address does not allow that operation.',
  },
  414: { 'es-MX': 'Esa dirección es demasiado larga.', en: 'That address is too long.' },
  421: {
    'es-MX': 'Este servidor no atiende ese nombre. Agrégalo en ALLOWED_HOSTS.',
    en: 'This server does not answer to that name. Add it to ALLOWED_HOSTS.',
  },
  429: {
    'es-MX': 'Son demasiadas páginas seguidas. Espera un minuto e intenta de nuevo.',
    en: 'That is too many pages in a row. Wait a minute and try again.',
  },
  500: { 'es-MX': 'Algo falló de nuestro lado.', en: 'Something failed on our side.' },
  503: {
    'es-MX': 'No podemos atender en este momento. Intenta de nuevo en unos segundos.',
    en: 'We cannot answer right now. Try again in a few seconds.',
  },
};

export interface ErrorPages {
  for(status: ErrorStatus, pathname: string): StoredAnswer;
}

/** The longest that it makes sense to wait: a limit begins anew every minute. */
export const RETRY_SECONDS: Readonly<Partial<Record<ErrorStatus, number>>> & { readonly 429: number } = {
  429: 60,
  503: 5,
};

/** Error pages by status and language of the address: the built one, or a bare sentence. */
export function createErrorPages(site: Pick<SiteFiles, 'at'>): ErrorPages {
  const known = new Map<string, StoredAnswer>();
  return {
    for(status, pathname) {
      const locale = localeOfPath(pathname);
      const key = `${status} ${locale}`;
      let answer = known.get(key);
      if (!answer) known.set(key, (answer = make(status, locale)));
      return answer;
    },
  };

  function make(status: ErrorStatus, locale: Locale): StoredAnswer {
    const built = candidates(status, locale)
      .map((url) => site.at(url))
      .find((file) => file?.isPage);
    const retrySeconds = RETRY_SECONDS[status];
    const contentType = built ? 'text/html; charset=utf-8' : 'text/plain; charset=utf-8';
    const headers = [
      ...SECURITY_HEADERS,
      'content-type',
      contentType,
      'cache-control',
      'no-store',
      'content-security-policy',
      contentPolicy(contentType, null),
      ...(retrySeconds === undefined ? [] : ['retry-after', String(retrySeconds)]),
      ...(status === 405 ? ['allow', 'GET, HEAD'] : []),
    ];
    const body = built?.answer.body ?? plainBody(Buffer.from(`${PLAIN[status][locale]}\n`));
    return { status, body, hash: built?.answer.hash ?? `${status}`, headers };
  }
}
