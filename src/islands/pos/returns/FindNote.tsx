import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { SaleList } from '#contract/sales';
import { businessDateOf } from '#shared/time.ts';
import type { StaffApi } from '../../staff/api-client.ts';
import { useStaff } from '../../staff/staff-context.tsx';
import type { CounterBranch } from '../Counter.tsx';

interface FindNoteProps {
  readonly api: StaffApi;
  readonly branch: CounterBranch;
  /** What is looked for already. */
  readonly asked: string;
  readonly isLooking: boolean;
  /** What speaks against it, under the field. */
  readonly refusal: ReactNode;
  readonly onFind: (text: string) => void;
}

const SHOWN = 12;

/** The note by its QR or folio; below, the latest ones of the branch. */
export function FindNote({ api, branch, asked, isLooking, refusal, onFind }: FindNoteProps) {
  const { t, money, when } = useStaff();
  const [text, setText] = useState(asked);
  const [recent, setRecent] = useState<SaleList['sales'] | null>(null);
  useEffect(() => {
    const aborter = new AbortController();
    api
      .get<SaleList>(`/branches/${branch.code}/sales?limit=${SHOWN}`, aborter.signal)
      .then(({ sales }) => setRecent(sales))
      // Only a convenience: the note in the hand is what counts.
      .catch(() => setRecent((before) => before ?? []));
    return () => aborter.abort();
  }, [api, branch.code]);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // The next scan writes over what was not found.
    if (!isLooking) field.current?.select();
  }, [isLooking]);
  const example = `${branch.code}-${businessDateOf(new Date(), branch.timeZone).replaceAll('-', '')}-1-000123`;
  return (
    <>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (text.trim()) onFind(text);
        }}
      >
        <div className="field">
          <label htmlFor="return-note">{t('returns.find')}</label>
          <span className="find-note">
            <input
              className="in mono"
              id="return-note"
              data-takes-scan="any"
              data-first
              ref={field}
              autoComplete="off"
              spellCheck={false}
              maxLength={80}
              value={text}
              aria-describedby="return-note-says"
              onChange={(event) => setText(event.target.value)}
            />
            <button type="submit" className="btn act" aria-busy={isLooking}>
              {t('returns.findButton')} <kbd className="kbd desk">Enter</kbd>
            </button>
          </span>
          <p className="hint" id="return-note-says">
            {t('returns.findHint', { folio: example })}
          </p>
        </div>
        {refusal}
      </form>
      <section>
        <h3 className="label">{t('returns.recent')}</h3>
        {recent === null && <p className="soft small">{t('returns.searching')}</p>}
        {recent?.length === 0 && <p className="soft">{t('returns.noRecent')}</p>}
        <ul className="paper-list">
          {recent?.map(({ id, folio, soldAt, cashier, customerName, pieces, totalCents }) => (
            <li key={id}>
              <button type="button" onClick={() => onFind(folio)}>
                <span className="who">
                  <b className="mono">{folio}</b>
                  <span className="small soft">
                    {when(soldAt, 'moment', branch.timeZone)} · {t('returns.soldBy', { name: cashier })}
                    {customerName && ` · ${t('returns.soldTo', { name: customerName })}`}
                  </span>
                </span>
                <span className="what">
                  <span className="money">{money(totalCents)}</span>
                  <span className="small soft">{t('returns.pieces', { count: pieces })}</span>
                </span>
              </button>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
