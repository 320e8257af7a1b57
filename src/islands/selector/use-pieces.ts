import { useCallback, useEffect, useState } from 'react';
import type { StockListing, StockPage } from '#contract/inventory';
import type { Position } from '#shared/positions.ts';
import { failureOf } from './failure.ts';
import { readBranch, watchBranch } from '../../elements/chosen-branch.ts';

const FIELDS = [
  'code',
  'kind',
  'condition',
  'position',
  'maker',
  'partNumber',
  'branch',
  'grade',
  'odometerKm',
  'damageCodes',
  'priceCents',
  'available',
  'fit',
] as const satisfies readonly (keyof StockListing)[];

export type PieceRow = Pick<StockListing, (typeof FIELDS)[number]>;

export type PiecesState =
  | { readonly status: 'loading' | 'failed' | 'offline'; readonly rows: readonly PieceRow[] }
  | { readonly status: 'ready'; readonly rows: readonly PieceRow[]; readonly isHere: boolean };

/** What fits under a row without hiding the next ones; the list page has the rest. */
const SHOWN = 6;
const EVERY_MS = 15_000;

interface Wanted {
  readonly generation: string;
  readonly partType: string;
  readonly position: Position | undefined;
}

/** "Usadas" or "Nuevas" of the page's own switch; empty for both. */
function chosenCondition(): string {
  return document.querySelector<HTMLInputElement>('main input[name="condicion"]:checked')?.value ?? '';
}

async function askPieces(
  { generation, partType, position }: Wanted,
  branch: string | null,
  signal: AbortSignal,
) {
  const query = new URLSearchParams({ generation, partType, fields: FIELDS.join(), limit: String(SHOWN) });
  if (position) query.set('position', position);
  if (branch) query.set('branch', branch);
  const condition = chosenCondition();
  if (condition) query.set('condition', condition);
  const response = await fetch(`/api/v1/stock?${query.toString()}`, { signal });
  if (!response.ok) throw new Error(String(response.status));
  return ((await response.json()) as StockPage).items as PieceRow[];
}

/**
 * The cheapest pieces of a part type: at the chosen branch, or in the chain when that has none. Asked anew every
 * 15 s while the page is seen, so that what is read is there.
 */
export function usePieces({
  generation,
  partType,
  position,
}: Wanted): PiecesState & { readonly retry: () => void } {
  const [state, setState] = useState<PiecesState>({ status: 'loading', rows: [] });
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    const request = new AbortController();
    setState({ status: 'loading', rows: [] });
    const ask = async () => {
      try {
        const branch = readBranch();
        const here = await askPieces({ generation, partType, position }, branch, request.signal);
        const isHere = branch === null || here.length > 0;
        const rows = isHere
          ? here
          : await askPieces({ generation, partType, position }, null, request.signal);
        setState({ status: 'ready', rows, isHere });
      } catch (error) {
        if (request.signal.aborted) return;
        // Rows already shown stay: old numbers are better than none.
        setState((before) => (before.status === 'ready' ? before : { status: failureOf(error), rows: [] }));
      }
    };
    const askWhenSeen = () => {
      if (!document.hidden) void ask();
    };
    void ask();
    const timer = setInterval(askWhenSeen, EVERY_MS);
    document.addEventListener('visibilitychange', askWhenSeen);
    addEventListener('online', askWhenSeen);
    const unwatch = watchBranch(askWhenSeen);
    const onSwitch = ({ target }: Event) =>
      target instanceof HTMLInputElement && target.name === 'condicion' && askWhenSeen();
    document.addEventListener('change', onSwitch);
    return () => {
      request.abort();
      clearInterval(timer);
      document.removeEventListener('visibilitychange', askWhenSeen);
      removeEventListener('online', askWhenSeen);
      unwatch();
      document.removeEventListener('change', onSwitch);
    };
  }, [generation, partType, position, attempt]);

  const retry = useCallback(() => setAttempt((count) => count + 1), []);
  return { ...state, retry };
}
