import { useEffect, useState } from 'react';
import type { Trail } from '#contract/reporting';
import { StaffProvider, useStaff, type StaffPerson, type StaffProps } from '../../staff/staff-context.tsx';
import { PagedTable } from '../PagedTable.tsx';
import { usePages } from '../use-pages.ts';
import { auditFilterOfSearch, auditPath, searchOfAuditFilter } from './audit-filter.ts';
import { AuditFilters } from './AuditFilters.tsx';
import { AuditTable } from './AuditTable.tsx';
import { AuditTextsProvider, useAuditTexts, type AuditTexts } from './audit-texts.tsx';
import './audit.css';

interface OwnProps {
  readonly person: StaffPerson;
  readonly branches: readonly { readonly code: string; readonly name: string; readonly timeZone: string }[];
  readonly chainTimeZone: string;
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
function Audit({ person, branches, chainTimeZone }: OwnProps) {
  const { when } = useStaff();
  const x = useAuditTexts();
  const [filter, setFilter] = useState(() =>
    auditFilterOfSearch(
      location.search,
      branches.map(({ code }) => code),
    ),
  );
  const list = usePages<Trail>(auditPath(filter, PAGE_SIZE));
  const entries = list.pages?.flatMap((page) => page.entries) ?? [];
  const trail = list.pages?.[0];
  const timeZone = branches.find(({ code }) => code === filter.place)?.timeZone ?? chainTimeZone;

  useEffect(() => {
    history.replaceState(null, '', location.pathname + searchOfAuditFilter(filter));
  }, [filter]);

  return (
    <div className="wrap admin-page audit">
      <div className="ph flush">
        <h1 className="title">{x('audit.title')}</h1>
        <p className="soft small">{x('audit.body')}</p>
      </div>
      <AuditFilters
        filter={filter}
        branches={branches}
        timeZone={timeZone}
        onChoose={(change) => setFilter((before) => ({ ...before, ...change }))}
      />
      <PagedTable
        list={list}
        isEmpty={entries.length === 0}
        empty={x('audit.none')}
        emptyBody={x('audit.noneBody')}
        email={person.email}
      >
        {trail && (
          <AuditTable
            entries={entries}
            timeZone={trail.timeZone}
            onPerson={(who) => setFilter((before) => ({ ...before, who }))}
          />
        )}
      </PagedTable>
      {trail && !list.hasMore && filter.range.from === '' && (
        <p className="soft small searched">
          {x('audit.since', { day: when(`${trail.from}T12:00:00Z`, 'day', 'UTC') })}
        </p>
      )}
    </div>
  );
}
