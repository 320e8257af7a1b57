import { translator, type Locale } from '#i18n';
import { stockWord, type StockStateName } from '../../elements/stock-words.ts';
import type { StockCell } from './stock-view.ts';

/** The badge of a count before a branch is chosen; `live-stock` writes the same words. */
export function stockBadge(
  { available, fromCents }: StockCell,
  locale: Locale,
): { readonly state: StockStateName; readonly stateText: string } {
  const t = translator(locale);
  const word = stockWord({ key: '', available, here: null, fromCents, branches: [] });
  if (word.state === 'available')
    return { state: 'available', stateText: t('elements.available', { count: word.count }) };
  if (word.state === 'last') return { state: 'last', stateText: t('elements.stateLast') };
  return { state: 'sold', stateText: t('elements.stateSold') };
}
