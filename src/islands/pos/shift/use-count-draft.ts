import { useCallback, useState } from 'react';
import { tillStorage, type TillPlace } from '../till-storage.ts';
import type { TypedCount } from './typed-count.ts';

/** A count under way, kept on this device: a reload in the middle of it loses nothing. */
export function useCountDraft(
  place: TillPlace,
  purpose: 'float' | 'close',
): { typed: TypedCount; setTyped: (typed: TypedCount) => void; forget: () => void } {
  const [typed, setShown] = useState<TypedCount>(() => tillStorage.count(place, purpose));
  const setTyped = useCallback(
    (next: TypedCount) => {
      tillStorage.setCount(place, purpose, next);
      setShown(next);
    },
    [place, purpose],
  );
  const forget = useCallback(() => tillStorage.setCount(place, purpose, null), [place, purpose]);
  return { typed, setTyped, forget };
}
