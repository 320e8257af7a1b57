import { useEffect, useRef, useState } from 'react';
import type { GivenReturnApproval, ReturnDraft } from '#contract/sales';
import { isSessionOver } from '../../staff/api-client.ts';
import { CheckedForm, FormNote } from '../../staff/CheckedForm.tsx';
import { Field } from '../../staff/Field.tsx';
import { emailAddress, written } from '../../staff/field-rules.ts';
import { fieldText } from '../../staff/field-text.ts';
import { PasswordField } from '../../staff/PasswordField.tsx';
import { useRefusal } from '../../staff/RefusalNote.tsx';
import { useStaff } from '../../staff/staff-context.tsx';
import type { ReturnPlace } from './ReturnDialog.tsx';

interface ApproveReturnProps extends ReturnPlace {
  /** What is asked for. */
  readonly draft: Pick<ReturnDraft, 'id' | 'saleId' | 'lines' | 'refunds'>;
  readonly onApproved: (approvalId: string) => void;
  readonly onBack: () => void;
}

const RULES = { email: emailAddress, password: written };

/** A supervisor allows this return, at the clerk's till, with a name and password of their own. */
export function ApproveReturn({ api, place, draft, onSessionOver, onApproved, onBack }: ApproveReturnProps) {
  const { t } = useStaff();
  const [isBusy, setBusy] = useState(false);
  const refusal = useRefusal();
  const passwordRef = useRef<HTMLInputElement>(null);
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => ref.current?.querySelector('input')?.focus(), []);

  const approve = async (form: FormData) => {
    if (isBusy) return;
    setBusy(true);
    refusal.clear();
    const { id: returnId, saleId } = draft;
    const lines = draft.lines.map(({ lineNo, quantity, reason }) => ({ lineNo, quantity, reason }));
    const refunds = draft.refunds.map(({ method, amountCents }) => ({ method, amountCents }));
    const person = { email: fieldText(form, 'email'), password: form.get('password') };
    const body = { returnId, saleId, lines, refunds, ...person };
    try {
      const path = `/branches/${place.branch}/returns/approvals`;
      onApproved((await api.send<GivenReturnApproval>('POST', path, body)).id);
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
    <div ref={ref}>
      <h3 className="section">{t('returns.approveTitle')}</h3>
      <p className="soft small">{t('returns.approveBody')}</p>
      <CheckedForm
        name="return-approval"
        rules={RULES}
        refusal={refusal}
        onSubmit={(form) => void approve(form)}
      >
        <Field name="email" label={t('returns.approvalEmail')} type="email" autoComplete="off" />
        {/* Not `current-password`: the browser would fill in the clerk's, or offer to keep the supervisor's. */}
        <PasswordField
          name="password"
          label={t('returns.approvalPassword')}
          autoComplete="new-password"
          inputRef={passwordRef}
        />
        <FormNote />
        <div className="da">
          <button type="button" className="btn quiet" onClick={onBack}>
            {t('returns.back')}
          </button>
          <button type="submit" className="btn act" aria-busy={isBusy} disabled={refusal.waitSeconds > 0}>
            {isBusy ? t('returns.approving') : t('returns.approve')} <kbd className="kbd">Enter</kbd>
          </button>
        </div>
      </CheckedForm>
    </div>
  );
}
