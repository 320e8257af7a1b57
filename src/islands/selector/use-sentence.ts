import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import type { CarTree } from '#contract/catalog';
import type { Choice } from '#contract/search';
import type * as ReaderModule from './read-sentence.ts';
import type { SentenceView } from './read-sentence.ts';
import { useBranchNames } from './use-branch-names.ts';
import { useTexts } from './texts.tsx';

type Reader = typeof ReaderModule;

let reader: Promise<Reader> | undefined;

interface Options {
  readonly tree: CarTree | null;
  readonly car: string | undefined;
  readonly chosen: Choice | undefined;
}

/** What the sentence says; null until the box is used and both the vocabulary and the cars are there. */
export function useSentence(
  text: string,
  isUsed: boolean,
  { tree, car, chosen }: Options,
): SentenceView | null {
  const { locale, t } = useTexts();
  const [loaded, setLoaded] = useState<Reader | null>(null);
  const deferred = useDeferredValue(text);
  const branches = useBranchNames();

  useEffect(() => {
    if (!isUsed || loaded) return;
    reader ??= import('./read-sentence.ts');
    // Offline or an old page after a new release: the form still goes to the search page.
    reader.then(setLoaded, () => (reader = undefined));
  }, [isUsed, loaded]);

  return useMemo(() => {
    if (!loaded || !tree || deferred.trim() === '') return null;
    const lastYear = new Date().getFullYear() + 1;
    return loaded.readSentence(deferred, { tree, car, chosen, branches, lastYear, locale, t });
  }, [loaded, tree, deferred, car, chosen, branches, locale, t]);
}
