import { useState } from 'react';
import type { SessionInfo } from '#contract/identity';
import { CheckedForm, FormNote } from './CheckedForm.tsx';
import { Field } from './Field.tsx';
import { emailAddress, letters, written, type FieldProblems } from './field-rules.ts';
import { fieldText } from './field-text.ts';
import { newPassword, PasswordField } from './PasswordField.tsx';
import { useRefusal } from './RefusalNote.tsx';
import { StaffProvider, useStaff, type StaffProps } from './staff-context.tsx';

interface SetUpPageProps extends StaffProps {
  readonly token: string;
  /** The first link of an installation: its owner also says who they are. */
  readonly isOwner: boolean;
}

const RULES = { name: letters(2), email: emailAddress, password: newPassword, again: written };
const FIELD_OF_CODE = { 'identity.weak_password': 'password', 'identity.email_taken': 'email' };

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

  const submit = async (form: FormData) => {
    if (isBusy) return;
    setBusy(true);
    refusal.clear();
    try {
      await api.send<SessionInfo>('POST', '/session/link', {
        token,
        password: form.get('password'),
        ...(isOwner ? { name: fieldText(form, 'name'), email: fieldText(form, 'email') } : {}),
      });
      location.replace('/panel');
    } catch (error) {
      refusal.show(error);
      setBusy(false);
    }
  };

  return (
    <CheckedForm
      name="new"
      rules={RULES}
      check={(form): FieldProblems =>
        form.get('password') === form.get('again') ? {} : { again: t('panel.passwordsDiffer') }
      }
      refusal={refusal}
      fieldOfCode={FIELD_OF_CODE}
      onSubmit={(form) => void submit(form)}
    >
      {isOwner && (
        <>
          <Field name="name" label={t('panel.yourName')} autoComplete="name" maxLength={80} autoFocus />
          <Field name="email" label={t('panel.email')} type="email" autoComplete="username" maxLength={254} />
        </>
      )}
      <PasswordField
        name="password"
        label={t('panel.passwordNext')}
        autoComplete="new-password"
        autoFocus={!isOwner}
        hint={t('panel.passwordHint')}
      />
      <PasswordField name="again" label={t('panel.passwordAgain')} autoComplete="new-password" />
      <FormNote />
      <button type="submit" className="btn act big wide" aria-busy={isBusy}>
        {t('panel.setPassword')}
      </button>
    </CheckedForm>
  );
}
