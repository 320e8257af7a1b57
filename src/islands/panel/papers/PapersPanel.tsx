import { useCallback, useEffect, useState } from 'react';
import { BranchChip, useBranchChoice } from '../BranchChoice.tsx';
import { isSessionOver } from '../../staff/api-client.ts';
import { RefusalNote, useRefusal } from '../../staff/RefusalNote.tsx';
import { SessionDialog } from '../../staff/SessionDialog.tsx';
import { StaffProvider, useStaff, type StaffPerson, type StaffProps } from '../../staff/staff-context.tsx';
import { NoBranch } from '../NoBranch.tsx';
import { HoldTermsForm } from './HoldTermsForm.tsx';
import { readPage, STATES, type Page } from './paper-page.ts';
import { PaperExport } from './PaperExport.tsx';
import { PaperTable } from './PaperTable.tsx';

interface PapersPanelProps extends StaffProps {
  readonly document: 'quote' | 'hold';
  readonly person: StaffPerson;
  readonly branches: readonly { readonly code: string; readonly name: string; readonly timeZone: string }[];
}

const PAGE_SIZE = 50;
const AFTER_TYPING_MS = 250;

export function PapersPanel({ locale, messages, ...rest }: PapersPanelProps) {
  return (
    <StaffProvider locale={locale} messages={messages}>
      <Papers {...rest} />
    </StaffProvider>
  );
}

/** Quotes or holds of a branch, newest first, by state and by what a person remembers of one. */
function Papers({ document, person, branches }: Omit<PapersPanelProps, keyof StaffProps>) {
  const { t, api } = useStaff();
  const [branch, setCode] = useBranchChoice(branches);
  const code = branch?.code ?? '';
  const [state, setState] = useState('');
  const [text, setText] = useState('');
  const [q, setQ] = useState('');
  const [page, setPage] = useState<Page | null>(null);
  const [isLoading, setLoading] = useState(false);
  const [isLoggedOut, setLoggedOut] = useState(false);
  const refusal = useRefusal();
  const { show, clear } = refusal;

  useEffect(() => {
    const timer = setTimeout(() => setQ(text.trim()), AFTER_TYPING_MS);
    return () => clearTimeout(timer);
  }, [text]);

  const load = useCallback(
    async (after: string | null) => {
      if (!code) return;
      setLoading(true);
      clear();
      try {
        const more = await readPage(api, document, code, { state, q, after, limit: PAGE_SIZE });
        setPage((before) => (after && before ? { ...more, heads: [...before.heads, ...more.heads] } : more));
      } catch (error) {
        if (isSessionOver(error)) setLoggedOut(true);
        else show(error);
      } finally {
        setLoading(false);
      }
    },
    [api, document, code, state, q, show, clear],
  );
  useEffect(() => {
    setPage(null);
    void load(null);
  }, [load]);

  if (!branch) return <NoBranch person={person} />;
  const isFiltered = state !== '' || q !== '';
  const noneYet = document === 'quote' ? 'papers.noQuotes' : 'papers.noHolds';
  return (
    <div className="sales papers">
      <div className="ph">
        <h1 className="title">{t(document === 'quote' ? 'papers.quotes' : 'papers.holds')}</h1>
        <p className="soft small">
          {t(document === 'quote' ? 'papers.listQuotes' : 'papers.listHolds', { branch: branch.name })}
        </p>
        <div className="ac">
          <PaperExport
            document={document}
            branch={branch}
            filter={{ state, q }}
            isEmpty={!page?.heads.length}
          />
          <button type="button" className="btn quiet" aria-busy={isLoading} onClick={() => void load(null)}>
            {t('panel.refresh')}
          </button>
        </div>
      </div>
      <div className="filters paper-filters">
        <BranchChip branches={branches} code={branch.code} onChoose={setCode} />
        <label className={state ? 'chip on' : 'chip'}>
          <small>{t('papers.state')}</small>
          <select value={state} onChange={(event) => setState(event.target.value)}>
            <option value="">{t('papers.allStates')}</option>
            {STATES[document].map(([value, key]) => (
              <option key={value} value={value}>
                {t(key)}
              </option>
            ))}
          </select>
        </label>
        <input
          className="in paper-search"
          type="search"
          aria-label={t('papers.search')}
          placeholder={t('papers.find')}
          maxLength={120}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </div>
      <RefusalNote refusal={refusal} />
      {page === null && isLoading && (
        <div className="load rows" aria-busy="true" aria-label={t('panel.loading')}>
          {[1, 2, 3, 4, 5, 6].map((key) => (
            <span key={key} className="skeleton w4" />
          ))}
        </div>
      )}
      {page?.heads.length === 0 && (
        <div className="empty in-page">
          <b>{isFiltered ? t('papers.empty') : t(noneYet, { branch: branch.name })}</b>
          <p className="soft small">{t(isFiltered ? 'papers.emptyFiltered' : 'papers.emptyBody')}</p>
          <a className="btn" href="/caja">
            {t('panel.toCounter')}
          </a>
        </div>
      )}
      {page && page.heads.length > 0 && (
        <>
          <PaperTable document={document} heads={page.heads} timeZone={branch.timeZone} />
          {page.next && (
            <p className="more">
              <button
                type="button"
                className="btn"
                aria-busy={isLoading}
                onClick={() => void load(page.next)}
              >
                {t('panel.more')}
              </button>
            </p>
          )}
        </>
      )}
      {document === 'hold' && person.permissions.includes('branches:manage') && (
        <HoldTermsForm key={branch.code} branch={branch} />
      )}
      {isLoggedOut && (
        <SessionDialog
          email={person.email}
          onDone={() => {
            setLoggedOut(false);
            void load(null);
          }}
        />
      )}
    </div>
  );
}
