import { useState } from 'react';
import { CASH_REASONS, type CashMovement, type OpenShift } from '#contract/sales';
import { parseAmount } from '../../staff/amount.ts';
import { CheckedForm, FormNote } from '../../staff/CheckedForm.tsx';
import { Dialog } from '../../staff/Dialog.tsx';
import { Field, useField } from '../../staff/Field.tsx';
import type { FieldProblems, FieldRule } from '../../staff/field-rules.ts';
import { fieldText } from '../../staff/field-text.ts';
import { useStaff } from '../../staff/staff-context.tsx';
import { useToast } from '../../staff/Toasts.tsx';
import type { CounterBranch } from '../Counter.tsx';
import { LoggedOut } from './LoggedOut.tsx';
import { useDeed } from './use-deed.ts';

interface CashDialogProps {
  readonly kind: 'in' | 'out';
  readonly branch: CounterBranch;
  readonly shift: OpenShift;
  readonly onClose: () => void;
}

const MAX_CENTS = 1_000_000_00;

const amountRule: FieldRule = (text, t) => {
  const amountCents = parseAmount(text);
  if (amountCents === null || amountCents === 0) return t('till.amountBad');
  return amountCents > MAX_CENTS ? t('till.amountHigh') : null;
};
const reasonRule: FieldRule = (text, t) => (text === '' ? t('till.choose') : null);
const RULES = { amountCents: amountRule, reason: reasonRule };

/** Cash into the drawer or out of it, with its reason. */
export function CashDialog({ kind, branch, shift, onClose }: CashDialogProps) {
  const { t, money } = useStaff();
  const toast = useToast();
  const deed = useDeed();
  const [reason, setReason] = useState('');
  const isIn = kind === 'in';

  const save = async (form: FormData) => {
    if (deed.isBusy) return;
    const note = fieldText(form, 'note');
    const body = {
      terminalId: shift.terminalId,
      kind,
      amountCents: parseAmount(fieldText(form, 'amountCents')) ?? 0,
      reason,
      ...(note ? { note } : {}),
    };
    const path = `/branches/${branch.code}/shifts/${shift.id}/cash`;
    const moved = await deed.run<CashMovement>(
      (api, key) => api.send('POST', path, { id: key, ...body }, { idempotencyKey: key }),
      body,
    );
    if (!moved) return;
    toast({ text: t(isIn ? 'till.savedIn' : 'till.savedOut', { amount: money(moved.amountCents) }) });
    onClose();
  };
  const check = (form: FormData): FieldProblems =>
    reason === 'other' && !fieldText(form, 'note') ? { note: t('till.noteNeeded') } : {};
  return (
    <Dialog title={t(isIn ? 'till.cashIn' : 'till.cashOut')} onClose={onClose} closeLabel={t('panel.close')}>
      <CheckedForm
        name="cash"
        rules={RULES}
        check={check}
        refusal={deed.refusal}
        onSubmit={(form) => void save(form)}
      >
        <Field
          name="amountCents"
          label={t('till.amount')}
          className="num"
          inputMode="decimal"
          placeholder="0.00"
          data-first
        />
        <ReasonField kind={kind} reason={reason} onReason={setReason} />
        <Field
          name="note"
          label={t(reason === 'other' ? 'till.noteRequired' : 'till.noteOf')}
          maxLength={300}
          required={reason === 'other'}
        />
        <FormNote />
        <button type="submit" className="btn act big wide" aria-busy={deed.isBusy}>
          {deed.isBusy ? t('till.sending') : t(isIn ? 'till.saveIn' : 'till.saveOut')}
          <kbd className="kbd">Enter</kbd>
        </button>
      </CheckedForm>
      <LoggedOut deed={deed} />
    </Dialog>
  );
}

interface ReasonFieldProps {
  readonly kind: 'in' | 'out';
  readonly reason: string;
  readonly onReason: (reason: string) => void;
}

function ReasonField({ kind, reason, onReason }: ReasonFieldProps) {
  const { t } = useStaff();
  const { control, below } = useField('reason');
  return (
    <div className="field">
      <label htmlFor={control.id}>{t('till.reason')}</label>
      <select
        className="in"
        {...control}
        value={reason}
        required
        onChange={(event) => onReason(event.target.value)}
      >
        <option value="" disabled>
          {t('till.choose')}
        </option>
        {CASH_REASONS[kind].map((one) => (
          <option key={one} value={one}>
            {t(`till.reason.${one}`)}
          </option>
        ))}
      </select>
      {below}
    </div>
  );
}
