import { useCallback, useEffect, useState } from 'react';
import type { HoldHead, HoldList, QuoteHead, QuoteList } from '#contract/sales';
import { documentCodeOf } from '#shared/folio.ts';
import { phoneWords } from '#shared/phone.ts';
import { PaperState } from '../../pos/papers/paper-state.tsx';
import { plainAmount } from '../../staff/amount.ts';
import { isSessionOver, queryString, type StaffApi } from '../../staff/api-client.ts';
import { Icon } from '../../staff/Icon.tsx';
import { RefusalNote, useRefusal } from '../../staff/RefusalNote.tsx';
import { SessionDialog } from '../../staff/SessionDialog.tsx';
import { StaffProvider, useStaff, type StaffPerson, type StaffProps } from '../../staff/staff-context.tsx';
import { useToast } from '../../staff/Toasts.tsx';
import { NoBranch } from '../NoBranch.tsx';
import { csvOf, downloadCsv, type CsvColumn } from '../stock-csv.ts';
import { HoldTermsForm } from './HoldTermsForm.tsx';

interface PapersPanelProps extends StaffProps {
  readonly document: 'quote' | 'hold';
  readonly person: StaffPerson;
  readonly branches: readonly { readonly code: string; readonly name: string; readonly timeZone: string }[];
}

type Head = (QuoteHead | HoldHead) & Partial<Pick<HoldHead, 'paidCents' | 'dueCents' | 'refundableCents'>>;

interface Page {
  readonly heads: readonly Head[];
  readonly next: string | null;
}

const PAGE_SIZE = 50;
const EXPORT_PAGE = 200;
const AFTER_TYPING_MS = 250;

const STATES = {
  quote: [
    ['open', 'papers.stateOpen'],
    ['expired', 'papers.stateQuoteExpired'],
    ['sold', 'papers.stateQuoteSold'],
  ],
  hold: [
    ['active', 'papers.stateActive'],
    ['overdue', 'papers.stateOverdue'],
    ['refundable', 'papers.stateRefundable'],
    ['sold', 'papers.stateSold'],
    ['released', 'papers.stateReleased'],
    ['expired', 'papers.stateExpired'],
  ],
} as const;

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
  const wanted = new URLSearchParams(location.search).get('sucursal');
  const [code, setCode] = useState(
    () => (branches.find((one) => one.code === wanted) ?? branches[0])?.code ?? '',
  );
  const [state, setState] = useState('');
  const [text, setText] = useState('');
  const [q, setQ] = useState('');
  const [page, setPage] = useState<Page | null>(null);
  const [isLoading, setLoading] = useState(false);
  const [isLoggedOut, setLoggedOut] = useState(false);
  const refusal = useRefusal();
  const { show, clear } = refusal;
  const branch = branches.find((one) => one.code === code);

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
        {branches.length > 1 && (
          <label className="chip on">
            <small>{t('panel.branch')}</small>
            <select value={code} onChange={(event) => setCode(event.target.value)}>
              {branches.map((one) => (
                <option key={one.code} value={one.code}>
                  {one.name}
                </option>
              ))}
            </select>
          </label>
        )}
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
          <b>{t('papers.empty')}</b>
          <p className="soft small">{t('papers.emptyBody')}</p>
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

interface PaperTableProps {
  readonly document: 'quote' | 'hold';
  readonly heads: readonly Head[];
  readonly timeZone: string;
}

