import { useCallback, useEffect, useState } from 'react';
import { addressOf, selectionOf, type Selection, type SelectionBase } from './selection.ts';

/**
 * The selection lives in the address: every choice is a step of the browser's history. Before the island is alive
 * it is what the server rendered.
 */
export function useSelection({ path, pageSystem }: SelectionBase): [Selection, (next: Selection) => void] {
  const [selection, setSelection] = useState<Selection>(pageSystem ? { system: pageSystem } : {});

  useEffect(() => {
    const read = () => setSelection(selectionOf(new URL(location.href), { path, pageSystem }));
    read();
    addEventListener('popstate', read);
    return () => removeEventListener('popstate', read);
  }, [path, pageSystem]);

  const select = useCallback(
    (next: Selection) => {
      const address = addressOf(next, { path, pageSystem });
      if (address === location.pathname + location.search) return;
      history.pushState(null, '', address);
      setSelection(next);
    },
    [path, pageSystem],
  );
  return [selection, select];
}
