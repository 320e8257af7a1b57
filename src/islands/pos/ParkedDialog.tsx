import { Dialog } from '../staff/Dialog.tsx';
import { Icon } from '../staff/Icon.tsx';
import { useStaff } from '../staff/staff-context.tsx';
import { totalsOf, type NoteDraft } from './note-draft.ts';

interface ParkedDialogProps {
  readonly notes: readonly NoteDraft[];
  readonly taxRateBp: number;
  readonly timeZone: string;
  readonly onResume: (id: string) => void;
  readonly onDrop: (id: string) => void;
  readonly onClose: () => void;
}

/** Notes left waiting on this device. */
export function ParkedDialog({ notes, taxRateBp, timeZone, onResume, onDrop, onClose }: ParkedDialogProps) {
  const { t, money, when } = useStaff();
  return (
    <Dialog title={t('counter.parkedTitle')} onClose={onClose} closeLabel={t('panel.close')}>
      {notes.length === 0 && <p className="soft">{t('counter.parkedEmpty')}</p>}
      <ul className="parked-list">
        {notes.map((note, index) => (
          <li key={note.id}>
            <button
              type="button"
              className="take"
              data-first={index === 0 || undefined}
              onClick={() => onResume(note.id)}
            >
              <span>
                <b>{note.customerName || note.lines[0]?.name}</b>
                <span className="cap">
                  {when(note.startedAt, 'time', timeZone)} ·{' '}
                  {t('counter.lineCount', { count: note.lines.length })}
                </span>
              </span>
              <span className="money">{money(totalsOf(note, taxRateBp).totalCents)}</span>
            </button>
            <button
              type="button"
              className="icon"
              aria-label={t('counter.dropParked')}
              onClick={() => onDrop(note.id)}
            >
              <Icon name="trash" size="s" />
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
