import { useState } from 'react';
import type { SessionInfo } from '#contract/identity';
import { CheckedForm, FormNote } from '../staff/CheckedForm.tsx';
import { written, type FieldProblems } from '../staff/field-rules.ts';
import { newPassword, PasswordField } from '../staff/PasswordField.tsx';
import { useRefusal } from '../staff/RefusalNote.tsx';
import { sameSitePath } from '../staff/same-site-path.ts';
import { StaffProvider, useStaff, type StaffPerson, type StaffProps } from '../staff/staff-context.tsx';
import { useToast } from '../staff/Toasts.tsx';
import { ROLE_WORDS } from './PersonForm.tsx';

const RULES = { current: written, next: newPassword, again: written };
const FIELD_OF_CODE = {
  'identity.wrong_password': 'current',
  'identity.same_password': 'next',
  'identity.weak_password': 'next',
};

interface AccountPanelProps extends StaffProps {
  readonly person: StaffPerson;
}

export function AccountPanel({ locale, messages, person }: AccountPanelProps) {
  return (
    <StaffProvider locale={locale} messages={messages}>
      <Account person={person} />
    </StaffProvider>
  );
}

/** Own data and own password. When the password must be changed, nothing else is offered first. */
function Account({ person }: { readonly person: StaffPerson }) {
  const { t } = useStaff();
  return (
    <div className="wrap account">
      <h1 className="title">{t('panel.account')}</h1>
      {person.mustChangePassword && (
        <div className="note warn" role="status">
          <p>
            <b>{t('panel.mustChange')}</b> {t('panel.mustChangeBody')}
          </p>
        </div>
      )}
      <div className="account-cols">
        <OwnFacts person={person} />
        <PasswordChange person={person} />
      </div>
    </div>
  );
}

function OwnFacts({ person }: { readonly person: StaffPerson }) {
  const { t, locale } = useStaff();
  const reachesAll = person.role === 'administrator' || person.role === 'owner';
  return (
    <section>
      <dl className="facts">
        <dt>{t('panel.colName')}</dt>
        <dd>{person.name}</dd>
        <dt>{t('panel.email')}</dt>
        <dd>{person.email}</dd>
        <dt>{t('panel.colRole')}</dt>
        <dd>{t(ROLE_WORDS[person.role])}</dd>
        <dt>{t('panel.colBranches')}</dt>
        <dd>{reachesAll ? t('panel.everyBranch') : person.branches.map(({ name }) => name).join(', ')}</dd>
      </dl>
      <div className="field language">
        <label htmlFor="account-language">{t('panel.language')}</label>
        <select
          className="in"
          id="account-language"
          value={locale}
          onChange={(event) => {
            document.cookie = `idioma=${event.target.value}; path=/; max-age=31536000; samesite=lax`;
            location.reload();
          }}
        >
          <option value="es-MX">Español</option>
          <option value="en">English</option>
        </select>
      </div>
    </section>
  );
}

function PasswordChange({ person }: { readonly person: StaffPerson }) {
  const { t, api } = useStaff();
  const toast = useToast();
  const refusal = useRefusal();
  const [isBusy, setBusy] = useState(false);
  const [formKey, setFormKey] = useState(0);

  const submit = async (form: FormData) => {
    if (isBusy) return;
    setBusy(true);
    refusal.clear();
    try {
      await api.send<SessionInfo>('PUT', '/session/password', {
        current: form.get('current'),
        next: form.get('next'),
      });
      if (person.mustChangePassword) {
        location.replace(sameSitePath(new URLSearchParams(location.search).get('volver')));
        return;
      }
      toast({ text: t('panel.passwordChanged') });
      setFormKey((key) => key + 1);
    } catch (error) {
      refusal.show(error);
    } finally {
      setBusy(false);
    }
  };

  return (
    <CheckedForm
      key={formKey}
      name="password"
      className="sheet pad"
      rules={RULES}
      check={(form): FieldProblems =>
        form.get('next') === form.get('again') ? {} : { again: t('panel.passwordsDiffer') }
      }
      refusal={refusal}
      fieldOfCode={FIELD_OF_CODE}
      onSubmit={(form) => void submit(form)}
    >
      <h2 className="section">{t('panel.changePassword')}</h2>
      {/* Password managers file the new password under the name beside it. */}
      <input
        className="sr"
        name="username"
        autoComplete="username"
        value={person.email}
        readOnly
        tabIndex={-1}
        aria-hidden="true"
      />
      <PasswordField name="current" label={t('panel.passwordNow')} autoComplete="current-password" />
      <PasswordField
        name="next"
        label={t('panel.passwordNext')}
        autoComplete="new-password"
        hint={t('panel.passwordHint')}
      />
      <PasswordField name="again" label={t('panel.passwordAgain')} autoComplete="new-password" />
      <FormNote />
      <button type="submit" className="btn act wide" aria-busy={isBusy}>
        {t('panel.changePassword')}
      </button>
      <p className="cap">{t('panel.otherSessionsEnd')}</p>
    </CheckedForm>
  );
}
