import { useRef, useState, type ReactNode } from 'react';
import { isSessionOver } from '../../staff/api-client.ts';
import { CheckedForm, FormNote } from '../../staff/CheckedForm.tsx';
import { Field } from '../../staff/Field.tsx';
import { emailAddress, written } from '../../staff/field-rules.ts';
import { fieldText } from '../../staff/field-text.ts';
import { PasswordField } from '../../staff/PasswordField.tsx';
import { useRefusal } from '../../staff/RefusalNote.tsx';
import { useStaff } from '../../staff/staff-context.tsx';

export interface Supervisor {
  readonly email: string;
  readonly password: FormDataEntryValue | null;
}

interface SupervisorFormProps {
  readonly name: string;
  /** Asks the server; what it refuses is shown here. */
  readonly approve: (supervisor: Supervisor) => Promise<void>;
  readonly onSessionOver: () => void;
  /** The button, and what stands beside it. */
  readonly acts: (state: { readonly isBusy: boolean; readonly isWaiting: boolean }) => ReactNode;
}

const RULES = { email: emailAddress, password: written };

/** A supervisor's own name and password, typed at the clerk's till; nothing keeps them. The first field has the focus. */
export function SupervisorForm({ name, approve, onSessionOver, acts }: SupervisorFormProps) {
  const { t } = useStaff();
  const [isBusy, setBusy] = useState(false);
  const refusal = useRefusal();
  const passwordRef = useRef<HTMLInputElement>(null);

  const submit = async (form: FormData) => {
    if (isBusy) return;
    setBusy(true);
    refusal.clear();
    try {
      await approve({ email: fieldText(form, 'email'), password: form.get('password') });
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
    <CheckedForm name={name} rules={RULES} refusal={refusal} onSubmit={(form) => void submit(form)}>
      <Field name="email" label={t('till.approvalEmail')} type="email" autoComplete="off" data-first />
      {/* Not `current-password`: the browser would fill in the clerk's, or offer to keep the supervisor's. */}
      <PasswordField
        name="password"
        label={t('till.approvalPassword')}
        autoComplete="new-password"
        inputRef={passwordRef}
      />
      <FormNote />
      {acts({ isBusy, isWaiting: refusal.waitSeconds > 0 })}
    </CheckedForm>
  );
}
