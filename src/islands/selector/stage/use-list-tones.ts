import { useEffect } from 'react';
import type { Tone } from '../../../viewer/contract.ts';

/** Marks the rows of the page's list as the parts of the scene are painted, as long as they are. */
export function useListTones(tones: ReadonlyMap<string, Tone> | undefined): void {
  useEffect(() => {
    const list = document.querySelector('main .parts');
    if (!list || !tones) return undefined;
    const mark = () => {
      for (const row of list.querySelectorAll<HTMLElement>('a[data-part]')) {
        const type = row.dataset['part']?.split('/')[1] ?? '';
        const tone = tones.get(type) ?? 'none';
        if (row.dataset['tone'] !== tone) row.dataset['tone'] = tone;
      }
    };
    mark();
    // The list of another system takes the place of this one.
    const observer = new MutationObserver(mark);
    observer.observe(list, { childList: true, subtree: true });
    return () => {
      observer.disconnect();
      for (const row of list.querySelectorAll<HTMLElement>('a[data-tone]')) delete row.dataset['tone'];
    };
  }, [tones]);
}
