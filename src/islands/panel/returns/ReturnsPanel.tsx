import { useState } from 'react';
import type { PieceDictionary } from '../../staff/piece-dictionary.ts';
import { BranchChip, useBranchChoice } from '../BranchChoice.tsx';
import { StaffProvider, useStaff, type StaffPerson, type StaffProps } from '../../staff/staff-context.tsx';
import { NoBranch } from '../NoBranch.tsx';
import { CoreTable } from './CoreTable.tsx';
import { CreditTable } from './CreditTable.tsx';
import { ReturnTable } from './ReturnTable.tsx';
import { WarrantyRules } from './WarrantyRules.tsx';

export interface ReturnBranch {
  readonly code: string;
  readonly name: string;
  readonly timeZone: string;
}

interface ReturnsPanelProps extends StaffProps {
  readonly person: StaffPerson;
  readonly branches: readonly ReturnBranch[];
  readonly dictionary: PieceDictionary;
}

const TABS = [
  { tab: 'devoluciones', text: 'returns.tabReturns' },
  { tab: 'vales', text: 'returns.tabCredits' },
  { tab: 'cascos', text: 'returns.tabCores' },
  { tab: 'reglas', text: 'returns.tabRules' },
] as const;

type Tab = (typeof TABS)[number]['tab'];

export function ReturnsPanel({ locale, messages, ...rest }: ReturnsPanelProps) {
  return (
    <StaffProvider locale={locale} messages={messages}>
      <Shown {...rest} />
    </StaffProvider>
  );
}

/** Returns, vales and old parts of a branch, and what the chain promises. */
function Shown({ person, branches, dictionary }: Omit<ReturnsPanelProps, keyof StaffProps>) {
  const { t } = useStaff();
  const wanted = new URLSearchParams(location.search);
  const [branch, setCode] = useBranchChoice(branches);
  const code = branch?.code ?? '';
  const [tab, setTab] = useState<Tab>(
    () => TABS.find((one) => one.tab === wanted.get('ver'))?.tab ?? 'devoluciones',
  );
  const show = (next: Tab, at = code) => {
    setTab(next);
    setCode(at);
    history.replaceState(null, '', `${location.pathname}?sucursal=${at}&ver=${next}`);
  };
  if (!branch) return <NoBranch person={person} />;
  return (
    <div className="sales returns-panel">
      <div className="ph">
        <h1 className="title">{t('returns.panelTitle')}</h1>
        <p className="soft small">{t('returns.panelLead', { branch: branch.name })}</p>
        <div className="ac">
          <BranchChip branches={branches} code={branch.code} onChoose={(next) => show(tab, next)} />
        </div>
      </div>
      <div className="seg returns-tabs" role="group" aria-label={t('returns.panelTitle')}>
        {TABS.map(({ tab: one, text }) => (
          <button key={one} type="button" aria-pressed={tab === one} onClick={() => show(one)}>
            {t(text)}
          </button>
        ))}
      </div>
      {tab === 'devoluciones' && <ReturnTable key={code} branch={branch} email={person.email} />}
      {tab === 'vales' && <CreditTable key={code} branch={branch} email={person.email} />}
      {tab === 'cascos' && <CoreTable key={code} branch={branch} email={person.email} />}
      {tab === 'reglas' && (
        <WarrantyRules
          dictionary={dictionary}
          email={person.email}
          canChange={person.permissions.includes('warranty:rules')}
        />
      )}
    </div>
  );
}
