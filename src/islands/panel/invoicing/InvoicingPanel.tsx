import { useState } from 'react';
import type { InvoiceSettings } from '#contract/invoicing';
import { Icon } from '../../staff/Icon.tsx';
import { StaffProvider, useStaff, type StaffPerson, type StaffProps } from '../../staff/staff-context.tsx';
import { NoBranch } from '../NoBranch.tsx';
import { ResourceState } from '../ResourceState.tsx';
import { useResource } from '../use-resource.ts';
import { InvoiceDaysView } from './InvoiceDaysView.tsx';
import { InvoicingTextsProvider, useInvoicingTexts, type InvoicingTexts } from './invoicing-texts.tsx';
import { IssuerForm } from './IssuerForm.tsx';
import './invoicing.css';

export interface InvoicingBranch {
  readonly code: string;
  readonly name: string;
  readonly postalCode: string;
  readonly timeZone: string;
}

interface OwnProps {
  readonly person: StaffPerson;
  readonly branches: readonly InvoicingBranch[];
}

interface InvoicingPanelProps extends StaffProps, OwnProps {
  readonly texts: InvoicingTexts;
}

export function InvoicingPanel({ locale, messages, texts, ...rest }: InvoicingPanelProps) {
  return (
    <StaffProvider locale={locale} messages={messages}>
      <InvoicingTextsProvider locale={locale} texts={texts}>
        <Invoicing {...rest} />
      </InvoicingTextsProvider>
    </StaffProvider>
  );
}

/** What was sold each day, the files for the accountant, and the global invoices prepared of it. */
function Invoicing({ person, branches }: OwnProps) {
  const { t } = useStaff();
  const x = useInvoicingTexts();
  const settings = useResource<InvoiceSettings>('/settings/invoicing');
  const [code, setCode] = useState(() => {
    const wanted = new URLSearchParams(location.search).get('sucursal');
    return (branches.find((one) => one.code === wanted) ?? branches[0])?.code ?? '';
  });
  const branch = branches.find((one) => one.code === code);
  if (!branch) return <NoBranch person={person} />;
  return (
    <div className="wrap admin-page invoicing">
      <div className="ph flush">
        <h1 className="title">{x('invoicing.title')}</h1>
        <p className="soft small">{x('invoicing.body')}</p>
        <div className="ac">
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
        </div>
      </div>
      <div className="note warn">
        <Icon name="info" size="s" />
        <p>{x('invoicing.notStamped')}</p>
      </div>
      <ResourceState resource={settings} email={person.email}>
        {({ issuer }) => (
          <IssuerForm issuer={issuer} branches={branches} onSaved={() => void settings.reload()} />
        )}
      </ResourceState>
      <InvoiceDaysView
        key={code}
        branch={branch}
        email={person.email}
        canPrepare={settings.value?.issuer != null}
      />
      <ChainFile />
    </div>
  );
}

/** One file for all branches. */
function ChainFile() {
  const x = useInvoicingTexts();
  const [day, setDay] = useState(() => new Intl.DateTimeFormat('en-CA').format(new Date()));
  const path = `/api/v1/invoicing/${day}/tickets`;
  return (
    <section className="sheet pad chain-file" aria-labelledby="chain-file-title">
      <div>
        <h2 className="section" id="chain-file-title">
          {x('invoicing.chain')}
        </h2>
        <p className="soft small">{x('invoicing.chainBody')}</p>
      </div>
      <div className="chain-file-acts">
        <div className="field">
          <label htmlFor="chain-day">{x('invoicing.chainDay')}</label>
          <input
            id="chain-day"
            className="in"
            type="date"
            value={day}
            onChange={(event) => setDay(event.target.value)}
          />
        </div>
        {day !== '' && (
          <>
            <a className="btn" href={`${path}.csv`} download>
              {x('invoicing.csv')}
            </a>
            <a className="btn" href={`${path}.xlsx`} download>
              {x('invoicing.xlsx')}
            </a>
          </>
        )}
      </div>
    </section>
  );
}
