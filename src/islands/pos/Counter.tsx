import { useCallback, useEffect, useState } from 'react';
import type { TerminalList } from '#contract/sales';
import { isSessionOver } from '../staff/api-client.ts';
import type { PieceDictionary } from '../staff/piece-dictionary.ts';
import type { PaperBranch } from '#paper/roll.ts';
import { RefusalNote, useRefusal } from '../staff/RefusalNote.tsx';
import { StaffProvider, useStaff, type StaffPerson, type StaffProps } from '../staff/staff-context.tsx';
import { SessionDialog } from '../staff/SessionDialog.tsx';
import { PersonContext } from './shift/person-context.ts';
import { isFromBefore, ShiftScreen } from './shift/ShiftScreen.tsx';
import { TillChoice } from './TillChoice.tsx';
import { TillScreen } from './TillScreen.tsx';
import { tillStorage } from './till-storage.ts';

export interface CounterBranch extends PaperBranch {
  readonly code: string;
  readonly taxRateBp: number;
  /** What a clerk may take off a line without a supervisor. */
  readonly clerkDiscountBp: number;
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
  const [isClosing, setClosing] = useState(false);
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
  const loginAgain = (
    <SessionDialog
      email={person.email}
      onDone={() => {
        setLoggedOut(false);
        void load();
      }}
    />
  );
  const leave =
    branches.length > 1 || (terminals?.length ?? 0) > 1 ? { onLeave: () => setTerminalId(null) } : {};
  if (branch && terminal) {
    const { shift } = terminal;
    const key = `${branch.code} ${terminal.id} ${shift?.id ?? ''}`;
    const isSelling = shift && !shift.countedAt && !isFromBefore(shift.businessDate, branch.timeZone);
    return (
      <PersonContext value={person}>
        {isSelling && !isClosing ? (
          <TillScreen
            key={key}
            {...{ person, branch, terminal, shift, chain, dictionary }}
            onCount={() => setClosing(true)}
            onShiftOver={() => void load()}
            {...leave}
          />
        ) : (
          <ShiftScreen
            key={key}
            {...{ person, branch, terminal, isClosing }}
            onStay={() => setClosing(false)}
            onChanged={() => {
              setClosing(false);
              void load();
            }}
            {...leave}
          />
        )}
        {isLoggedOut && loginAgain}
      </PersonContext>
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
      {isLoggedOut && loginAgain}
    </>
  );
}

function rememberedBranch(branches: readonly CounterBranch[]): CounterBranch | null {
  const wanted = new URLSearchParams(location.search).get('sucursal') ?? tillStorage.branch();
  return branches.find((branch) => branch.code === wanted) ?? branches[0] ?? null;
}
