import { useLayoutEffect, useRef } from 'react';

interface KeyOptions {
  /** Before what has the focus gets the key. */
  readonly isFirst?: boolean;
  readonly isOff?: boolean;
}

/**
 * Hears every key of the page, with the function of the latest drawing. From the moment the screen is seen: an effect
 * after painting would miss who types ahead, and people at a counter do.
 */
export function useKeys(
  onKey: (event: KeyboardEvent) => void,
  { isFirst = false, isOff = false }: KeyOptions = {},
): void {
  const latest = useRef(onKey);
  latest.current = onKey;
  useLayoutEffect(() => {
    if (isOff) return;
    const listen = (event: KeyboardEvent) => latest.current(event);
    document.addEventListener('keydown', listen, isFirst);
    return () => document.removeEventListener('keydown', listen, isFirst);
  }, [isFirst, isOff]);
}
