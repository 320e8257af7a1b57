import { useRef, useState } from 'react';
import type { SessionInfo } from '#contract/identity';
import { CheckedForm, FormNote } from './CheckedForm.tsx';
import { Field } from './Field.tsx';
import { emailAddress, written } from './field-rules.ts';
import { fieldText } from './field-text.ts';
import { PasswordField } from './PasswordField.tsx';
import { useRefusal } from './RefusalNote.tsx';
import { useStaff, type StaffPerson } from './staff-context.tsx';

interface LoginFormProps {
  readonly onDone: (person: StaffPerson) => void;
  /** Filled in when the person only has to prove it is still them. */
  readonly email?: string;
}

const RULES = { email: emailAddress, password: written };

export function LoginForm({ onDone, email = '' }: LoginFormProps) {
  const { t, api } = useStaff();
  const [isBusy, setBusy] = useState(false);
  const refusal = useRefusal();
  const passwordRef = useRef<HTMLInputElement>(null);

  const submit = async (form: FormData) => {
    if (isBusy) return;
    setBusy(true);
    refusal.clear();
    try {
      const { person } = await api.send<SessionInfo>('POST', '/session', {
        email: fieldText(form, 'email'),
        password: form.get('password'),
      });
      if (person) onDone(person);
    } catch (error) {
      refusal.show(error);
      passwordRef.current?.select();
    } finally {
      setBusy(false);
    }
  };

  return (
    <CheckedForm name="login" rules={RULES} refusal={refusal} onSubmit={(form) => void submit(form)}>
      <Field
        name="email"
        label={t('panel.email')}
        type="email"
        autoComplete="username"
        defaultValue={email}
        autoFocus={email === ''}
      />
      <PasswordField
        name="password"
        label={t('panel.password')}
        autoComplete="current-password"
        autoFocus={email !== ''}
        inputRef={passwordRef}
      />
      <FormNote />
      <button
        type="submit"
        className="btn act big wide"
        aria-busy={isBusy}
        disabled={refusal.waitSeconds > 0}
      >
        {isBusy ? t('panel.entering') : t('panel.enter')}
      </button>
    </CheckedForm>
  );
}
