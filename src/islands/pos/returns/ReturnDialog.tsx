import { useCallback, useEffect, useState } from 'react';
import type { ReceivedCore, ReturnableNote, ReturnReceipt } from '#contract/sales';
import { queryString, type StaffApi } from '../../staff/api-client.ts';
import { Dialog } from '../../staff/Dialog.tsx';
import { RefusalNote, useRefusal } from '../../staff/RefusalNote.tsx';
import { useStaff } from '../../staff/staff-context.tsx';
import type { CounterBranch } from '../Counter.tsx';
import type { NoteCredit } from '../note-draft.ts';
import type { TillPlace } from '../till-storage.ts';
import { CoreForm } from './CoreForm.tsx';
import { FindNote } from './FindNote.tsx';
import type { NoteLine } from './return-draft.ts';
import { ReturnDone } from './ReturnDone.tsx';
import { ReturnForm } from './ReturnForm.tsx';

export interface ReturnPlace {
  readonly api: StaffApi;
  readonly place: TillPlace;
  readonly shiftId: string;
  readonly branch: CounterBranch;
  readonly canApprove: boolean;
  readonly onSessionOver: () => void;
}

interface ReturnDialogProps extends ReturnPlace {
  /** Of the note; empty: asks for it. */
  readonly code: string;
  /** The vale pays the note that comes next. */
  readonly onCredit: (credit: NoteCredit) => void;
  readonly onClose: () => void;
}

type View =
  | { readonly kind: 'find'; readonly asked: string }
  | { readonly kind: 'note'; readonly note: ReturnableNote; readonly said: string | null }
  | { readonly kind: 'core'; readonly note: ReturnableNote; readonly line: NoteLine }
  | { readonly kind: 'done'; readonly receipt: ReturnReceipt };

/** Ctrl D: finds a sold note, takes pieces of it back or receives its old parts, and says what to hand over. */
export function ReturnDialog(props: ReturnDialogProps) {
  const { api, place, branch, code, onCredit, onClose } = props;
  const { t, money } = useStaff();
  const [view, setView] = useState<View>({ kind: 'find', asked: code });
  const [isLooking, setLooking] = useState(false);
  const refusal = useRefusal();
  const { show, clear } = refusal;

  const look = useCallback(
    async (text: string, said: string | null = null) => {
      setLooking(true);
      clear();
      try {
        const query = queryString({ note: text });
        const note = await api.get<ReturnableNote>(`/branches/${place.branch}/warranty${query}`);
        setView({ kind: 'note', note, said });
      } catch (error) {
        show(error);
      } finally {
        setLooking(false);
      }
    },
    [api, place.branch, show, clear],
  );
  useEffect(() => {
    if (code) void look(code);
  }, [code, look]);

  const coreReceived = (note: ReturnableNote, { amountCents }: ReceivedCore) =>
    void look(note.folio, t('returns.coreDone', { amount: money(amountCents) }));

  return (
    // The key: each view opens anew, with its own first control.
    <Dialog
      key={view.kind}
      title={t(view.kind === 'core' ? 'returns.coreTitle' : 'returns.title')}
      onClose={onClose}
      closeLabel={t('panel.close')}
      wide={view.kind !== 'core'}
    >
      {view.kind === 'find' && (
        <FindNote
          api={api}
          branch={branch}
          asked={view.asked}
          isLooking={isLooking}
          refusal={<RefusalNote refusal={refusal} />}
          onFind={(text) => void look(text)}
        />
      )}
      {view.kind === 'note' && (
        <ReturnForm
          key={JSON.stringify([view.note.lines, view.note.ways])}
          {...props}
          note={view.note}
          said={view.said}
          onCore={(line) => setView({ kind: 'core', note: view.note, line })}
          onStale={() => void look(view.note.folio)}
          onOther={() => setView({ kind: 'find', asked: '' })}
          onDone={(receipt) => setView({ kind: 'done', receipt })}
        />
      )}
      {view.kind === 'core' && (
        <CoreForm
          {...props}
          note={view.note}
          line={view.line}
          onBack={() => void look(view.note.folio)}
          onReceived={(received) => coreReceived(view.note, received)}
        />
      )}
      {view.kind === 'done' && (
        <ReturnDone
          receipt={view.receipt}
          onCredit={onCredit}
          onAnother={() => setView({ kind: 'find', asked: '' })}
        />
      )}
    </Dialog>
  );
}
