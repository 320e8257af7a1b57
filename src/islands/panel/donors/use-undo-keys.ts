import { useEffect, useRef } from 'react';
import { isTyping } from '../../staff/typing.ts';

/** Ctrl+Z and Ctrl+Shift+Z or Ctrl+Y, except where they undo what is being typed. */
export function useUndoKeys(undo: () => void, redo: () => void): void {
  const latest = useRef({ undo, redo });
  useEffect(() => {
    latest.current = { undo, redo };
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isRadio = event.target instanceof HTMLInputElement && /radio|checkbox/.test(event.target.type);
      if (!(event.ctrlKey || event.metaKey) || event.altKey || (isTyping(event.target) && !isRadio)) return;
      const key = event.key.toLowerCase();
      if (key !== 'z' && key !== 'y') return;
      event.preventDefault();
      if (key === 'y' || event.shiftKey) latest.current.redo();
      else latest.current.undo();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}
