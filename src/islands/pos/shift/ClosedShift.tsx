import { useEffect, useRef } from 'react';
import type { ShiftReport } from '#contract/sales';
import { Icon } from '../../staff/Icon.tsx';
import { ShiftReceipt } from '../../staff/ShiftReceipt.tsx';
import { useStaff } from '../../staff/staff-context.tsx';
import type { CounterBranch } from '../Counter.tsx';
import { RollChoice, useRollWidth } from '../RollChoice.tsx';
import { RollFiles } from '../RollFiles.tsx';

interface ClosedShiftProps {
  readonly report: ShiftReport;
  readonly branch: CounterBranch;
  readonly onNext: () => void;
}

/** The Z report of the shift just closed, to print and sign. */
export function ClosedShift({ report, branch, onNext }: ClosedShiftProps) {
  const { t, locale } = useStaff();
  const [roll, setRoll] = useRollWidth();
  const printRef = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    printRef.current?.focus();
  }, []);
  return (
    <section className="shift-card closed-shift">
      <div className="closed-head">
        <span className="done-mark">
          <Icon name="check" />
        </span>
        <div role="status">
          <h2 className="title">{t('till.closedTitle', { number: report.number })}</h2>
          <p className="soft">{t('till.closedBody')}</p>
        </div>
      </div>
      <RollChoice roll={roll} onRoll={setRoll} />
      <div className="shift-acts">
        <button type="button" className="btn big" onClick={onNext}>
          {t('till.nextShift')}
        </button>
        <button ref={printRef} type="button" className="btn act big" onClick={() => window.print()}>
          <Icon name="print" /> {t('till.printZ')} <kbd className="kbd">Enter</kbd>
        </button>
      </div>
      <RollFiles path={`/branches/${report.branch}/shifts/${report.id}/report`} roll={roll} />
      <div className="receipt-preview">
        <ShiftReceipt report={report} branch={branch} locale={locale} t={t} narrow={roll === '58'} />
      </div>
    </section>
  );
}