function PaperTable({ document, heads, timeZone }: PaperTableProps) {
  const { t, money, count, when } = useStaff();
  const page = document === 'quote' ? 'cotizacion' : 'apartado';
  return (
    <table className="sales-table">
      <thead>
        <tr>
          <th>{t('papers.colFolio')}</th>
          <th>{t('papers.state')}</th>
          <th className="wide-col">{t('papers.customer')}</th>
          <th className="wide-col">{t('papers.colMade')}</th>
          <th className="wide-col">{t('papers.colExpires')}</th>
          <th className="num wide-col">{t('papers.colPieces')}</th>
          {document === 'hold' && <th className="num wide-col">{t('papers.due')}</th>}
          <th className="num">{t('papers.total')}</th>
          <th>
            <span className="sr">{t('papers.print')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {heads.map((head) => (
          <tr key={head.id}>
            <td>
              <a className="mono" href={`/caja?papel=${documentCodeOf(document, head.id)}`}>
                {head.folio}
              </a>
              <span className="cap phone">{head.customerName}</span>
            </td>
            <td>
              <PaperState of={document} state={head.state} />
            </td>
            <td className="wide-col">
              {head.customerName ?? <span className="dim">{t('panel.anyCustomer')}</span>}
              {head.customerPhone && <span className="cap">{phoneWords(head.customerPhone)}</span>}
            </td>
            <td className="nw wide-col">{when(head.madeAt, 'moment', timeZone)}</td>
            <td className="nw wide-col">{when(head.expiresAt, 'moment', timeZone)}</td>
            <td className="num wide-col">{count(head.pieces)}</td>
            {document === 'hold' && <td className="money wide-col">{money(head.dueCents ?? 0)}</td>}
            <td className="money">{money(head.totalCents)}</td>
            <td className="num">
              <a
                className="print-link"
                href={`/caja/${page}/${head.id}`}
                aria-label={`${t('papers.print')} ${head.folio}`}
              >
                <Icon name="print" size="s" />
              </a>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface PaperFilter {
  readonly state: string;
  readonly q: string;
}

async function readPage(
  api: StaffApi,
  document: 'quote' | 'hold',
  branch: string,
  query: PaperFilter & { readonly after: string | null; readonly limit: number },
): Promise<Page> {
  const search = queryString({ ...query });
  if (document === 'quote') {
    const { quotes, next } = await api.get<QuoteList>(`/branches/${branch}/quotes${search}`);
    return { heads: quotes, next };
  }
  const { holds, next } = await api.get<HoldList>(`/branches/${branch}/holds${search}`);
  return { heads: holds, next };
}

interface PaperExportProps {
  readonly document: 'quote' | 'hold';
  readonly branch: { readonly code: string };
  readonly filter: PaperFilter;
  readonly isEmpty: boolean;
}

/** All rows of the filter as a file. */
function PaperExport({ document, branch, filter, isEmpty }: PaperExportProps) {
  const { t, api } = useStaff();
  const toast = useToast();
  const [isBusy, setBusy] = useState(false);

  const columns = (): CsvColumn<Head>[] => [
    { head: t('papers.colFolio'), cell: (row) => row.folio },
    { head: t('papers.state'), cell: (row) => t(wordOf(document, row.state)) },
    { head: t('papers.customerName'), cell: (row) => row.customerName },
    { head: t('papers.customerPhone'), cell: (row) => row.customerPhone?.replace('+', '') ?? null },
    { head: t('papers.colMade'), cell: (row) => row.madeAt },
    { head: t('papers.colExpires'), cell: (row) => row.expiresAt },
    { head: t('papers.colClerk'), cell: (row) => row.clerk },
    { head: t('papers.colPieces'), cell: (row) => row.pieces },
    { head: t('papers.total'), cell: (row) => plainAmount(row.totalCents) },
    ...(document === 'hold'
      ? [
          { head: t('papers.paid'), cell: (row: Head) => plainAmount(row.paidCents ?? 0) },
          { head: t('papers.due'), cell: (row: Head) => plainAmount(row.dueCents ?? 0) },
          { head: t('papers.refundable'), cell: (row: Head) => plainAmount(row.refundableCents ?? 0) },
        ]
      : []),
  ];
  const run = async () => {
    setBusy(true);
    try {
      const rows: Head[] = [];
      let after: string | null = null;
      do {
        const page: Page = await readPage(api, document, branch.code, {
          ...filter,
          after,
          limit: EXPORT_PAGE,
        });
        rows.push(...page.heads);
        after = page.next;
      } while (after !== null);
      const name = document === 'quote' ? 'cotizaciones' : 'apartados';
      downloadCsv(
        `${name}-${branch.code}-${new Date().toISOString().slice(0, 10)}.csv`,
        csvOf(rows, columns()),
      );
      toast({ text: t('papers.exported', { count: rows.length }) });
    } catch {
      toast({ kind: 'error', text: t('papers.exportFailed') });
    } finally {
      setBusy(false);
    }
  };
  return (
    <button
      type="button"
      className="btn quiet"
      disabled={isEmpty || isBusy}
      aria-busy={isBusy}
      onClick={() => void run()}
    >
      {t('papers.export')}
    </button>
  );
}

type StateWord = (typeof STATES)['quote' | 'hold'][number][1];

function wordOf(document: 'quote' | 'hold', state: string): StateWord {
  const states: readonly (readonly [string, StateWord])[] = STATES[document];
  return states.find(([value]) => value === state)?.[1] ?? 'papers.stateExpired';
}
