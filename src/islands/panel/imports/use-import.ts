import { useCallback, useEffect, useState } from 'react';
import type { ImportView } from '#contract/exchange';
import { useStaff } from '../../staff/staff-context.tsx';

const BUSY = new Set(['checking', 'running', 'undoing']);
const LOOK_EVERY_MS = 700;

export function isBusy(view: ImportView): boolean {
  return BUSY.has(view.state);
}

/** One import, looked at again while work goes on. A failed look is repeated: the work does not depend on it. */
export function useImport(path: string): {
  readonly view: ImportView | null;
  readonly error: unknown;
  readonly show: (view: ImportView) => void;
} {
  const { api } = useStaff();
  const [view, setView] = useState<ImportView | null>(null);
  const [error, setError] = useState<unknown>(null);
  const look = useCallback(async () => {
    try {
      setView(await api.get<ImportView>(path));
      setError(null);
    } catch (failure) {
      setError(failure);
    }
  }, [api, path]);
  useEffect(() => void look(), [look]);
  const isWorking = view !== null && isBusy(view);
  useEffect(() => {
    if (!isWorking) return;
    const timer = setInterval(() => void look(), LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [isWorking, look]);
  return { view, error, show: setView };
}
