import { localizedPath, type Locale } from '#i18n';

/** Addresses of the public site. All take the page's language and answer a path without query. */
export function homeLink(locale: Locale): string {
  return localizedPath('/', locale);
}

/** `/refacciones`, or a make, model, generation (`nissan/tsuru/b13`), system or part type below it. */
export function catalogLink(locale: Locale, ...steps: readonly string[]): string {
  return localizedPath(['/refacciones', ...steps].join('/'), locale);
}

export function pieceLink(locale: Locale, code: string): string {
  return localizedPath(`/pieza/${encodeURIComponent(code)}`, locale);
}

/** `/sistemas`, or one of the twelve. */
export function systemLink(locale: Locale, ...system: readonly string[]): string {
  return localizedPath(['/sistemas', ...system].join('/'), locale);
}

/** `/sucursales`, or one branch. */
export function branchLink(locale: Locale, ...slug: readonly string[]): string {
  return localizedPath(['/sucursales', ...slug].join('/'), locale);
}

export function searchLink(locale: Locale, text?: string): string {
  return localizedPath('/buscar', locale) + (text ? `?q=${encodeURIComponent(text)}` : '');
}

/** Makes a path absolute for machines (canonical, JSON-LD, WhatsApp). */
export function absoluteLink(site: URL, path: string): string {
  return new URL(path, site).href;
}

/** A conversation with a branch's WhatsApp that starts with this text. `number` has its country code. */
export function whatsappLink(number: string, text: string): string {
  return `https://wa.me/${number}?text=${encodeURIComponent(text)}`;
}

/** A place on OpenStreetMap; opened by the visitor, never embedded. */
export function mapLink(latitude: number, longitude: number): string {
  return `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=17/${latitude}/${longitude}`;
}
