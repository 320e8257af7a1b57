import { useEffect, useRef, type RefObject } from 'react';
import { isDialogOpen } from '../../staff/typing.ts';

/** F12 sends the form of the screen, as it charges at the till. */
export function useSubmitKey(): RefObject<HTMLFormElement | null> {
  const ref = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key !== 'F12' || isDialogOpen()) return;
      event.preventDefault();
      if (!event.repeat) ref.current?.requestSubmit();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
  return ref;
}
