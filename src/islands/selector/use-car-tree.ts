import { useCallback, useEffect, useState } from 'react';
import type { CarTree } from '#contract/catalog';
import { failureOf } from './failure.ts';

export type CarTreeState =
  | { readonly status: 'waiting' | 'failed' | 'offline'; readonly tree: null }
  | { readonly status: 'ready'; readonly tree: CarTree };

/** Latest moment at which the tree is fetched although nobody reached for the form yet. */
const IDLE_MS = 3_000;

let answer: Promise<CarTree> | undefined;

/** One request per page; a failed one may be repeated. */
function fetchCarTree(): Promise<CarTree> {
  answer ??= fetch('/api/v1/catalog/tree').then(async (response) => {
    if (!response.ok) throw new Error(String(response.status));
    return (await response.json()) as CarTree;
  });
  answer.catch(() => (answer = undefined));
  return answer;
}

function savesData(): boolean {
  const { connection } = navigator as Navigator & { connection?: { saveData?: boolean } };
  return connection?.saveData === true;
}

/** The catalog of cars, fetched when `want` is called or the browser is idle, whichever comes first. */
export function useCarTree(): CarTreeState & { readonly want: () => void; readonly retry: () => void } {
  const [state, setState] = useState<CarTreeState>({ status: 'waiting', tree: null });
  const [isWanted, setWanted] = useState(false);
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    if (isWanted || savesData()) return undefined;
    const want = () => setWanted(true);
    if (!('requestIdleCallback' in window)) {
      const timer = setTimeout(want, IDLE_MS);
      return () => clearTimeout(timer);
    }
    const request = requestIdleCallback(want, { timeout: IDLE_MS });
    return () => cancelIdleCallback(request);
  }, [isWanted]);

  useEffect(() => {
    if (!isWanted) return undefined;
    let isCurrent = true;
    setState({ status: 'waiting', tree: null });
    fetchCarTree().then(
      (tree) => isCurrent && setState({ status: 'ready', tree }),
      (error: unknown) => isCurrent && setState({ status: failureOf(error), tree: null }),
    );
    return () => {
      isCurrent = false;
    };
  }, [isWanted, attempt]);

  const isStuck = state.status === 'offline' || state.status === 'failed';
  const retry = useCallback(() => setAttempt((count) => count + 1), []);
  useEffect(() => {
    if (!isStuck) return undefined;
    addEventListener('online', retry);
    return () => removeEventListener('online', retry);
  }, [isStuck, retry]);

  const want = useCallback(() => setWanted(true), []);
  return { ...state, want, retry };
}
