import { linesOver, type GivenApproval } from '#contract/sales';
import { divideRounded } from '#shared/money.ts';
import { percentOf } from '../../staff/amount.ts';
import { Dialog } from '../../staff/Dialog.tsx';
import { useStaff } from '../../staff/staff-context.tsx';
import type { CounterBranch } from '../Counter.tsx';
import type { DraftLine, NoteDraft } from '../note-draft.ts';
import { SupervisorForm, type Supervisor } from './SupervisorForm.tsx';

interface ApprovalDialogProps {
  readonly note: NoteDraft;
  readonly branch: CounterBranch;
  readonly onApproved: (approval: GivenApproval) => void;
  readonly onSessionOver: () => void;
  readonly onClose: () => void;
}

/** A supervisor allows the discount of this note, at the clerk's till, with a name and password of their own. */
export function ApprovalDialog(props: ApprovalDialogProps) {
  const { note, branch, onApproved, onSessionOver, onClose } = props;
  const { t, api } = useStaff();
  const over = linesOver(note.lines, branch.clerkDiscountBp);

  const approve = async (supervisor: Supervisor) => {
    const lines = over.map(({ stockItemId, quantity, unitPriceCents, discountCents }) => ({
      stockItemId,
      quantity,
      unitPriceCents,
      discountCents,
    }));
    const body = { saleId: note.id, lines, ...supervisor };
    onApproved(await api.send<GivenApproval>('POST', `/branches/${branch.code}/approvals`, body));
  };
  return (
    <Dialog title={t('till.approvalTitle')} onClose={onClose} closeLabel={t('panel.close')}>
      <ul className="over-lines">
        {over.map((line) => (
          <OverLine key={line.stockItemId} line={line} />
        ))}
      </ul>
      <p className="soft small">
        {t('till.approvalLimit', { limit: `${percentOf(branch.clerkDiscountBp)} %` })}{' '}
        {t('till.approvalBody')}
      </p>
      <SupervisorForm
        name="approval"
        approve={approve}
        onSessionOver={onSessionOver}
        acts={({ isBusy, isWaiting }) => (
          <button type="submit" className="btn act big wide" aria-busy={isBusy} disabled={isWaiting}>
            {t(isBusy ? 'till.approving' : 'till.approve')} <kbd className="kbd">Enter</kbd>
          </button>
        )}
      />
    </Dialog>
  );
}

function OverLine({ line }: { readonly line: DraftLine }) {
  const { t, money } = useStaff();
  const amountCents = line.quantity * line.unitPriceCents;
  // Tenths of a percent are enough to read.
  const rate = divideRounded(line.discountCents * 1_000, Math.max(1, amountCents)) / 10;
  return (
    <li>
      {t('till.approvalLine', {
        discount: money(line.discountCents),
        rate: `${rate} %`,
        name: line.name,
      })}
    </li>
  );
}
