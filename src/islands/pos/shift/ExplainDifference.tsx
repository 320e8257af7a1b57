import { useState, type SubmitEvent } from 'react';
import { DIFFERENCE_REASONS, type ShiftReport } from '#contract/sales';
import { RefusalNote } from '../../staff/RefusalNote.tsx';
import { useStaff } from '../../staff/staff-context.tsx';
import type { CounterBranch } from '../Counter.tsx';
import { Price } from '../Price.tsx';
import { LoggedOut } from './LoggedOut.tsx';
import { useDeed } from './use-deed.ts';
import { useSubmitKey } from './use-submit-key.ts';

interface ExplainDifferenceProps {
  readonly report: ShiftReport;
  readonly branch: CounterBranch;
  readonly mayClose: boolean;
  readonly onClosed: (report: ShiftReport) => void;
  /** Only for a supervisor. */
  readonly onRecount?: () => void;
}

type Reason = (typeof DIFFERENCE_REASONS)[number];

/** Counted: now what must be there is said, and a difference needs its reason. */
export function ExplainDifference(props: ExplainDifferenceProps) {
  const { report, branch, mayClose, onClosed, onRecount } = props;
  const { t, money } = useStaff();
  const [reason, setReason] = useState<Reason | null>(null);
  const [note, setNote] = useState('');
  const deed = useDeed();
  const formRef = useSubmitKey();
  const differenceCents = report.count?.differenceCents ?? 0;
  // Nobody left more than was asked where money is missing.
  const fitting = DIFFERENCE_REASONS.filter((one) => one !== 'tip' || differenceCents > 0);

  const close = async (event: SubmitEvent) => {
    event.preventDefault();
    if (deed.isBusy) return;
    const written = note.trim();
    if (!reason || (reason === 'other' && !written)) {
      deed.refusal.say(t(reason ? 'till.noteNeeded' : 'till.choose'));
      return;
    }
    const body = { reason, ...(written ? { note: written } : {}) };
    const closed = await deed.run<ShiftReport>(
      (api, idempotencyKey) =>
        api.send('POST', `/branches/${branch.code}/shifts/${report.id}/close`, body, { idempotencyKey }),
      body,
    );
    if (closed) onClosed(closed);
  };
  return (
    <form ref={formRef} className="shift-card" onSubmit={(event) => void close(event)} noValidate>
      <div className="shift-verdict" role="status">
        <p className="label">{t(differenceCents < 0 ? 'till.short' : 'till.over')}</p>
        <Price amountCents={Math.abs(differenceCents)} className={differenceCents < 0 ? 'short' : 'over'} />
      </div>
      <CashFigures report={report} />
      {mayClose ? (
        <>
          <div>
            <h2 className="section">{t('till.whyTitle')}</h2>
            <p className="soft small">{t('till.whyBody', { number: report.number })}</p>
          </div>
          <fieldset className="reasons" disabled={deed.isBusy}>
            <legend className="sr">{t('till.reason')}</legend>
            {fitting.map((one) => (
              <label key={one} className="tick-row">
                <input type="radio" name="reason" checked={reason === one} onChange={() => setReason(one)} />
                {t(`till.difference.${one}`)}
              </label>
            ))}
          </fieldset>
          <div className="field">
            <label htmlFor="difference-note">
              {t(reason === 'other' ? 'till.noteRequired' : 'till.noteOf')}
            </label>
            <input
              className="in"
              id="difference-note"
              maxLength={300}
              autoComplete="off"
              value={note}
              onChange={(event) => setNote(event.target.value)}
            />
          </div>
          <RefusalNote refusal={deed.refusal} />
          <div className="shift-acts">
            {onRecount && (
              <button type="button" className="btn big" onClick={onRecount}>
                {t('till.recount')}
              </button>
            )}
            <button type="submit" className="btn act big" aria-busy={deed.isBusy}>
              {deed.isBusy ? t('till.closing') : t('till.closeShift')} <kbd className="kbd">F12</kbd>
            </button>
          </div>
        </>
      ) : (
        <p className="soft">{t('till.ofOther', { name: report.openedBy })}</p>
      )}
      <LoggedOut deed={deed} />
    </form>
  );

  function CashFigures({ report: { cash, count } }: { readonly report: ShiftReport }) {
    const rows = [
      [t('till.float'), cash.floatCents],
      [t('till.received'), cash.receivedCents],
      ...(cash.refundedCents > 0 ? ([[t('till.refunded'), -cash.refundedCents]] as const) : []),
      ...(cash.inCents > 0 ? ([[t('till.in'), cash.inCents]] as const) : []),
      ...(cash.outCents > 0 ? ([[t('till.out'), -cash.outCents]] as const) : []),
      [t('till.expected'), cash.expectedCents],
      [t('till.counted'), count?.countedCents ?? 0],
    ] as const;
    return (
      <dl className="facts shift-facts">
        {rows.map(([label, amountCents]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{money(amountCents)}</dd>
          </div>
        ))}
      </dl>
    );
  }
}
