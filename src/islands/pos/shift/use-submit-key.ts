import { useRef, type RefObject } from 'react';
import { isDialogOpen } from '../../staff/typing.ts';
import { useKeys } from '../../staff/use-keys.ts';

/** F12 sends the form of the screen, as it charges at the till. */
export function useSubmitKey(): RefObject<HTMLFormElement | null> {
  const ref = useRef<HTMLFormElement>(null);
  useKeys((event) => {
    if (event.key !== 'F12' || isDialogOpen()) return;
    event.preventDefault();
    if (!event.repeat) ref.current?.requestSubmit();
  });
  return ref;
}
