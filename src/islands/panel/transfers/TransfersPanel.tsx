import { useCallback, useEffect, useState } from 'react';
import type { TransferTab, TransferView } from '#contract/inventory';
import { BranchChip } from '../BranchChoice.tsx';
import { Icon } from '../../staff/Icon.tsx';
import type { PieceDictionary } from '../../staff/piece-dictionary.ts';
import { StaffProvider, type StaffPerson, type StaffProps } from '../../staff/staff-context.tsx';
import { useToast } from '../../staff/Toasts.tsx';
import { NoBranch } from '../NoBranch.tsx';
import { NewTransfer } from './NewTransfer.tsx';
import { ParkedEvents } from './ParkedEvents.tsx';
import { TransferDetail } from './TransferDetail.tsx';
import { TransferList } from './TransferList.tsx';
import { TransferTextsProvider, useTransferTexts, type TransferTexts } from './transfer-texts.tsx';

export interface TransferBranch {
  readonly code: string;
  readonly name: string;
  readonly timeZone: string;
}

interface TransfersPanelProps extends StaffProps {
  readonly person: StaffPerson;
  /** The person's own. */
  readonly branches: readonly TransferBranch[];
  readonly chain: readonly TransferBranch[];
  readonly texts: TransferTexts;
  readonly dictionary: PieceDictionary;
}

export function TransfersPanel({ locale, messages, texts, ...rest }: TransfersPanelProps) {
  return (
    <StaffProvider locale={locale} messages={messages}>
      <TransferTextsProvider locale={locale} texts={texts}>
        <Transfers {...rest} />
      </TransferTextsProvider>
    </StaffProvider>
  );
}

interface Place {
  readonly branch: string;
  readonly id: string | null;
}

function placeOfAddress(branches: readonly TransferBranch[]): Place {
  const query = new URLSearchParams(location.search);
  const wanted = branches.find(({ code }) => code === query.get('sucursal')) ?? branches[0];
  return { branch: wanted?.code ?? '', id: query.get('traspaso') };
}

function Transfers({
  person,
  branches,
  chain,
  dictionary,
}: Omit<TransfersPanelProps, keyof StaffProps | 'texts'>) {
  const t = useTransferTexts();
  const toast = useToast();
  const [place, setPlace] = useState(() => placeOfAddress(branches));
  const [tab, setTab] = useState<TransferTab>('supply');
  const [isNew, setNew] = useState(false);
  useEffect(() => {
    const onBack = () => setPlace(placeOfAddress(branches));
    addEventListener('popstate', onBack);
    return () => removeEventListener('popstate', onBack);
  }, [branches]);
  const go = useCallback((next: Place) => {
    const query = new URLSearchParams({ sucursal: next.branch });
    if (next.id) query.set('traspaso', next.id);
    history.pushState(null, '', `?${query.toString()}`);
    setPlace(next);
    scrollTo(0, 0);
  }, []);
  const branch = branches.find(({ code }) => code === place.branch);
  if (!branch) return <NoBranch person={person} />;
  const names = new Map(chain.map(({ code, name }) => [code, name]));
  const created = (transfer: TransferView) => {
    setNew(false);
    toast({
      text: t(transfer.side === 'out' ? 'transfers.prepared' : 'transfers.created', { code: transfer.code }),
    });
    go({ branch: branch.code, id: transfer.id });
  };
  if (place.id) {
    return (
      <TransferDetail
        key={`${branch.code} ${place.id}`}
        {...{ branch, names, dictionary, person }}
        id={place.id}
        onBack={() => go({ branch: branch.code, id: null })}
      />
    );
  }
  return (
    <div className="wrap admin-page tr">
      <div className="ph flush">
        <h1 className="title">{t('transfers.title')}</h1>
        <p className="soft small">{t('transfers.intro')}</p>
        <div className="ac">
          <BranchChip
            branches={branches}
            code={branch.code}
            onChoose={(next) => go({ branch: next, id: null })}
          />
          <button type="button" className="btn act" onClick={() => setNew(true)}>
            <Icon name="plus" size="s" /> {t('transfers.new')}
          </button>
        </div>
      </div>
      <TransferList
        key={`${branch.code} ${tab}`}
        {...{ branch, names, dictionary, tab }}
        onTab={setTab}
        onOpen={(id) => go({ branch: branch.code, id })}
      />
      {person.permissions.includes('branches:manage') && <ParkedEvents names={names} />}
      {isNew && (
        <NewTransfer
          {...{ branch, chain }}
          maySend={person.permissions.includes('stock:transfer')}
          onDone={created}
          onClose={() => setNew(false)}
        />
      )}
    </div>
  );
}
