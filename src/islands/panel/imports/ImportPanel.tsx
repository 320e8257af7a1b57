import { useCallback, useState } from 'react';
import type { ImportList, ImportView } from '#contract/exchange';
import { Icon } from '../../staff/Icon.tsx';
import { StaffProvider, useStaff, type StaffPerson, type StaffProps } from '../../staff/staff-context.tsx';
import { NoBranch } from '../NoBranch.tsx';
import { ResourceState } from '../ResourceState.tsx';
import { useResource } from '../use-resource.ts';
import { ExportList } from './ExportList.tsx';
import { ImportDetail } from './ImportDetail.tsx';
import { ImportTextsProvider, useImportTexts, type ImportTexts } from './import-texts.tsx';
import { MerchantFeed } from './MerchantFeed.tsx';
import { NewImport } from './NewImport.tsx';

interface ImportPanelProps extends StaffProps {
  readonly texts: ImportTexts;
  readonly person: StaffPerson;
  readonly branches: readonly { readonly code: string; readonly name: string }[];
}

export function ImportPanel({ locale, messages, texts, ...rest }: ImportPanelProps) {
  return (
    <StaffProvider locale={locale} messages={messages}>
      <ImportTextsProvider locale={locale} texts={texts}>
        <Imports {...rest} />
      </ImportTextsProvider>
    </StaffProvider>
  );
}

function chosenIn(search: string, name: string): string {
  return new URLSearchParams(search).get(name) ?? '';
}

/** Files in and out of a branch: a new import, the latest ones, one of them in its steps, and the exports. */
function Imports({ person, branches }: Pick<ImportPanelProps, 'person' | 'branches'>) {
  const x = useImportTexts();
  const [branch, setBranch] = useState(() => {
    const asked = chosenIn(location.search, 'sucursal');
    return branches.find(({ code }) => code === asked)?.code ?? branches[0]?.code ?? '';
  });
  const [open, setOpen] = useState(() => chosenIn(location.search, 'importacion'));
  const go = useCallback((nextBranch: string, nextOpen: string) => {
    setBranch(nextBranch);
    setOpen(nextOpen);
    const query = new URLSearchParams({ sucursal: nextBranch, ...(nextOpen && { importacion: nextOpen }) });
    history.replaceState(null, '', `${location.pathname}?${query}`);
  }, []);
  if (branch === '') return <NoBranch person={person} />;
  if (open !== '') {
    return (
      <div className="wrap admin-page">
        <ImportDetail
          key={open}
          id={open}
          branch={branch}
          email={person.email}
          onBack={() => go(branch, '')}
        />
      </div>
    );
  }
  return (
    <div className="wrap admin-page imports">
      <div className="ph flush">
        <h1 className="title">{x('exchange.title')}</h1>
        {branches.length > 1 && (
          <div className="ac field pick">
            <label htmlFor="import-branch">{x('exchange.branch')}</label>
            <select
              className="in"
              id="import-branch"
              value={branch}
              onChange={(event) => go(event.target.value, '')}
            >
              {branches.map(({ code, name }) => (
                <option key={code} value={code}>
                  {name}
                </option>
              ))}
            </select>
          </div>
        )}
      </div>
      <p className="soft imports-lead">{x('exchange.lead')}</p>
      <div className="imports-cols">
        <div className="imports-main">
          <NewImport
            key={branch}
            branch={branch}
            permissions={person.permissions}
            onReady={(id) => go(branch, id)}
          />
          <History key={`h ${branch}`} branch={branch} email={person.email} onOpen={(id) => go(branch, id)} />
        </div>
        <div className="imports-side">
          <ExportList branch={branch} />
          {person.permissions.includes('branches:manage') && <MerchantFeed email={person.email} />}
        </div>
      </div>
    </div>
  );
}

interface HistoryProps {
  readonly branch: string;
  readonly email: string;
  readonly onOpen: (id: string) => void;
}

function History({ branch, email, onOpen }: HistoryProps) {
  const x = useImportTexts();
  const list = useResource<ImportList>(`/branches/${branch}/imports`);
  return (
    <section aria-labelledby="import-history">
      <h2 className="section" id="import-history">
        {x('exchange.history')}
      </h2>
      <ResourceState resource={list} email={email}>
        {({ imports }) =>
          imports.length === 0 ? (
            <div className="empty">
              <b>{x('exchange.historyEmpty')}</b>
              <p className="soft small">{x('exchange.historyEmptyBody')}</p>
            </div>
          ) : (
            <ul className="import-list">
              {imports.map((view) => (
                <HistoryRow key={view.id} view={view} onOpen={onOpen} />
              ))}
            </ul>
          )
        }
      </ResourceState>
    </section>
  );
}

function HistoryRow({ view, onOpen }: { readonly view: ImportView; readonly onOpen: (id: string) => void }) {
  const x = useImportTexts();
  const { when, count } = useStaff();
  return (
    <li>
      <button type="button" className="row-open" onClick={() => onOpen(view.id)}>
        <b>{view.fileName}</b>
        <span className="cap">
          {x(`exchange.kind_${view.kind}`)} ·{' '}
          {x('exchange.by', { name: view.createdBy, when: when(view.createdAt, 'moment') })}
        </span>
      </button>
      <span className={`import-state ${view.state}`}>{x(`exchange.state_${view.state}`)}</span>
      <span className="cap num">
        {view.counts.rows > 0 ? `${count(view.counts.rows)} ${x('exchange.count_rows')}` : ''}
      </span>
      <Icon name="next" size="s" />
    </li>
  );
}
