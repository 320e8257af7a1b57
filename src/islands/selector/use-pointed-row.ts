import { useEffect } from 'react';
import type { Aim } from '../../viewer/contract.ts';

/** Marks in the page's lists what is pointed at on the stage. `shown` changes whenever the lists were replaced. */
export function usePointedRow(pointed: Aim | undefined, shown: unknown): void {
  const system = pointed?.system;
  const part = pointed?.type === undefined ? undefined : `${pointed.system}/${pointed.type}`;
  useEffect(() => {
    const selectors = [
      part && `main .plist a[data-part="${CSS.escape(part)}"]`,
      system && `main nav.sys a[data-live="${CSS.escape(system)}"]`,
    ].filter(Boolean);
    if (selectors.length === 0) return undefined;
    const rows = document.querySelectorAll<HTMLElement>(selectors.join());
    for (const row of rows) row.dataset['pointed'] = '';
    return () => {
      for (const row of rows) delete row.dataset['pointed'];
    };
  }, [system, part, shown]);
}
