import { useEffect, useRef } from 'react';
import type { Selection } from './selection.ts';

/** Escape goes up one level: from the part to its system, from the system to the car. */
export function useStepBack(selection: Selection, onSelect: (next: Selection) => void): void {
  const latest = useRef({ selection, onSelect });
  useEffect(() => {
    latest.current = { selection, onSelect };
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { selection: now, onSelect: select } = latest.current;
      if (event.key !== 'Escape' || event.defaultPrevented || !now.system || isElsewhere(event.target))
        return;
      select(now.partType === undefined ? {} : { system: now.system });
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}

/** Escape there closes or clears something of its own. */
function isElsewhere(target: EventTarget | null): boolean {
  if (document.querySelector(':popover-open, dialog[open]')) return true;
  return (
    target instanceof Element &&
    target.closest('input:not([type="radio"], [type="range"]), select, textarea') !== null
  );
}
