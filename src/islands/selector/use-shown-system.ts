import { useCallback, useEffect, useState } from 'react';
import type { SystemCode } from '#shared/facts/systems.ts';
import { failureOf, type Failure } from './failure.ts';
import type { SelectionBase } from './selection.ts';
import { fetchSystemPage, rememberPage, showPage } from './system-panes.ts';

/** Brings the panes of the selected system onto the page. `shown` is the system they are of; `''` for none. */
export function useShownSystem(system: SystemCode | undefined, { path, pageSystem }: SelectionBase) {
  const [shown, setShown] = useState<string>(pageSystem ?? '');
  const [failure, setFailure] = useState<Failure | null>(null);
  const [attempt, setAttempt] = useState(0);
  const wanted = system ?? '';

  useEffect(() => rememberPage(pageAddress(path, pageSystem)), [path, pageSystem]);

  useEffect(() => {
    setFailure(null);
    if (wanted === shown) return undefined;
    let isCurrent = true;
    fetchSystemPage(pageAddress(path, system)).then(
      (page) => {
        if (!isCurrent) return;
        showPage(page);
        setShown(wanted);
      },
      (error: unknown) => isCurrent && setFailure(failureOf(error)),
    );
    return () => {
      isCurrent = false;
    };
  }, [wanted, system, shown, path, attempt]);

  const retry = useCallback(() => setAttempt((count) => count + 1), []);
  return { shown, failure, retry };
}

const pageAddress = (path: string, system: SystemCode | undefined) => (system ? `${path}/${system}` : path);
