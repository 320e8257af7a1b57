import { useEffect, useRef } from 'react';
import type { GivenReturnApproval, ReturnDraft } from '#contract/sales';
import { useStaff } from '../../staff/staff-context.tsx';
import { SupervisorForm, type Supervisor } from '../approval/SupervisorForm.tsx';
import type { ReturnPlace } from './ReturnDialog.tsx';

interface ApproveReturnProps extends ReturnPlace {
  /** What is asked for. */
  readonly draft: Pick<ReturnDraft, 'id' | 'saleId' | 'lines' | 'refunds'>;
  readonly onApproved: (approvalId: string) => void;
  readonly onBack: () => void;
}

/** A supervisor allows this return, at the clerk's till. */
export function ApproveReturn({ api, place, draft, onSessionOver, onApproved, onBack }: ApproveReturnProps) {
  const { t } = useStaff();
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => ref.current?.querySelector('input')?.focus(), []);

  const approve = async (supervisor: Supervisor) => {
    const { id: returnId, saleId } = draft;
    const lines = draft.lines.map(({ lineNo, quantity, reason }) => ({ lineNo, quantity, reason }));
    const refunds = draft.refunds.map(({ method, amountCents }) => ({ method, amountCents }));
    const body = { returnId, saleId, lines, refunds, ...supervisor };
    const path = `/branches/${place.branch}/returns/approvals`;
    onApproved((await api.send<GivenReturnApproval>('POST', path, body)).id);
  };
  return (
    <div ref={ref}>
      <h3 className="section">{t('returns.approveTitle')}</h3>
      <p className="soft small">{t('returns.approveBody')}</p>
      <SupervisorForm
        name="return-approval"
        approve={approve}
        onSessionOver={onSessionOver}
        acts={({ isBusy, isWaiting }) => (
          <div className="da">
            <button type="button" className="btn quiet" onClick={onBack}>
              {t('returns.back')}
            </button>
            <button type="submit" className="btn act" aria-busy={isBusy} disabled={isWaiting}>
              {t(isBusy ? 'till.approving' : 'returns.approve')} <kbd className="kbd">Enter</kbd>
            </button>
          </div>
        )}
      />
    </div>
  );
}
