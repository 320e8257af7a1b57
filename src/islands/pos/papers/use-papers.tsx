import { useEffect, useState, type ReactNode } from 'react';
import type { HoldTerms, LoadedQuote, SaleReceipt, SaleTotals } from '#contract/sales';
import { readDocumentCode } from '#shared/folio.ts';
import { uuidv7 } from '#shared/ids.ts';
import { ApiRefusal, type StaffApi } from '../../staff/api-client.ts';
import { useStaff } from '../../staff/staff-context.tsx';
import type { CounterBranch } from '../Counter.tsx';
import { emptyNote, troubled } from '../note-draft.ts';
import type { ScanMessage } from '../scan-messages.ts';
import type { TillPlace } from '../till-storage.ts';
import type { Till } from '../use-till.ts';
import { HoldDialog } from './HoldDialog.tsx';
import { HoldSheet } from './HoldSheet.tsx';
import { noteOfQuote } from './load-note.ts';
import { PapersDialog, papersOf, type FoundPaper } from './PapersDialog.tsx';
import { QuoteDialog } from './QuoteDialog.tsx';
import { useQuoteMarks } from './use-quote-marks.ts';

interface PapersSetting {
  readonly api: StaffApi;
  readonly place: TillPlace;
  readonly shiftId: string;
  readonly branch: CounterBranch;
  readonly till: Till;
  readonly totals: SaleTotals;
  readonly say: (message: ScanMessage | null) => void;
  /** Back to the note and its field. */
  readonly onClose: () => void;
}

export interface Papers {
  readonly commands: { readonly quote: () => void; readonly hold: () => void; readonly papers: () => void };
  /** Opens what a folio or a QR names. */
  open(code: string): void;
  readonly dialogs: ReactNode;
}

type View =
  | { readonly kind: 'quote'; readonly terms: HoldTerms }
  | { readonly kind: 'hold'; readonly terms: HoldTerms }
  | { readonly kind: 'find' }
  | { readonly kind: 'sheet'; readonly holdId: string; readonly isNew: boolean };

