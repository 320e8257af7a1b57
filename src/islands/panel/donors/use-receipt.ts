import { useCallback, useEffect, useMemo, useState } from 'react';
import type { z } from 'zod';
import type { Teardown } from '#contract/inventory';
import { uuidv7 } from '#shared/ids.ts';
import {
  forgetDraft,
  readDraft,
  saveDraft,
  type CarDraft,
  type DraftStep,
  type ReceiptDraft,
} from './draft-storage.ts';
import { redo, startHistory, step, undo, type History } from './history.ts';
import { UNTOUCHED, type TeardownState } from './teardown-state.ts';

export type Kept = 'nothing' | 'restored' | 'saved' | 'unsaved';

export interface Receipt {
  /** Null before the car is known. */
  readonly draft: ReceiptDraft | null;
  readonly kept: Kept;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  start(car: CarDraft, teardown: z.infer<typeof Teardown>): void;
  change(make: (before: TeardownState) => TeardownState): void;
  go(step: DraftStep): void;
  undo(): void;
  redo(): void;
  /** The car was received, or given up. */
  forget(): void;
}

type Fixed = Omit<ReceiptDraft, 'state' | 'savedAt'>;

/** The car that is being received: every change is kept on this device, and can be taken back. */
export function useReceipt(email: string): Receipt {
  const [found] = useState(() => readDraft(email));
  const [fixed, setFixed] = useState<Fixed | null>(found);
  const [history, setHistory] = useState<History<TeardownState>>(() =>
    startHistory(found?.state ?? UNTOUCHED),
  );
  const [kept, setKept] = useState<Kept>(found ? 'restored' : 'nothing');
  const { now: state } = history;
  const draft = useMemo<ReceiptDraft | null>(
    () => fixed && { ...fixed, state, savedAt: new Date().toISOString() },
    [fixed, state],
  );

  useEffect(() => {
    // What was only read is not written again.
    if (!draft || (draft.state === found?.state && fixed === found)) return;
    setKept(saveDraft(email, draft) ? 'saved' : 'unsaved');
  }, [draft, email, found, fixed]);

  const start = useCallback((car: CarDraft, teardown: z.infer<typeof Teardown>) => {
    setFixed((before) => ({ id: before?.id ?? uuidv7(Date.now()), car, teardown, step: 'teardown' }));
  }, []);
  const change = useCallback(
    (make: (before: TeardownState) => TeardownState) =>
      setHistory((before) => step(before, make(before.now))),
    [],
  );
  const go = useCallback((next: DraftStep) => setFixed((before) => before && { ...before, step: next }), []);
  const forget = useCallback(() => {
    forgetDraft(email);
    setFixed(null);
    setHistory(startHistory(UNTOUCHED));
    setKept('nothing');
  }, [email]);
  return {
    draft,
    kept,
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    start,
    change,
    go,
    undo: useCallback(() => setHistory(undo), []),
    redo: useCallback(() => setHistory(redo), []),
    forget,
  };
}
