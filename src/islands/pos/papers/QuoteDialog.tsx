import { useState, type SubmitEvent } from 'react';
import type { HoldTerms, Quote } from '#contract/sales';
import { uuidv7 } from '#shared/ids.ts';
import type { StaffApi } from '../../staff/api-client.ts';
import { Dialog } from '../../staff/Dialog.tsx';
import { RefusalNote } from '../../staff/RefusalNote.tsx';
import { useStaff } from '../../staff/staff-context.tsx';
import type { NoteDraft } from '../note-draft.ts';
import type { TillPlace } from '../till-storage.ts';
import { CustomerPicker } from './CustomerPicker.tsx';
import { PaperActs } from './PaperActs.tsx';
import { paperDraftOf } from './paper-draft.ts';
import { paperStorage } from './paper-storage.ts';
import { usePaperCustomer } from './use-paper-customer.ts';
import { useSending } from './use-sending.ts';

interface QuoteDialogProps {
  readonly api: StaffApi;
  readonly place: TillPlace;
  readonly timeZone: string;
  readonly note: NoteDraft;
  readonly totalCents: number;
  readonly terms: HoldTerms;
  /** The quote is written down: the note may go. */
  readonly onNewNote: () => void;
  readonly onClose: () => void;
}

/** F6: the note as a quote. Afterwards it can be printed, sent, or charged after all. */
export function QuoteDialog(props: QuoteDialogProps) {
  const { api, place, timeZone, note, totalCents, terms, onNewNote, onClose } = props;
  const { t, money, when } = useStaff();
  const sending = useSending(api);
  const customer = usePaperCustomer(api, note.customerName, sending.refusal);
  const [quote, setQuote] = useState<Quote | null>(null);
  const isLocked = sending.phase !== 'idle';

  const save = async (event: SubmitEvent) => {
    event.preventDefault();
    const who = sending.phase === 'unknown' ? {} : await customer.fields(false);
    if (!who) return;
    const made = { id: uuidv7(Date.now()), at: new Date() };
    const saved = await sending.send<Quote>(() => ({
      path: '/quotes',
      key: made.id,
      body: { ...paperDraftOf('quote', note, place, made), ...who },
    }));
    if (!saved) return;
    paperStorage.setSequence('quote', place, saved.folioSequence + 1);
    setQuote(saved);
  };

  if (quote) {
    return (
      <Dialog key="saved" title={t('papers.quoteSaved')} onClose={onClose} closeLabel={t('panel.close')}>
        <p className="mono paper-folio">{quote.folio}</p>
        <p>{t('papers.quoteValid', { when: when(quote.expiresAt, 'day', timeZone) })}</p>
        <PaperActs of={{ document: 'quote', paper: quote }} timeZone={timeZone} />
        <div className="da">
          <button type="button" className="btn quiet" onClick={onClose}>
            {t('counter.backToNote')}
          </button>
          <button type="button" className="btn act" data-first onClick={onNewNote}>
            {t('papers.newNote')} <kbd className="kbd">Enter</kbd>
          </button>
        </div>
      </Dialog>
    );
  }
  return (
    <Dialog
      key="form"
      title={t('papers.quoteTitle')}
      closeLabel={t('panel.close')}
      {...(sending.phase === 'sending' ? {} : { onClose })}
    >
      <form onSubmit={(event) => void save(event)}>
        <p>
          {t('papers.quoteBody', {
            count: note.lines.length,
            amount: money(totalCents),
            days: terms.quoteDays,
          })}
        </p>
        <CustomerPicker {...customer.picker} isLocked={isLocked} />
        <RefusalNote refusal={sending.refusal} />
        <div className="da">
          <button
            type="button"
            className="btn quiet"
            disabled={sending.phase === 'sending'}
            onClick={onClose}
          >
            {t('papers.back')}
          </button>
          <button type="submit" className="btn act" aria-busy={sending.phase === 'sending'}>
            {sending.phase === 'unknown' ? t('papers.tryAgain') : t('papers.quoteSave')}{' '}
            <kbd className="kbd">Enter</kbd>
          </button>
        </div>
      </form>
    </Dialog>
  );
}
