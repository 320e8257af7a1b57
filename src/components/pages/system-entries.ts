import type { Locale } from '#i18n';
import { SYSTEMS } from '#shared/facts/systems.ts';
import type { SystemEntry } from '../view-models.ts';
import type { StockView } from './stock-view.ts';

/** The 12 systems with what is on the shelf of each. */
export function systemEntries(
  locale: Locale,
  stock: StockView,
  href: (system: string) => string,
  current?: string,
): SystemEntry[] {
  return SYSTEMS.map(({ code, ordinal, es, en }) => ({
    code,
    ordinal,
    name: locale === 'en' ? en : es,
    href: href(code),
    ...stock.cell(code),
    isCurrent: code === current,
  }));
}
