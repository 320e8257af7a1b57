import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { BranchStockRow } from '#contract/inventory';
import type { SaleDraft, SaleReceipt } from '#contract/sales';
import { uuidv7 } from '#shared/ids.ts';
import { isRefusal, type StaffApi } from '../staff/api-client.ts';
import {
  addPiece,
  emptyNote,
  markPrices,
  markShortages,
  saleOf,
  withCores,
  type AddOutcome,
  type NoteDraft,
} from './note-draft.ts';
import { retryDelaySeconds, sendSale, type SaleOutcome } from './send-sale.ts';
import { tillStorage, type TillPlace } from './till-storage.ts';

/** `sending`: on its way. `waiting`: no answer; sent again at `retryAtMs`. `login`: after the person is back. */
export type ChargeState =
  | { readonly phase: 'idle' }
  | { readonly phase: 'sending' }
  | { readonly phase: 'waiting'; readonly retry: number; readonly retryAtMs: number }
  | { readonly phase: 'login' };

export interface Till {
  readonly note: NoteDraft;
  readonly parked: readonly NoteDraft[];
  readonly nextSequence: number;
  /** The sale on its way; while there is one the note cannot change. */
  readonly pending: SaleDraft | null;
  readonly charge: ChargeState;
  /** The note just charged, until the next begins. */
  readonly done: SaleReceipt | null;
  /** The last one charged on this screen, to print again. */
  readonly last: SaleReceipt | null;
  /** False: the browser keeps nothing; a reload would lose the note. */
  readonly isDurable: boolean;
  change(next: NoteDraft): void;
  add(row: BranchStockRow, words: { name: string; detail: string }): AddOutcome;
  startCharge(payments: SaleDraft['payments']): void;
  retryNow(): void;
  park(): void;
  resume(id: string): void;
  dropParked(id: string): NoteDraft | undefined;
  restoreParked(note: NoteDraft): void;
  newNote(): void;
  /** Shows a sale that another way than this note came to be: a hold that was delivered. */
  showDone(sale: SaleReceipt): void;
}

export interface TillEvents {
  readonly onRefused: (error: unknown) => void;
  readonly onTrouble: (kind: 'short' | 'prices' | 'cores') => void;
}

