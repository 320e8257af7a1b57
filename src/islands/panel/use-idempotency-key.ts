import { useRef } from 'react';
import { uuidv7 } from '#shared/ids.ts';

/**
 * One key per deed: the same body sent again after a lost answer carries the same key, another body a new one.
 * `forget` after the deed is known to be done or refused.
 */
export function useIdempotencyKey(): { keyFor: (body: unknown) => string; forget: () => void } {
  const held = useRef<{ body: string; key: string } | null>(null);
  return {
    keyFor: (body) => {
      const text = JSON.stringify(body);
      if (held.current?.body !== text) held.current = { body: text, key: uuidv7(Date.now()) };
      return held.current.key;
    },
    forget: () => {
      held.current = null;
    },
  };
}
