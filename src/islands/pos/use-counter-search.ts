import { useCallback, useEffect, useRef, useState } from 'react';
import type { BranchStockRow, StockListing } from '#contract/inventory';
import { queryString, type StaffApi } from '../staff/api-client.ts';

const DEBOUNCE_MS = 140;
const LIMIT = 20;

/** Own branch first; `exact` is the one piece the code names, when it names one. */
export interface CounterFound {
  readonly here: readonly BranchStockRow[];
  readonly elsewhere: readonly StockListing[];
  /** How many match as well and are not listed. */
  readonly more: { readonly here: number; readonly elsewhere: number };
  readonly exact: string | null;
}

export interface CounterSearch {
  /** What `found` answers; differs from the text while typing. */
  readonly answered: string;
  readonly found: CounterFound | null;
  readonly isLoading: boolean;
  readonly error: unknown;
  lookUp(query: string): Promise<CounterFound>;
}

/** Searches as the person types; `lookUp` answers one query at once, for scans. */
export function useCounterSearch(api: StaffApi, branch: string, text: string): CounterSearch {
  const query = text.trim();
  const [state, setState] = useState<{ answered: string; found: CounterFound | null; error: unknown }>({
    answered: '',
    found: null,
    error: null,
  });
  const asked = useRef('');

  const lookUp = useCallback(
    (wanted: string, signal?: AbortSignal) =>
      api.get<CounterFound>(
        `/branches/${branch}/counter/search${queryString({ q: wanted.slice(0, 80), limit: LIMIT })}`,
        signal,
      ),
    [api, branch],
  );

  useEffect(() => {
    asked.current = query;
    if (query === '') {
      setState({ answered: '', found: null, error: null });
      return;
    }
    const aborter = new AbortController();
    const timer = setTimeout(() => {
      lookUp(query, aborter.signal).then(
        (found) => {
          if (asked.current === query) setState({ answered: query, found, error: null });
        },
        (error: unknown) => {
          if (!aborter.signal.aborted) setState({ answered: query, found: null, error });
        },
      );
    }, DEBOUNCE_MS);
    return () => {
      clearTimeout(timer);
      aborter.abort();
    };
  }, [query, lookUp]);

  return { ...state, isLoading: query !== state.answered, lookUp };
}
