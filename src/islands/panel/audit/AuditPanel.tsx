import { useCallback, useEffect, useState } from 'react';
import type { Trail } from '#contract/reporting';
import { isSessionOver, queryString } from '../../staff/api-client.ts';
import { RefusalNote, useRefusal } from '../../staff/RefusalNote.tsx';
import { SessionDialog } from '../../staff/SessionDialog.tsx';
import { StaffProvider, useStaff, type StaffPerson, type StaffProps } from '../../staff/staff-context.tsx';
import { AuditFilters, EVERYTHING, type AuditFilter } from './AuditFilters.tsx';
import { AuditTable } from './AuditTable.tsx';
import { AuditTextsProvider, useAuditTexts, type AuditTexts } from './audit-texts.tsx';
import './audit.css';

interface OwnProps {
  readonly person: StaffPerson;
  readonly branches: readonly { readonly code: string; readonly name: string }[];
}

interface AuditPanelProps extends StaffProps, OwnProps {
  readonly texts: AuditTexts;
}

const PAGE_SIZE = 50;

export function AuditPanel({ locale, messages, texts, ...rest }: AuditPanelProps) {
  return (
    <StaffProvider locale={locale} messages={messages}>
      <AuditTextsProvider locale={locale} texts={texts}>
        <Audit {...rest} />
      </AuditTextsProvider>
    </StaffProvider>
  );
}

/** Who did what in a branch or in the chain, newest first; the filter is in the address. */
function Audit({ person, branches }: OwnProps) {
  const { t, api } = useStaff();
  const x = useAuditTexts();
  const [filter, setFilter] = useState(() => filterOf(new URLSearchParams(location.search), branches));
  const [page, setPage] = useState<Trail | null>(null);
  const [isLoading, setLoading] = useState(false);
  const [isLoggedOut, setLoggedOut] = useState(false);
  const refusal = useRefusal();
  const { show, clear } = refusal;
  const { place, topic, from, to, who } = filter;
  const whoId = who?.id ?? null;

  const load = useCallback(
    async (after: string | null) => {
      setLoading(true);
      clear();
      try {
        const path = place === '' ? '/audit' : `/branches/${place}/audit`;
        const more = await api.get<Trail>(
          path + queryString({ after, limit: PAGE_SIZE, topic, from, to, person: whoId }),
        );
        setPage((before) =>
          after && before ? { ...more, entries: [...before.entries, ...more.entries] } : more,
        );
      } catch (error) {
        if (isSessionOver(error)) setLoggedOut(true);
        else show(error);
      } finally {
        setLoading(false);
      }
    },
    [api, place, topic, from, to, whoId, show, clear],
  );
  useEffect(() => {
    setPage(null);
    void load(null);
  }, [load]);

  const choose = (next: AuditFilter) => {
    setFilter(next);
    history.replaceState(null, '', location.pathname + addressOf(next));
  };
  return (
    <div className="wrap admin-page audit">
      <div className="ph flush">
        <h1 className="title">{x('audit.title')}</h1>
        <p className="soft small">{x('audit.body')}</p>
      </div>
      <AuditFilters filter={filter} branches={branches} onChoose={choose} />
      <RefusalNote refusal={refusal} />
      {page === null && isLoading && (
        <div className="load rows" aria-busy="true" aria-label={t('panel.loading')} role="status">
          {[1, 2, 3, 4, 5, 6].map((key) => (
            <span key={key} className="skeleton w4" />
          ))}
        </div>
      )}
      {page?.entries.length === 0 && (
        <div className="empty">
          <b>{x('audit.none')}</b>
          <p className="soft small">{x('audit.noneBody')}</p>
        </div>
      )}
      {page && page.entries.length > 0 && (
        <AuditTable trail={page} onPerson={(chosen) => choose({ ...filter, who: chosen })} />
      )}
      {page?.next && (
        <p className="more">
          <button type="button" className="btn" aria-busy={isLoading} onClick={() => void load(page.next)}>
            {x('audit.more')}
          </button>
        </p>
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

const DAY = /^\d{4}-\d\d-\d\d$/;

function filterOf(address: URLSearchParams, branches: OwnProps['branches']): AuditFilter {
  const day = (name: string) => (DAY.test(address.get(name) ?? '') ? (address.get(name) ?? '') : '');
  const place = address.get('sucursal') ?? '';
  return {
    ...EVERYTHING,
    place: branches.some(({ code }) => code === place) ? place : '',
    from: day('desde'),
    to: day('hasta'),
  };
}

function addressOf({ place, from, to }: AuditFilter): string {
  return queryString({ sucursal: place, desde: from, hasta: to });
}
