import { useCallback, useEffect, useRef, useState } from 'react';

/**
 * Two tabs of one till would work on the same note. The newest tab takes the till and the others step back;
 * `claim` takes it back here.
 */
export function useSingleTab(till: string): { readonly isMine: boolean; readonly claim: () => void } {
  const [isMine, setMine] = useState(true);
  const channel = useRef<BroadcastChannel | null>(null);
  useEffect(() => {
    if (typeof BroadcastChannel === 'undefined') return;
    const opened = new BroadcastChannel(`multipartes.caja.${till}`);
    channel.current = opened;
    opened.onmessage = () => setMine(false);
    opened.postMessage('claim');
    return () => opened.close();
  }, [till]);
  const claim = useCallback(() => {
    channel.current?.postMessage('claim');
    location.reload();
  }, []);
  return { isMine, claim };
}
