import { useState, type SubmitEvent } from 'react';
import type { SessionInfo } from '#contract/identity';
import { PasswordField } from './PasswordField.tsx';
import { RefusalNote, useRefusal } from './RefusalNote.tsx';
import { StaffProvider, useStaff, type StaffProps } from './staff-context.tsx';

interface SetUpPageProps extends StaffProps {
  readonly token: string;
  /** The first link of an installation: its owner also says who they are. */
  readonly isOwner: boolean;
}

/** Sets a password through a one-time link and enters. */
export function SetUpPage({ locale, messages, ...rest }: SetUpPageProps) {
  return (
    <StaffProvider locale={locale} messages={messages}>
      <SetUpForm {...rest} />
    </StaffProvider>
  );
}

function SetUpForm({ token, isOwner }: Omit<SetUpPageProps, keyof StaffProps>) {
  const { t, api } = useStaff();
  const refusal = useRefusal();
  const [isBusy, setBusy] = useState(false);

  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isBusy) return;
    const form = new FormData(event.currentTarget);
    if (form.get('password') !== form.get('again')) {
      refusal.say(t('panel.passwordsDiffer'));
      return;
    }
    setBusy(true);
    refusal.clear();
    try {
      await api.send<SessionInfo>('POST', '/session/link', {
        token,
        password: form.get('password'),
        ...(isOwner ? { name: form.get('name'), email: form.get('email') } : {}),
      });
      location.replace('/panel');
    } catch (error) {
      refusal.show(error);
      setBusy(false);
    }
  };

  return (
    <form onSubmit={(event) => void submit(event)}>
      <RefusalNote refusal={refusal} />
      {isOwner && (
        <>
          <div className="field">
            <label htmlFor="owner-name">{t('panel.yourName')}</label>
            <input
              className="in"
              id="owner-name"
              name="name"
              autoComplete="name"
              minLength={2}
              maxLength={80}
              autoFocus
              required
            />
          </div>
          <div className="field">
            <label htmlFor="owner-email">{t('panel.email')}</label>
            <input
              className="in"
              id="owner-email"
              name="email"
              type="email"
              autoComplete="username"
              maxLength={254}
              required
            />
          </div>
        </>
      )}
      <PasswordField
        id="new-password"
        name="password"
        label={t('panel.passwordNext')}
        autoComplete="new-password"
        autoFocus={!isOwner}
        hint={t('panel.passwordHint')}
      />
      <PasswordField
        id="new-again"
        name="again"
        label={t('panel.passwordAgain')}
        autoComplete="new-password"
      />
      <button type="submit" className="btn act big wide" aria-busy={isBusy}>
        {t('panel.setPassword')}
      </button>
    </form>
  );
}
