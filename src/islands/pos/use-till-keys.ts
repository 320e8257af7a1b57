import type { RefObject } from 'react';
import { isDialogOpen, isPrintable, isTyping } from '../staff/typing.ts';
import { useKeys } from '../staff/use-keys.ts';
import type { PaymentMethod } from './payment.ts';
import type { Scan } from './use-scan.ts';

export interface TillCommands {
  readonly help: () => void;
  readonly search: () => void;
  readonly customer: () => void;
  readonly car: () => void;
  readonly discount: () => void;
  readonly quote: () => void;
  readonly hold: () => void;
  readonly park: () => void;
  readonly shift: () => void;
  readonly papers: () => void;
  readonly takeBack: () => void;
  readonly remove: () => void;
  readonly charge: () => void;
}

interface TillKeys {
  /** Another tab has the till. */
  readonly isOff: boolean;
  readonly commands: TillCommands;
  readonly canDiscount: boolean;
  readonly isPaying: boolean;
  readonly isDone: boolean;
  readonly scan: Scan;
  readonly scanRef: RefObject<HTMLInputElement | null>;
  readonly onMethod: (method: PaymentMethod) => void;
  readonly onBack: () => void;
  readonly onLine: (by: number) => void;
  readonly onQuantity: (by: number) => void;
  readonly onPrint: () => void;
}

const METHOD_KEYS: Readonly<Record<string, PaymentMethod>> = { '1': 'cash', '2': 'card', '3': 'transfer' };

/** Every key of the counter in one place. The function keys act anywhere, the others only where they are not text. */
export function useTillKeys(keys: TillKeys): void {
  useKeys(
    (event) => {
      if (isDialogOpen() || event.defaultPrevented) return;
      if (onFunctionKey(event, keys)) event.preventDefault();
      else if (event.target === keys.scanRef.current) onScanKey(event, keys);
      else onOtherKey(event, keys);
    },
    { isOff: keys.isOff },
  );
}

function onFunctionKey(event: KeyboardEvent, { commands, canDiscount, isDone, onPrint }: TillKeys): boolean {
  if (event.ctrlKey || event.metaKey) {
    const key = event.key.toLowerCase();
    if (key === 'd' && !event.repeat) commands.takeBack();
    else if (key === 'p' && isDone) onPrint();
    else return false;
    return true;
  }
  const named: Readonly<Record<string, (() => void) | undefined>> = {
    F1: commands.help,
    F2: commands.search,
    F3: commands.customer,
    F4: commands.car,
    F5: canDiscount ? commands.discount : undefined,
    F6: commands.quote,
    F7: commands.hold,
    F8: commands.park,
    F9: commands.shift,
    F10: commands.papers,
    F12: commands.charge,
  };
  const run = event.altKey || event.shiftKey ? undefined : named[event.key];
  if (!run) return false;
  if (!event.repeat) run();
  return true;
}

function onScanKey(event: KeyboardEvent, keys: TillKeys): void {
  const { scan, commands } = keys;
  const isEmpty = scan.text === '';
  const by: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };
  const step = by[event.key];
  if (step !== undefined) {
    if (!scan.move(step)) keys.onLine(Math.sign(step));
  } else if (event.key === 'Enter') {
    if (!event.repeat) scan.enter(event.timeStamp);
  } else if (event.key === 'Escape') keys.onBack();
  else if (isEmpty && event.key === 'Delete') commands.remove();
  else if (isEmpty && event.key === '+') keys.onQuantity(1);
  else if (isEmpty && event.key === '-') keys.onQuantity(-1);
  else {
    if (isPrintable(event)) scan.key(event.timeStamp);
    return;
  }
  event.preventDefault();
}

function onOtherKey(event: KeyboardEvent, keys: TillKeys): void {
  if (event.key === 'Escape') {
    event.preventDefault();
    keys.onBack();
    return;
  }
  if (isTyping(event.target)) return;
  const method = METHOD_KEYS[event.key];
  if (keys.isPaying) return;
  if (method && isPrintable(event)) {
    event.preventDefault();
    keys.onMethod(method);
  } else if (event.key === 'Delete') keys.commands.remove();
  else if (isPrintable(event) && event.key !== ' ') {
    // The field takes the key itself: focus moves before the key is written.
    keys.scanRef.current?.focus();
    keys.scan.key(event.timeStamp);
  }
}
