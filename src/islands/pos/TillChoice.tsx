import type { ReactNode } from 'react';
import type { OpenShift, TerminalList } from '#contract/sales';
import { formatFolio } from '#shared/folio.ts';
import { businessDateOf } from '#shared/time.ts';
import { useStaff } from '../staff/staff-context.tsx';
import type { CounterBranch } from './Counter.tsx';
import { isFromBefore } from './shift/ShiftScreen.tsx';

interface TillChoiceProps {
  readonly branches: readonly CounterBranch[];
  readonly branch: CounterBranch | null;
  /** Null while they load. */
  readonly terminals: TerminalList['terminals'] | null;
  readonly onBranch: (code: string) => void;
  readonly onTerminal: (id: number) => void;
  readonly failure: ReactNode;
}

/** Asked once per device: which till is this? */
export function TillChoice({ branches, branch, terminals, onBranch, onTerminal, failure }: TillChoiceProps) {
  const { t } = useStaff();
  return (
    <main className="till-choice">
      <h1 className="title">{t('counter.whichTill')}</h1>
      {branch ? (
        <p className="soft">{t('counter.whichTillBody')}</p>
      ) : (
        <p className="soft">{t('counter.noBranch')}</p>
      )}
      {branches.length > 1 && (
        <div className="field">
          <label htmlFor="till-branch">{t('panel.branch')}</label>
          <select
            className="in"
            id="till-branch"
            value={branch?.code ?? ''}
            onChange={(event) => onBranch(event.target.value)}
          >
            {branches.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </select>
        </div>
      )}
      {failure}
      {!failure && branch && terminals === null && (
        <div className="load" aria-busy="true" aria-label={t('panel.loading')}>
          <span className="skeleton tall" />
          <span className="skeleton tall" />
        </div>
      )}
      {branch && terminals?.length === 0 && (
        <div className="empty">
          <b>{t('counter.noTills', { branch: branch.name })}</b>
          <p className="soft small">{t('counter.noTillsBody')}</p>
        </div>
      )}
      <ul className="till-list">
        {branch &&
          terminals?.map((terminal) => (
            <li key={terminal.id}>
              <button type="button" onClick={() => onTerminal(terminal.id)}>
                <b>{terminal.name}</b>
                <span className={terminal.shift ? 'small till-state' : 'small soft till-state'}>
                  <ShiftWords shift={terminal.shift} timeZone={branch.timeZone} />
                </span>
                <span className="small soft">
                  {t('counter.nextNote')}{' '}
                  <span className="mono">
                    {formatFolio({
                      branchCode: branch.code,
                      businessDate: businessDateOf(new Date(), branch.timeZone),
                      terminalNumber: terminal.number,
                      sequence: terminal.nextSequence,
                    })}
                  </span>
                </span>
              </button>
            </li>
          ))}
      </ul>
      <p className="small">
        <a href="/panel">{t('counter.toPanel')}</a>
      </p>
    </main>
  );
}

function ShiftWords({ shift, timeZone }: { readonly shift: OpenShift | null; readonly timeZone: string }) {
  const { t, when } = useStaff();
  if (!shift) return t('till.closedTill');
  const name = shift.openedBy;
  return isFromBefore(shift.businessDate, timeZone)
    ? t('till.staleTill', { day: when(shift.businessDate, 'short'), name })
    : t('till.openTill', { name });
}
