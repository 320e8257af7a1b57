import { useEffect, useState } from 'react';
import type { VinView } from '../vin/vin-view.ts';
import type { SentenceView } from './read-sentence.ts';
import { useTexts } from './texts.tsx';

/**
 * What a VIN in the sentence says, once the server has answered. Until then, and when it does not answer, the sentence
 * stands as it was: Enter leads to the search page, which reads the number too.
 */
export function useVin(view: SentenceView | null): SentenceView | null {
  const { locale } = useTexts();
  const [read, setRead] = useState<{ readonly vin: string; readonly view: VinView } | null>(null);
  const vin = view?.vin;

  useEffect(() => {
    if (vin === undefined) return;
    const abort = new AbortController();
    import('../vin/vin-view.ts')
      .then(({ fetchVinView }) => fetchVinView(vin, locale, abort.signal))
      .then(
        (found) => setRead({ vin, view: found }),
        () => undefined,
      );
    return () => abort.abort();
  }, [vin, locale]);

  if (!view || vin === undefined || read?.vin !== vin) return view;
  const { href: _href, car: _car, question: _question, wish: _wish, ...rest } = view;
  return { ...rest, ...read.view };
}
