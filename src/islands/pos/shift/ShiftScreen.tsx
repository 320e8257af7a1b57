import { useCallback, useEffect, useRef, useState, type ReactNode } from 'react';
import type { ShiftReport, TerminalList } from '#contract/sales';
import { businessDateOf } from '#shared/time.ts';
import { isSessionOver } from '../../staff/api-client.ts';
import { RefusalNote, useRefusal } from '../../staff/RefusalNote.tsx';
import { SessionDialog } from '../../staff/SessionDialog.tsx';
import { useStaff, type StaffPerson } from '../../staff/staff-context.tsx';
import type { CounterBranch } from '../Counter.tsx';
import { TillHeader } from '../TillHeader.tsx';
import { ClosedShift } from './ClosedShift.tsx';
import { CountTill } from './CountTill.tsx';
import { ExplainDifference } from './ExplainDifference.tsx';
import { OpenTill } from './OpenTill.tsx';

type TillWithShift = TerminalList['terminals'][number];

interface ShiftScreenProps {
  readonly person: StaffPerson;
  readonly branch: CounterBranch;
  readonly terminal: TillWithShift;
  /** The clerk asked to close it; otherwise the till is here because it cannot sell. */
  readonly isClosing: boolean;
  readonly onLeave?: () => void;
  /** Back to selling without closing. */
  readonly onStay: () => void;
  /** The till is not what it was: look again. */
  readonly onChanged: () => void;
}

/** Nothing can be sold in the till now: it waits for its float, its count, or the reason of a difference. */
export function ShiftScreen(props: ShiftScreenProps) {
  const { person, branch, terminal, isClosing, onStay, onChanged } = props;
  const { shift } = terminal;
  const [report, setReport] = useState<ShiftReport | null>(null);
  const [isRecounting, setRecounting] = useState(false);
  const place = useRef({ branch: branch.code, terminalId: terminal.id }).current;
  const counted = report ?? null;
  const canSupervise = person.permissions.includes('sale:approve');
  const isStale = shift !== null && isFromBefore(shift.businessDate, branch.timeZone);

  const step = (): ReactNode => {
    if (counted?.closedAt) return <ClosedShift report={counted} branch={branch} onNext={onChanged} />;
    if (!shift) return <OpenTill branch={branch} terminal={terminal} place={place} onOpened={onChanged} />;
    const onCounted = (next: ShiftReport) => {
      setRecounting(false);
      setReport(next);
    };
    const isBlind = !shift.countedAt && !counted;
    if (isBlind || isRecounting) {
      return (
        <CountTill
          branch={branch}
          shift={shift}
          place={place}
          isStale={isStale}
          mayClose={shift.isOwn || canSupervise}
          onCounted={onCounted}
          onChanged={onChanged}
          {...(isClosing && !isStale && isBlind ? { onBack: onStay } : {})}
        />
      );
    }
    if (!counted)
      return <LoadReport branch={branch.code} shiftId={shift.id} person={person} onReport={setReport} />;
    return (
      <ExplainDifference
        report={counted}
        branch={branch}
        mayClose={shift.isOwn || canSupervise}
        onClosed={setReport}
        {...(canSupervise ? { onRecount: () => setRecounting(true) } : {})}
      />
    );
  };
  return (
    <>
      <TillHeader
        person={person}
        branch={branch}
        terminal={terminal}
        {...(props.onLeave ? { onLeave: props.onLeave } : {})}
      />
      <main className="shift-screen" id="contenido">
        {step()}
      </main>
    </>
  );
}

/** A shift of another day is closed before anything else. */
export function isFromBefore(businessDate: string, timeZone: string): boolean {
  return businessDate < businessDateOf(new Date(), timeZone);
}

interface LoadReportProps {
  readonly branch: string;
  readonly shiftId: string;
  readonly person: StaffPerson;
  readonly onReport: (report: ShiftReport) => void;
}

/** The page was loaded again after the count: what it came to is asked for. */
function LoadReport({ branch, shiftId, person, onReport }: LoadReportProps) {
  const { api, t } = useStaff();
  const refusal = useRefusal();
  const { show, clear } = refusal;
  const [isLoggedOut, setLoggedOut] = useState(false);
  const load = useCallback(async () => {
    clear();
    try {
      onReport(await api.get<ShiftReport>(`/branches/${branch}/shifts/${shiftId}`));
    } catch (error) {
      if (isSessionOver(error)) setLoggedOut(true);
      else show(error);
    }
  }, [api, branch, shiftId, onReport, show, clear]);
  useEffect(() => void load(), [load]);
  return (
    <section className="shift-card">
      <RefusalNote refusal={refusal} />
      {refusal.text ? (
        <button type="button" className="btn" onClick={() => void load()}>
          {t('counter.retry')}
        </button>
      ) : (
        <div className="load" aria-busy="true" aria-label={t('panel.loading')}>
          <span className="skeleton tall" />
          <span className="skeleton tall" />
        </div>
      )}
      {isLoggedOut && (
        <SessionDialog
          email={person.email}
          onDone={() => {
            setLoggedOut(false);
            void load();
          }}
        />
      )}
    </section>
  );
}
