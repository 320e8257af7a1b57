import { useEffect, useState, type KeyboardEvent } from 'react';
import type { HoldHead, HoldList, QuoteHead, QuoteList } from '#contract/sales';
import { phoneWords } from '#shared/phone.ts';
import { queryString, type StaffApi } from '../../staff/api-client.ts';
import { Dialog } from '../../staff/Dialog.tsx';
import { RefusalNote, useRefusal } from '../../staff/RefusalNote.tsx';
import { useStaff } from '../../staff/staff-context.tsx';
import { useClock } from '../use-clock.ts';
import { PaperState, TimeLeft } from './paper-state.tsx';

export type FoundPaper =
  | { readonly document: 'hold'; readonly head: HoldHead }
  | { readonly document: 'quote'; readonly head: QuoteHead };

interface PapersDialogProps {
  readonly api: StaffApi;
  readonly branch: { readonly code: string; readonly timeZone: string };
  readonly onChoose: (paper: FoundPaper) => void;
  readonly onClose: () => void;
}

const AFTER_TYPING_MS = 180;
const MIN_LENGTH = 2;

/** F10: finds a quote or a hold of any branch; without a question, what is current here. Enter takes the first. */
export function PapersDialog({ api, branch, onChoose, onClose }: PapersDialogProps) {
  const { t, money } = useStaff();
  const [text, setText] = useState('');
  const [found, setFound] = useState<{ asked: string; papers: readonly FoundPaper[] } | null>(null);
  const refusal = useRefusal();
  const { show, clear } = refusal;
  const now = useClock();
  const asked = text.trim().length >= MIN_LENGTH ? text.trim() : '';

  useEffect(() => {
    const aborter = new AbortController();
    const timer = setTimeout(
      () => {
        papersOf(api, branch.code, asked, aborter.signal)
          .then((papers) => {
            clear();
            setFound({ asked, papers });
          })
          .catch((error: unknown) => {
            if (!aborter.signal.aborted) show(error);
          });
      },
      asked ? AFTER_TYPING_MS : 0,
    );
    return () => {
      clearTimeout(timer);
      aborter.abort();
    };
  }, [api, branch.code, asked, show, clear]);

  const papers = found?.papers ?? [];
  const isAnswered = found?.asked === asked;
  const takeFirst = async () => {
    // A scanner's Enter is faster than the search.
    const first = isAnswered ? papers[0] : (await papersOf(api, branch.code, asked).catch(() => []))[0];
    if (first) onChoose(first);
  };

  return (
    <Dialog title={t('papers.papers')} onClose={onClose} closeLabel={t('panel.close')} wide>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (asked) void takeFirst();
        }}
      >
        <div className="field">
          <label htmlFor="papers-find">{t('papers.find')}</label>
          <input
            className="in"
            id="papers-find"
            data-takes-scan="any"
            data-first
            autoComplete="off"
            spellCheck={false}
            maxLength={120}
            value={text}
            aria-describedby="papers-find-says"
            onChange={(event) => setText(event.target.value)}
            onKeyDown={walk}
          />
          <p className="hint" id="papers-find-says">
            {t('papers.findHint')}
          </p>
          <p className="hint">
            {t('papers.notesElsewhere')}{' '}
            <a href={`/panel/ventas?sucursal=${branch.code}`}>{t('papers.notesLink')}</a>.
          </p>
        </div>
      </form>
      <RefusalNote refusal={refusal} />
      <section aria-live="polite">
        <h3 className="label">{t(asked ? 'papers.found' : 'papers.recent')}</h3>
        {!isAnswered && !refusal.text && <p className="soft small">{t('papers.searching')}</p>}
        {isAnswered && papers.length === 0 && (
          <p className="soft">{asked ? t('papers.none', { text: asked }) : t('papers.noneOpen')}</p>
        )}
        <ul className="paper-list">
          {papers.map(({ document, head }) => (
            <li key={head.id}>
              <button
                type="button"
                data-paper
                onKeyDown={walk}
                onClick={() => onChoose({ document, head } as FoundPaper)}
              >
                <span className="who">
                  <b>{head.customerName ?? t('counter.anyCustomer')}</b>
                  <span className="mono small">{head.folio}</span>
                  <span className="small soft">
                    {head.firstLine}
                    {head.customerPhone && ` · ${phoneWords(head.customerPhone)}`}
                  </span>
                </span>
                <span className="what">
                  <PaperState of={document} state={head.state} />
                  <span className="money">{money(head.totalCents)}</span>
                  <span className="small soft">
                    {document === 'hold' && head.dueCents > 0
                      ? `${t('papers.due')} ${money(head.dueCents)}`
                      : (head.state === 'open' || head.state === 'active') && (
                          <TimeLeft until={head.expiresAt} now={now} timeZone={branch.timeZone} />
                        )}
                  </span>
                </span>
              </button>
            </li>
          ))}
        </ul>
      </section>
    </Dialog>
  );
}

/** The arrows go from the field through what was found, and back. */
function walk(event: KeyboardEvent<HTMLElement>) {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0) return;
  event.preventDefault();
  const stops = [...document.querySelectorAll<HTMLElement>('#papers-find, [data-paper]')];
  stops[stops.indexOf(event.currentTarget) + step]?.focus();
}

/** Holds first: somebody stands there with money. */
export async function papersOf(
  api: StaffApi,
  branch: string,
  asked: string,
  signal?: AbortSignal,
): Promise<FoundPaper[]> {
  const query = asked ? queryString({ q: asked }) : null;
  const [holds, quotes] = await Promise.all([
    api.get<HoldList>(query ? `/holds${query}` : `/branches/${branch}/holds?state=active&limit=12`, signal),
    api.get<QuoteList>(query ? `/quotes${query}` : `/branches/${branch}/quotes?state=open&limit=12`, signal),
  ]);
  return [
    ...holds.holds.map((head) => ({ document: 'hold' as const, head })),
    ...quotes.quotes.map((head) => ({ document: 'quote' as const, head })),
  ];
}
