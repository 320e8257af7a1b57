import { useCallback, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useStaff } from '../staff/staff-context.tsx';
import { needsApproval } from './approval/note-approval.ts';
import { coreOf, troubled, type NoteDraft } from './note-draft.ts';
import type { PaymentMethod } from './payment.ts';
import { wrongLineField } from './read-line-fields.ts';

interface PayStepOptions {
  readonly note: NoteDraft;
  /** A charge is under way: nothing is opened beside it. */
  readonly isPending: boolean;
  readonly totalCents: number;
  /** Discounts above it are somebody else's to approve. */
  readonly clerkLimitBp: number;
  readonly complain: (text: string) => void;
  readonly onApproval: () => void;
  readonly onOpened: () => void;
}

export interface PayStep {
  readonly isPaying: boolean;
  /** Null: nobody said by which. */
  readonly method: PaymentMethod | null;
  /** To the payment, unless something of the note has to be settled first, which is then said. */
  open(method: PaymentMethod | null): void;
  /** The same by key, by no method in particular: what is being written on a line counts first. */
  openByKey(): void;
  /** To the payment, whatever stood against it: an administrator has approved. */
  force(): void;
  toNote(): void;
}

/** The counter is at the note or at its payment. */
export function usePayStep(options: PayStepOptions): PayStep {
  const { note, isPending, totalCents, clerkLimitBp, complain, onApproval, onOpened } = options;
  const { t } = useStaff();
  const [isWanted, setWanted] = useState(false);
  const [method, setMethod] = useState<PaymentMethod | null>(null);
  const toNote = useCallback(() => setWanted(false), []);
  const force = useCallback(() => setWanted(true), []);

  const open = (wanted: PaymentMethod | null) => {
    if (isPending) return;
    // What is written on a line and cannot be read is settled before the money is.
    const wrong = wrongLineField();
    if (wrong) {
      complain(t('counter.fixLine'));
      wrong.focus();
    } else if (note.lines.length === 0) complain(t('counter.emptyNote'));
    else if (troubled(note).length > 0) complain(t('counter.troubleFirst'));
    else if (totalCents + coreOf(note) === 0) complain(t('counter.zeroTotal'));
    else {
      setMethod(wanted);
      if (needsApproval(note, clerkLimitBp, new Date())) onApproval();
      else {
        onOpened();
        setWanted(true);
      }
    }
  };

  const latest = useRef(open);
  latest.current = open;
  const openByKey = () => {
    // A function key leaves the focus where it is.
    const field = document.activeElement;
    if (field instanceof HTMLInputElement && field.closest('.line-tools')) flushSync(() => field.blur());
    latest.current(null);
  };

  return {
    isPaying: isPending || (isWanted && note.lines.length > 0),
    method,
    open,
    openByKey,
    force,
    toNote,
  };
}
