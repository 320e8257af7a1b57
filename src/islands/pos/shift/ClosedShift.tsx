import { useEffect, useRef, useState } from 'react';
import type { ShiftReport } from '#contract/sales';
import { Icon } from '../../staff/Icon.tsx';
import { ShiftReceipt } from '../../staff/ShiftReceipt.tsx';
import { useStaff } from '../../staff/staff-context.tsx';
import type { CounterBranch } from '../Counter.tsx';
import type { RollWidth } from '#paper/roll.ts';
import { RollFiles } from '../RollFiles.tsx';
import { tillStorage } from '../till-storage.ts';

interface ClosedShiftProps {
  readonly report: ShiftReport;
  readonly branch: CounterBranch;
  readonly onNext: () => void;
}

const ROLLS: readonly RollWidth[] = ['80', '58'];

/** The Z report of the shift just closed, to print and sign. */
export function ClosedShift({ report, branch, onNext }: ClosedShiftProps) {
  const { t, locale } = useStaff();
  const [roll, setRoll] = useState(tillStorage.rollWidth);
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
      <div className="roll-choice">
        <span className="small soft">{t('counter.paper')}</span>
        <span className="seg" role="group" aria-label={t('counter.paper')}>
          {ROLLS.map((width) => (
            <button
              key={width}
              type="button"
              aria-pressed={roll === width}
              onClick={() => {
                tillStorage.setRollWidth(width);
                setRoll(width);
              }}
            >
              {width} mm
            </button>
          ))}
        </span>
      </div>
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
