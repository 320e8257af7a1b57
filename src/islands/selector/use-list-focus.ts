import { useCallback, useEffect, useMemo, useRef } from 'react';
import type { Selection } from './selection.ts';

interface ListFocus {
  /** Leads to the list that says the same as the stage. */
  readonly now: () => void;
  /** The same, as soon as the list is that of the system that was just chosen. */
  readonly whenShown: (next: Selection) => void;
}

/** Focus follows a choice on the stage to the heading of its list; on a phone the page stays where it is. */
export function useListFocus({ system }: Selection, shown: string): ListFocus {
  const isDue = useRef(false);
  useEffect(() => {
    if (!isDue.current || shown !== (system ?? '')) return;
    isDue.current = false;
    focusList({ preventScroll: true });
  }, [system, shown]);

  const now = useCallback(() => {
    focusList({ preventScroll: true });
    document.querySelector('main .parts')?.scrollIntoView({ block: 'start', behavior: 'smooth' });
  }, []);
  const whenShown = useCallback(() => {
    isDue.current = true;
  }, []);
  return useMemo(() => ({ now, whenShown }), [now, whenShown]);
}

function focusList(options: FocusOptions): void {
  const heading = document.querySelector<HTMLElement>('main .parts h2');
  if (!heading) return;
  heading.tabIndex = -1;
  heading.focus(options);
}
