import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { BranchStockPage, BranchStockRow } from '#contract/inventory';
import type { StaffApi } from '../staff/api-client.ts';
import { stockPath, type StockFilter } from './stock-filter.ts';

export const PAGE_SIZE = 200;
const DEBOUNCE_MS = 200;
const STALE_MS = 60_000;
/** How far beyond what is loaded the list goes at once. */
const AHEAD = 2_000;

type Page = BranchStockPage;

export interface StockList {
  readonly rows: readonly BranchStockRow[];
  /** Null until the first page is here. */
  readonly totals: Page['totals'] | null;
  readonly asOf: string | null;
  /** Rows that can be scrolled or jumped to; those not loaded yet arrive when they are reached. */
  readonly reachable: number;
  readonly isLoading: boolean;
  readonly error: unknown;
  /** Loads on until this many rows are here, or all of them. */
  reach(count: number): void;
  reload(): void;
  replace(row: BranchStockRow): void;
}

interface Loaded {
  readonly rows: readonly BranchStockRow[];
  readonly next: string | null;
  readonly totals: Page['totals'];
  readonly asOf: string;
}

/** The rows of a filter, page after page as they are needed. While a new filter is on its way the old rows stay; another branch starts empty. */
export function useStockList(api: StaffApi, filter: StockFilter): StockList {
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [isLoading, setLoading] = useState(true);
  const run = useRef(0);
  const wanted = useRef(PAGE_SIZE);
  const latest = useRef<{ loaded: Loaded | null; busy: boolean }>({ loaded: null, busy: false });
  const { branch, q, system, condition, state } = filter;

  const fill = useCallback(
    async (thisRun: number) => {
      if (latest.current.busy || !branch) return;
      latest.current.busy = true;
      setLoading(true);
      try {
        for (;;) {
          const have: Loaded | null = latest.current.loaded;
          if (have && (have.next === null || have.rows.length >= wanted.current)) break;
          const page: Page = await api.get<Page>(
            stockPath({ branch, q, system, condition, state }, have?.next ?? null, PAGE_SIZE),
          );
          if (run.current !== thisRun) return;
          const rows = have ? [...have.rows, ...page.items] : page.items;
          latest.current.loaded = { rows, next: page.next, totals: page.totals, asOf: page.asOf };
          setLoaded(latest.current.loaded);
          setError(null);
        }
      } catch (failure) {
        if (run.current === thisRun) setError(failure);
      } finally {
        if (run.current === thisRun) {
          latest.current.busy = false;
          setLoading(false);
        }
      }
    },
    [api, branch, q, system, condition, state],
  );

  const start = useCallback(
    (keepsRows: boolean) => {
      run.current += 1;
      latest.current = { loaded: null, busy: false };
      wanted.current = PAGE_SIZE;
      setError(null);
      setLoading(true);
      if (!keepsRows) setLoaded(null);
      return fill(run.current);
    },
    [fill],
  );

  const shownBranch = useRef<string | null>(null);
  useEffect(() => {
    const isSameBranch = shownBranch.current === branch;
    const timer = setTimeout(() => void start(isSameBranch), isSameBranch ? DEBOUNCE_MS : 0);
    shownBranch.current = branch;
    return () => clearTimeout(timer);
  }, [start, branch]);

  // Back at the screen after a while: what was sold meanwhile should show.
  useEffect(() => {
    const refresh = () => {
      const asOf = latest.current.loaded?.asOf;
      const isSmall = (latest.current.loaded?.rows.length ?? 0) <= PAGE_SIZE;
      if (
        document.visibilityState === 'visible' &&
        asOf &&
        isSmall &&
        Date.now() - Date.parse(asOf) > STALE_MS
      )
        void start(true);
    };
    document.addEventListener('visibilitychange', refresh);
    return () => document.removeEventListener('visibilitychange', refresh);
  }, [start]);

  const reach = useCallback(
    (count: number) => {
      if (count <= wanted.current) return;
      wanted.current = count;
      void fill(run.current);
    },
    [fill],
  );

  const replace = useCallback((row: BranchStockRow) => {
    const have = latest.current.loaded;
    const before = have?.rows.find((one) => one.id === row.id);
    if (!have || !before) return;
    const { totals } = have;
    latest.current.loaded = {
      ...have,
      rows: have.rows.map((one) => (one.id === row.id ? row : one)),
      totals: {
        ...totals,
        pieces: totals.pieces + row.onHand - before.onHand,
        units: totals.units + (row.kind === 'unit' ? row.onHand - before.onHand : 0),
        valueCents: totals.valueCents + valueOf(row) - valueOf(before),
      },
    };
    setLoaded(latest.current.loaded);
  }, []);

  const reload = useCallback(() => void start(true), [start]);
  return useMemo(
    () => ({
      rows: loaded?.rows ?? [],
      totals: loaded?.totals ?? null,
      asOf: loaded?.asOf ?? null,
      reachable: loaded ? Math.min(loaded.totals.rows, loaded.rows.length + AHEAD) : 0,
      isLoading,
      error,
      reach,
      reload,
      replace,
    }),
    [loaded, isLoading, error, reach, reload, replace],
  );
}

function valueOf(row: BranchStockRow): number {
  return row.onHand * (row.priceCents ?? 0);
}
