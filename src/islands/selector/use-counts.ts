import { useCallback, useState } from 'react';
import { fetchSummary, type SummaryItem } from './stock-summary.ts';

const NONE: ReadonlyMap<string, SummaryItem> = new Map();

/** Counts of one generation, or of the whole catalog, at every level, empty until `refresh` is called; answers younger than 15 s are not asked twice. */
export function useCounts(generation: string | null): {
  readonly counts: ReadonlyMap<string, SummaryItem>;
  readonly refresh: () => void;
} {
  const [counts, setCounts] = useState(NONE);
  const refresh = useCallback(() => {
    fetchSummary(generation === null ? {} : { generation }).then(
      (items) => setCounts(new Map(items.map((item) => [item.key, item]))),
      // The lists beside it say how old their numbers are; without an answer names stand alone.
      () => undefined,
    );
  }, [generation]);
  return { counts, refresh };
}
