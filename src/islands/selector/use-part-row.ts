import { useEffect, useState } from 'react';

export interface OpenRow {
  /** An element under the row, for what unfolds. */
  readonly place: HTMLElement;
  readonly name: string;
}

/**
 * The row of a part type in the server's list (`.plist a[data-part="system/type"]`), marked as chosen and with a
 * place made under it. `shown` changes whenever the list was replaced.
 */
export function usePartRow(
  part: string | undefined,
  shown: unknown,
  wasPressed: { readonly current: boolean },
): OpenRow | null {
  const [open, setOpen] = useState<OpenRow | null>(null);
  useEffect(() => {
    const link =
      part === undefined
        ? null
        : document.querySelector<HTMLElement>(`main .plist a[data-part="${CSS.escape(part)}"]`);
    const row = link?.closest('li');
    if (!link || !row) {
      setOpen(null);
      return undefined;
    }
    const place = document.createElement('li');
    place.className = 'open';
    row.after(place);
    row.classList.add('on');
    link.setAttribute('aria-expanded', 'true');
    // The row that was pressed may have been in the list that this one replaced.
    if (wasPressed.current && document.activeElement === document.body) link.focus({ preventScroll: true });
    row.scrollIntoView({ block: 'nearest' });
    setOpen({ place, name: row.querySelector('b')?.textContent ?? '' });
    return () => {
      row.classList.remove('on');
      link.setAttribute('aria-expanded', 'false');
      // React takes its content out first.
      queueMicrotask(() => place.remove());
    };
  }, [part, shown, wasPressed]);
  return open;
}
