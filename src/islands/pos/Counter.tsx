import { useCallback, useEffect, useState } from 'react';
import type { TerminalList } from '#contract/sales';
import { isSessionOver } from '../staff/api-client.ts';
import type { PieceDictionary } from '../staff/piece-dictionary.ts';
import type { NoteBranch } from '../staff/NoteReceipt.tsx';
import { RefusalNote, useRefusal } from '../staff/RefusalNote.tsx';
import { StaffProvider, useStaff, type StaffPerson, type StaffProps } from '../staff/staff-context.tsx';
import { SessionDialog } from '../staff/SessionDialog.tsx';
import { TillChoice } from './TillChoice.tsx';
import { TillScreen } from './TillScreen.tsx';
import { tillStorage } from './till-storage.ts';

export interface CounterBranch extends NoteBranch {
  readonly code: string;
  readonly taxRateBp: number;
}

interface CounterProps extends StaffProps {
  readonly person: StaffPerson;
  /** Where the person may sell. */
  readonly branches: readonly CounterBranch[];
  /** Every branch of the chain by code, for pieces that are elsewhere. */
  readonly chain: Readonly<Record<string, { readonly name: string; readonly phone: string }>>;
  readonly dictionary: PieceDictionary;
}

/** The counter: first which till this device is, then the till. */
export function Counter({ locale, messages, ...rest }: CounterProps) {
  return (
    <StaffProvider locale={locale} messages={messages}>
      <ChosenTill {...rest} />
    </StaffProvider>
  );
}

function ChosenTill({ person, branches, chain, dictionary }: Omit<CounterProps, keyof StaffProps>) {
  const { t, api } = useStaff();
  const [branch, setBranch] = useState(() => rememberedBranch(branches));
  const [terminals, setTerminals] = useState<TerminalList['terminals'] | null>(null);
  const [terminalId, setTerminalId] = useState<number | null>(null);
  const [isLoggedOut, setLoggedOut] = useState(false);
  const refusal = useRefusal();
  const { show, clear } = refusal;

  const load = useCallback(async () => {
    if (!branch) return;
    clear();
    try {
      const { terminals: found } = await api.get<TerminalList>(`/branches/${branch.code}/terminals`);
      const remembered = tillStorage.terminalId(branch.code);
      const only = found.length === 1 ? found[0]?.id : undefined;
      setTerminals(found);
      setTerminalId(found.some((terminal) => terminal.id === remembered) ? remembered : (only ?? null));
    } catch (error) {
      if (isSessionOver(error)) setLoggedOut(true);
      else show(error);
    }
  }, [api, branch, show, clear]);
  useEffect(() => void load(), [load]);

  const terminal = terminals?.find(({ id }) => id === terminalId);
  if (branch && terminal?.shift) {
    return (
      <TillScreen
        key={`${branch.code} ${terminal.id}`}
        person={person}
        branch={branch}
        terminal={terminal}
        shift={terminal.shift}
        chain={chain}
        dictionary={dictionary}
        {...(branches.length > 1 || (terminals?.length ?? 0) > 1
          ? { onLeave: () => setTerminalId(null) }
          : {})}
      />
    );
  }
  return (
    <>
      <TillChoice
        branches={branches}
        branch={branch}
        terminals={terminals}
        onBranch={(code) => {
          setTerminals(null);
          setBranch(branches.find((one) => one.code === code) ?? null);
        }}
        onTerminal={(id) => {
          if (!branch) return;
          tillStorage.setBranch(branch.code);
          tillStorage.setTerminalId(branch.code, id);
          setTerminalId(id);
        }}
        failure={
          refusal.text && (
            <>
              <RefusalNote refusal={refusal} />
              <button type="button" className="btn" onClick={() => void load()}>
                {t('counter.retry')}
              </button>
            </>
          )
        }
      />
      {isLoggedOut && (
        <SessionDialog
          email={person.email}
          onDone={() => {
            setLoggedOut(false);
            void load();
          }}
        />
      )}
    </>
  );
}

function rememberedBranch(branches: readonly CounterBranch[]): CounterBranch | null {
  const wanted = new URLSearchParams(location.search).get('sucursal') ?? tillStorage.branch();
  return branches.find((branch) => branch.code === wanted) ?? branches[0] ?? null;
}
