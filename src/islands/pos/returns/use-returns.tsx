import { useState, type ReactNode } from 'react';
import type { StoreCredit } from '#contract/sales';
import { ApiRefusal, isSessionOver, type StaffApi } from '../../staff/api-client.ts';
import { useStaff } from '../../staff/staff-context.tsx';
import type { CounterBranch } from '../Counter.tsx';
import type { NoteCredit } from '../note-draft.ts';
import type { ScanMessage } from '../scan-messages.ts';
import type { TillPlace } from '../till-storage.ts';
import type { Till } from '../use-till.ts';
import { ReturnDialog } from './ReturnDialog.tsx';

interface ReturnsSetting {
  readonly api: StaffApi;
  readonly place: TillPlace;
  readonly shiftId: string;
  readonly branch: CounterBranch;
  readonly till: Till;
  /** The person allows what the terms do not. */
  readonly canApprove: boolean;
  readonly say: (message: ScanMessage | null) => void;
  readonly onSessionOver: () => void;
  /** Back to the note and its field. */
  readonly onClose: () => void;
}

export interface Returns {
  start(): void;
  /** Opens what a folio or QR of a sold note names. */
  open(code: string): void;
  /** Puts a vale on the note; answers in words why not, or null. */
  readCredit(code: string): Promise<string | null>;
  readonly dialogs: ReactNode;
}

/** Returns of the till: what Ctrl D opens, what a scanned note does, and vales that pay. */
export function useReturns(setting: ReturnsSetting): Returns {
  const { api, place, till, say } = setting;
  const { t, money } = useStaff();
  /** The code that it begins with; empty: asks for one. */
  const [code, setCode] = useState<string | null>(null);
  const close = () => {
    setCode(null);
    setting.onClose();
  };

  const putOnNote = (credit: NoteCredit) => {
    till.newNote();
    till.change({ ...till.note, credit });
    say({ kind: 'ok', text: t('returns.creditOnNote', { amount: money(credit.balanceCents) }) });
  };

  const readCredit = async (text: string): Promise<string | null> => {
    try {
      const path = `/branches/${place.branch}/store-credits/${encodeURIComponent(text.trim())}`;
      const { code: known, balanceCents } = await api.get<StoreCredit>(path);
      if (balanceCents === 0) return complain(t('returns.creditEmpty'));
      putOnNote({ code: known, balanceCents });
      return null;
    } catch (error) {
      if (isSessionOver(error)) setting.onSessionOver();
      return complain(error instanceof ApiRefusal ? error.message : t('panel.noAnswer'));
    }
  };

  const complain = (text: string) => {
    say({ kind: 'error', text });
    return text;
  };

  const start = (begin: string) => {
    if (till.pending) complain(t('counter.waitCharge'));
    else setCode(begin);
  };

  return {
    start: () => start(''),
    open: start,
    readCredit,
    dialogs: code !== null && (
      <ReturnDialog
        {...setting}
        code={code}
        onCredit={(credit) => {
          putOnNote(credit);
          close();
        }}
        onClose={close}
      />
    ),
  };
}
