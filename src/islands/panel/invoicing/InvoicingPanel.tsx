import { useState } from 'react';
import type { InvoiceSettings } from '#contract/invoicing';
import { businessDateOf } from '#shared/time.ts';
import { BranchChip, useBranchChoice } from '../BranchChoice.tsx';
import { Icon } from '../../staff/Icon.tsx';
import { StaffProvider, type StaffPerson, type StaffProps } from '../../staff/staff-context.tsx';
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
  const x = useInvoicingTexts();
  const settings = useResource<InvoiceSettings>('/settings/invoicing');
  const [branch, setCode] = useBranchChoice(branches);
  const code = branch?.code ?? '';
  if (!branch) return <NoBranch person={person} />;
  return (
    <div className="wrap admin-page invoicing">
      <div className="ph flush">
        <h1 className="title">{x('invoicing.title')}</h1>
        <p className="soft small">{x('invoicing.body')}</p>
        <div className="ac">
          <BranchChip branches={branches} code={branch.code} onChoose={setCode} />
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
      <ChainFile timeZone={branch.timeZone} />
    </div>
  );
}

/** One file for all branches; it begins with the day it is at the chosen one. */
function ChainFile({ timeZone }: { readonly timeZone: string }) {
  const x = useInvoicingTexts();
  const [day, setDay] = useState<string>(() => businessDateOf(new Date(), timeZone));
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
