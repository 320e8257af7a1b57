import { useLayoutEffect, useMemo, useRef } from 'react';
import { flushSync } from 'react-dom';
import { readCreditCode } from '#shared/credit-code.ts';
import { isPrintable } from '../staff/typing.ts';
import { makeBurst } from './burst.ts';

interface ScanAnywhere {
  /** Another tab has the till. */
  readonly isOff: boolean;
  /** A scanner, or somebody, begins to write: what is on screen is still as it was. */
  readonly onStart: () => void;
  /** A whole code, after the field that it went into is as it was before. */
  readonly onCode: (code: string) => void;
}

/**
 * A scanner writes into whatever has the focus. Here its code is recognised by its pace wherever it lands, its Enter does
 * nothing, and the field gets back what it held. Fields that are for scanning say so: `data-takes-scan` is `any`, or
 * `credit` for vales only. What people type is never held back: only the Enter after a burst is.
 */
export function useScanAnywhere(setting: ScanAnywhere): void {
  const latest = useRef(setting);
  latest.current = setting;
  const { isOff } = setting;
  const burst = useMemo(makeBurst, []);
  useLayoutEffect(() => {
    if (isOff) return;
    let giveBack = () => {};
    /** Where the focus was once the code was dealt with; a second Enter comes there too. */
    let settledOn: Element | null = null;
    const listen = (event: KeyboardEvent) => {
      if (isPrintable(event)) {
        if (!burst.key(event.key, event.timeStamp)) return;
        giveBack = keeperOf(document.activeElement);
        latest.current.onStart();
        return;
      }
      if (event.key !== 'Enter') {
        // Shift writes capitals, and a scanner holds it too.
        if (event.key !== 'Shift') burst.other();
        return;
      }
      const ended = burst.enter(event.timeStamp);
      if (!ended || (ended.kind === 'again' && document.activeElement !== settledOn)) return;
      if (ended.kind === 'code' && isFor(document.activeElement, ended.code)) {
        settledOn = document.activeElement;
        return;
      }
      event.preventDefault();
      event.stopImmediatePropagation();
      if (ended.kind === 'again') return;
      flushSync(giveBack);
      latest.current.onCode(ended.code);
      settledOn = document.activeElement;
    };
    // On the window: before anything on the page, whenever that was drawn.
    window.addEventListener('keydown', listen, true);
    return () => window.removeEventListener('keydown', listen, true);
  }, [burst, isOff]);
}

function isFor(field: Element | null, code: string): boolean {
  const takes = field?.getAttribute('data-takes-scan');
  if (takes === 'credit') return readCreditCode(code) !== null;
  return takes === 'any' || (field instanceof HTMLInputElement && field.type === 'password');
}

/** Puts back what a field holds now, as if it had been typed. */
function keeperOf(field: Element | null): () => void {
  if (field instanceof HTMLSelectElement) return keeping(field, HTMLSelectElement.prototype, 'change');
  if (field instanceof HTMLTextAreaElement) return keeping(field, HTMLTextAreaElement.prototype, 'input');
  if (field instanceof HTMLInputElement) return keeping(field, HTMLInputElement.prototype, 'input');
  return () => {};
}

function keeping(field: { value: string } & HTMLElement, kind: object, said: 'input' | 'change'): () => void {
  const { value } = field;
  return () => {
    if (field.value === value || !field.isConnected) return;
    // Through the setter of the platform: React's own would take it for no change.
    Object.getOwnPropertyDescriptor(kind, 'value')?.set?.call(field, value);
    field.dispatchEvent(new Event(said, { bubbles: true }));
  };
}
