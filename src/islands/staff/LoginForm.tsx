import { useRef, useState, type SubmitEvent } from 'react';
import type { SessionInfo } from '#contract/identity';
import { PasswordField } from './PasswordField.tsx';
import { RefusalNote, useRefusal } from './RefusalNote.tsx';
import { useStaff, type StaffPerson } from './staff-context.tsx';

interface LoginFormProps {
  readonly onDone: (person: StaffPerson) => void;
  /** Filled in when the person only has to prove it is still them. */
  readonly email?: string;
}

export function LoginForm({ onDone, email = '' }: LoginFormProps) {
  const { t, api } = useStaff();
  const [isBusy, setBusy] = useState(false);
  const refusal = useRefusal();
  const formRef = useRef<HTMLFormElement>(null);

  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isBusy) return;
    const form = new FormData(event.currentTarget);
    setBusy(true);
    refusal.clear();
    try {
      const { person } = await api.send<SessionInfo>('POST', '/session', {
        email: form.get('email'),
        password: form.get('password'),
      });
      if (person) onDone(person);
    } catch (error) {
      refusal.show(error);
      formRef.current?.querySelector<HTMLInputElement>('[name=password]')?.select();
    } finally {
      setBusy(false);
    }
  };

  return (
    <form ref={formRef} onSubmit={(event) => void submit(event)}>
      <RefusalNote refusal={refusal} />
      <div className="field">
        <label htmlFor="login-email">{t('panel.email')}</label>
        <input
          className="in"
          id="login-email"
          name="email"
          type="email"
          autoComplete="username"
          defaultValue={email}
          autoFocus={email === ''}
          required
        />
      </div>
      <PasswordField
        id="login-password"
        name="password"
        label={t('panel.password')}
        autoComplete="current-password"
        autoFocus={email !== ''}
      />
      <button
        type="submit"
        className="btn act big wide"
        aria-busy={isBusy}
        disabled={refusal.waitSeconds > 0}
      >
        {isBusy ? t('panel.entering') : t('panel.enter')}
      </button>
    </form>
  );
}