/** Quotes and holds of the till: what F6, F7 and F10 open, and what a scanned paper does. */
export function usePapers(setting: PapersSetting): Papers {
  const { api, place, shiftId, branch, till, totals, say } = setting;
  const { t, when } = useStaff();
  const [view, setView] = useState<View | null>(null);
  const mark = useQuoteMarks(api, place, till.done);
  const complain = (error: unknown) =>
    say({ kind: 'error', text: error instanceof ApiRefusal ? error.message : t('panel.noAnswer') });
  const close = () => {
    setView(null);
    setting.onClose();
  };

  const withTerms = async (kind: 'quote' | 'hold') => {
    if (till.pending) say({ kind: 'error', text: t('counter.waitCharge') });
    else if (till.note.lines.length === 0) say({ kind: 'error', text: t('counter.emptyNote') });
    else if (troubled(till.note).length > 0) say({ kind: 'error', text: t('counter.troubleFirst') });
    else if (totals.totalCents === 0) say({ kind: 'error', text: t('counter.zeroTotal') });
    else {
      try {
        setView({ kind, terms: await api.get<HoldTerms>(`/branches/${place.branch}/hold-terms`) });
        say(null);
      } catch (error) {
        complain(error);
      }
    }
  };

  const load = async (quoteId: string) => {
    if (till.pending) {
      say({ kind: 'error', text: t('counter.waitCharge') });
      return;
    }
    try {
      const loaded = await api.get<LoadedQuote>(`/branches/${place.branch}/counter/quotes/${quoteId}`);
      putOnNote(loaded);
    } catch (error) {
      complain(error);
    }
  };

  const putOnNote = (loaded: LoadedQuote) => {
    const now = new Date();
    const { note, changed, elsewhere } = noteOfQuote(loaded, uuidv7(now.getTime()), now.toISOString());
    const { folio, branchName } = loaded.quote;
    if (note.lines.length === 0) {
      say({ kind: 'error', text: t('papers.nothingHere', { folio, branch: branchName }) });
      return;
    }
    // What was on the note is not lost: it waits with the parked ones.
    till.park();
    till.newNote();
    till.change(note);
    mark(note.id, loaded.quote.id);
    const first = loadedText(loaded.quote, changed);
    const rest =
      elsewhere > 0 ? ` ${t('papers.loadedElsewhere', { count: elsewhere, branch: branchName })}` : '';
    const isAsQuoted = loaded.quote.state === 'open' && changed + elsewhere === 0;
    say({ kind: isAsQuoted ? 'ok' : 'error', text: first + rest });
    close();
  };

  const loadedText = ({ folio, state, expiresAt, sale }: LoadedQuote['quote'], changed: number) => {
    const day = (instant: string) => when(instant, 'day', branch.timeZone);
    if (state === 'sold' && sale)
      return t('papers.loadedSold', { folio, branch: sale.branch, when: day(sale.soldAt) });
    if (state === 'expired') return t('papers.loadedExpired', { folio, when: day(expiresAt) });
    return changed > 0 ? t('papers.loadedChanged', { folio, count: changed }) : t('papers.loaded', { folio });
  };

  const choose = (paper: FoundPaper) => {
    if (paper.document === 'hold') setView({ kind: 'sheet', holdId: paper.head.id, isNew: false });
    else {
      close();
      void load(paper.head.id);
    }
  };

  const open = async (text: string) => {
    const code = readDocumentCode(text);
    if (!code) return;
    if ('id' in code) {
      if (code.document === 'hold') setView({ kind: 'sheet', holdId: code.id, isNew: false });
      else await load(code.id);
      return;
    }
    try {
      const [first] = await papersOf(api, place.branch, code.folio);
      if (first) choose(first);
      else say({ kind: 'error', text: t('papers.none', { text: code.folio }) });
    } catch (error) {
      complain(error);
    }
  };

  // A link to a paper opens it once; a reload does not open it again.
  useEffect(() => {
    const wanted = new URLSearchParams(location.search);
    const code = wanted.get('papel');
    if (!code) return;
    wanted.delete('papel');
    history.replaceState(null, '', `${location.pathname}${wanted.size > 0 ? `?${wanted.toString()}` : ''}`);
    void open(code);
  }, []);

  const delivered = (sale: SaleReceipt) => {
    till.showDone(sale);
    say({ kind: 'ok', text: `${t('papers.delivered')} · ${sale.folio}` });
    close();
  };

  return {
    commands: {
      quote: () => void withTerms('quote'),
      hold: () => void withTerms('hold'),
      papers: () => setView({ kind: 'find' }),
    },
    open: (code) => void open(code),
    dialogs: view && dialogOf(view),
  };

  function dialogOf(shown: View): ReactNode {
    const common = { api, place, note: till.note, totalCents: totals.totalCents };
    const newNote = () => {
      till.change(emptyNote(uuidv7(Date.now()), new Date().toISOString()));
      close();
    };
    switch (shown.kind) {
      case 'quote':
        return (
          <QuoteDialog
            {...common}
            timeZone={branch.timeZone}
            terms={shown.terms}
            onNewNote={newNote}
            onClose={close}
          />
        );
      case 'hold':
        return (
          <HoldDialog
            {...common}
            shiftId={shiftId}
            terms={shown.terms}
            onSaved={(hold) => {
              till.change(emptyNote(uuidv7(Date.now()), new Date().toISOString()));
              setView({ kind: 'sheet', holdId: hold.id, isNew: true });
            }}
            onClose={close}
          />
        );
      case 'find':
        return <PapersDialog api={api} branch={branch} onChoose={choose} onClose={close} />;
      case 'sheet':
        return (
          <HoldSheet
            key={shown.holdId}
            api={api}
            place={place}
            shiftId={shiftId}
            saleSequence={till.nextSequence}
            branch={branch}
            holdId={shown.holdId}
            isNew={shown.isNew}
            onDelivered={delivered}
            onClose={close}
          />
        );
    }
  }
}
