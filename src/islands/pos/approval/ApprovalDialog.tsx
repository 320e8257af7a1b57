import { useRef, useState } from 'react';
import { linesOver, type GivenApproval } from '#contract/sales';
import { divideRounded } from '#shared/money.ts';
import { percentOf } from '../../staff/amount.ts';
import { isSessionOver } from '../../staff/api-client.ts';
import { CheckedForm, FormNote } from '../../staff/CheckedForm.tsx';
import { Dialog } from '../../staff/Dialog.tsx';
import { Field } from '../../staff/Field.tsx';
import { emailAddress, written } from '../../staff/field-rules.ts';
import { fieldText } from '../../staff/field-text.ts';
import { PasswordField } from '../../staff/PasswordField.tsx';
import { useRefusal } from '../../staff/RefusalNote.tsx';
import { useStaff } from '../../staff/staff-context.tsx';
import type { CounterBranch } from '../Counter.tsx';
import type { DraftLine, NoteDraft } from '../note-draft.ts';

interface ApprovalDialogProps {
  readonly note: NoteDraft;
  readonly branch: CounterBranch;
  readonly onApproved: (approval: GivenApproval) => void;
  readonly onSessionOver: () => void;
  readonly onClose: () => void;
}

const RULES = { email: emailAddress, password: written };

/** A supervisor allows the discount of this note, at the clerk's till, with a name and password of their own. */
export function ApprovalDialog(props: ApprovalDialogProps) {
  const { note, branch, onApproved, onSessionOver, onClose } = props;
  const { t, api } = useStaff();
  const [isBusy, setBusy] = useState(false);
  const refusal = useRefusal();
  const passwordRef = useRef<HTMLInputElement>(null);

  const over = linesOver(note.lines, branch.clerkDiscountBp);

  const approve = async (form: FormData) => {
    if (isBusy) return;
    setBusy(true);
    refusal.clear();
    const password = form.get('password');
    const lines = over.map(({ stockItemId, quantity, unitPriceCents, discountCents }) => ({
      stockItemId,
      quantity,
      unitPriceCents,
      discountCents,
    }));
    const body = { saleId: note.id, lines, email: fieldText(form, 'email'), password };
    try {
      onApproved(await api.send<GivenApproval>('POST', `/branches/${branch.code}/approvals`, body));
    } catch (error) {
      if (isSessionOver(error)) {
        onSessionOver();
        return;
      }
      refusal.show(error);
      passwordRef.current?.select();
    } finally {
      setBusy(false);
    }
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
      <CheckedForm name="approval" rules={RULES} refusal={refusal} onSubmit={(form) => void approve(form)}>
        <Field name="email" label={t('till.approvalEmail')} type="email" autoComplete="off" data-first />
        {/* Not `current-password`: the browser would fill in the clerk's, or offer to keep the supervisor's. */}
        <PasswordField
          name="password"
          label={t('till.approvalPassword')}
          autoComplete="new-password"
          inputRef={passwordRef}
        />
        <FormNote />
        <button
          type="submit"
          className="btn act big wide"
          aria-busy={isBusy}
          disabled={refusal.waitSeconds > 0}
        >
          {isBusy ? t('till.approving') : t('till.approve')} <kbd className="kbd">Enter</kbd>
        </button>
      </CheckedForm>
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
