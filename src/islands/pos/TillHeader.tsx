import type { Terminal } from '#contract/sales';
import { Icon } from '../staff/Icon.tsx';
import { useStaff, type StaffPerson } from '../staff/staff-context.tsx';
import type { CounterBranch } from './Counter.tsx';
import { useClock } from './use-clock.ts';

interface TillHeaderProps {
  readonly person: StaffPerson;
  readonly branch: CounterBranch;
  readonly terminal: Terminal;
  /** Of the next note, and the shift it falls in; absent while the till is closed. */
  readonly selling?: { readonly folio: string; readonly shiftNumber: number };
  readonly onLeave?: () => void;
}

export function TillHeader({ person, branch, terminal, selling, onLeave }: TillHeaderProps) {
  const { t, when } = useStaff();
  const now = useClock();
  const till = `${branch.name} · ${terminal.name}`;
  return (
    <header className="ctop">
      <a className="logo" href="/panel" aria-label={t('counter.toPanel')}>
        <svg className="mono-m" viewBox="0 -5 24 29" fill="currentColor" aria-hidden="true">
          <path d="M0 0h4.4v24H0zM19.6 0H24v24h-4.4zM5.3-4.5h5.1L12 .9l1.6-5.4h5.1L12 15z" />
          <path d="M11.4 16.4h1.2v3h-1.2zM11.4 20.6h1.2v1h-1.2zM11.4 22.6h1.2V24h-1.2z" />
        </svg>
      </a>
      <h1 className="cb">
        {onLeave ? (
          <button type="button" onClick={onLeave} title={t('counter.changeTill')}>
            {till} <Icon name="down" size="xs" />
          </button>
        ) : (
          till
        )}
      </h1>
      {selling && <span className="soft desk">{t('till.shift', { number: selling.shiftNumber })}</span>}
      <span className="soft desk">{person.name}</span>
      <span className="soft desk nt">
        {selling && (
          <>
            {t('counter.nextNote')} <span className="mono">{selling.folio}</span>
          </>
        )}
      </span>
      <time className="mono clk">{when(now, 'time', branch.timeZone)}</time>
    </header>
  );
}