/** The state of one till: its note, what it parked, and the sale whose answer it waits for. All of it outlives a reload. */
export function useTill(
  api: StaffApi,
  at: { readonly place: TillPlace; readonly shiftId: string; readonly serverSequence: number },
  events: TillEvents,
): Till {
  const { place, shiftId, serverSequence } = at;
  const [note, setNote] = useState(() => tillStorage.note(place) ?? freshNote());
  const [parked, setParked] = useState(() => tillStorage.parked(place));
  const [pending, setPending] = useState(() => tillStorage.pending(place));
  const [nextSequence, setNextSequence] = useState(() =>
    Math.max(tillStorage.nextSequence(place), serverSequence),
  );
  const [charge, setCharge] = useState<ChargeState>({ phase: 'idle' });
  const [done, setDone] = useState<SaleReceipt | null>(null);
  const [last, setLast] = useState<SaleReceipt | null>(null);
  const [isDurable, setDurable] = useState(true);
  const isSending = useRef(false);
  const latest = useRef({ note, parked, pending, nextSequence, done, events });
  latest.current = { note, parked, pending, nextSequence, done, events };

  // Written here and not in an effect: what is on screen is on disk before anything else can happen.
  const keepNote = useCallback(
    (next: NoteDraft) => {
      latest.current.note = next;
      setDurable(tillStorage.setNote(place, next));
      setNote(next);
    },
    [place],
  );
  const keepParked = useCallback(
    (next: readonly NoteDraft[]) => {
      latest.current.parked = next;
      tillStorage.setParked(place, next);
      setParked(next);
    },
    [place],
  );
  const keepPending = useCallback(
    (sale: SaleDraft | null) => {
      latest.current.pending = sale;
      tillStorage.setPending(place, sale);
      setPending(sale);
    },
    [place],
  );

  const settle = useCallback(
    (outcome: SaleOutcome, retry: number) => {
      const { note: current, events: on } = latest.current;
      switch (outcome.kind) {
        case 'sold': {
          const next = outcome.receipt.folioSequence + 1;
          tillStorage.setNextSequence(place, next);
          setNextSequence(next);
          keepNote(freshNote());
          keepPending(null);
          setDone(outcome.receipt);
          setLast(outcome.receipt);
          setCharge({ phase: 'idle' });
          return;
        }
        case 'unknown': {
          const delayMs = retryDelaySeconds(retry + 1, outcome.retryAfterSeconds) * 1_000;
          setCharge({ phase: 'waiting', retry: retry + 1, retryAtMs: Date.now() + delayMs });
          return;
        }
        case 'login':
          setCharge({ phase: 'login' });
          return;
        case 'short':
          keepNote(markShortages(current, outcome.shortages));
          on.onTrouble('short');
          break;
        case 'prices':
          keepNote(markPrices(current, outcome.prices));
          on.onTrouble('prices');
          break;
        case 'cores':
          keepNote(withCores(current, outcome.cores));
          on.onTrouble('cores');
          break;
        case 'refused':
          // The id was charged with another body (another tab): this note needs an id of its own.
          if (isRefusal(outcome.error, 'request.key_reused')) keepNote({ ...current, ...freshId() });
          if (isRefusal(outcome.error, 'sales.approval_invalid'))
            keepNote({ ...current, approval: undefined });
          // What is left on the vale is read again before it pays.
          if (isRefusal(outcome.error, 'sales.credit_short')) keepNote({ ...current, credit: undefined });
          on.onRefused(outcome.error);
      }
      keepPending(null);
      setCharge({ phase: 'idle' });
    },
    [place, keepNote, keepPending],
  );

  const send = useCallback(
    async (sale: SaleDraft, retry: number) => {
      if (isSending.current) return;
      isSending.current = true;
      setCharge({ phase: 'sending' });
      const outcome = await sendSale(api, sale, keepPending);
      isSending.current = false;
      settle(outcome, retry);
    },
    [api, keepPending, settle],
  );

  // A sale found on this device at start had no answer when the page went away.
  useEffect(() => {
    const { pending: found } = latest.current;
    if (found) void send(found, 0);
  }, [send]);

  useEffect(() => {
    if (charge.phase !== 'waiting') return;
    const again = () => {
      if (latest.current.pending) void send(latest.current.pending, charge.retry);
    };
    const timer = setTimeout(again, Math.max(0, charge.retryAtMs - Date.now()));
    window.addEventListener('online', again);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('online', again);
    };
  }, [charge, send]);

  const actions = useMemo(() => {
    const isLocked = () => latest.current.pending !== null;
    const begin = (current: NoteDraft) =>
      current.lines.length === 0 ? { ...current, ...freshId() } : current;
    return {
      change: (next: NoteDraft) => {
        if (!isLocked()) keepNote(next);
      },
      add: (row: BranchStockRow, words: { name: string; detail: string }): AddOutcome => {
        if (isLocked()) return 'not-available';
        setDone(null);
        const added = addPiece(begin(latest.current.note), row, words);
        keepNote(added.note);
        return added.outcome;
      },
      startCharge: (payments: SaleDraft['payments']) => {
        if (isLocked() || latest.current.note.lines.length === 0 || payments.length === 0) return;
        const stamp = {
          ...place,
          shiftId,
          folioSequence: latest.current.nextSequence,
          soldAt: new Date().toISOString(),
        };
        void send(saleOf(latest.current.note, payments, stamp), 0);
      },
      retryNow: () => {
        if (latest.current.pending) void send(latest.current.pending, 0);
      },
      park: () => {
        if (isLocked() || latest.current.note.lines.length === 0) return;
        keepParked([...latest.current.parked, latest.current.note]);
        keepNote(freshNote());
      },
      resume: (id: string) => {
        if (isLocked()) return;
        const { note: current, parked: waiting } = latest.current;
        const wanted = waiting.find((one) => one.id === id);
        if (!wanted) return;
        setDone(null);
        const others = waiting.filter((one) => one.id !== id);
        keepParked(current.lines.length > 0 ? [...others, current] : others);
        keepNote(wanted);
      },
      dropParked: (id: string) => {
        const dropped = latest.current.parked.find((one) => one.id === id);
        keepParked(latest.current.parked.filter((one) => one.id !== id));
        return dropped;
      },
      restoreParked: (dropped: NoteDraft) => keepParked([...latest.current.parked, dropped]),
      newNote: () => setDone(null),
      showDone: (sale: SaleReceipt) => {
        const next = Math.max(latest.current.nextSequence, sale.folioSequence + 1);
        tillStorage.setNextSequence(place, next);
        setNextSequence(next);
        setDone(sale);
        setLast(sale);
      },
    };
  }, [place, shiftId, keepNote, keepParked, send]);

  return { note, parked, nextSequence, pending, charge, done, last, isDurable, ...actions };
}

function freshId(): Pick<NoteDraft, 'id' | 'startedAt'> {
  const now = new Date();
  return { id: uuidv7(now.getTime()), startedAt: now.toISOString() };
}

function freshNote(): NoteDraft {
  const { id, startedAt } = freshId();
  return emptyNote(id, startedAt);
}
