import { useState, type SubmitEvent } from 'react';
import type { Person, PersonDraft } from '#contract/identity';
import { fieldText } from '../staff/field-text.ts';
import { Icon } from '../staff/Icon.tsx';
import { RefusalNote, type Refusal } from '../staff/RefusalNote.tsx';
import { useStaff } from '../staff/staff-context.tsx';
import { changedFields } from './changed-fields.ts';

type StaffRole = Person['role'];

export const ROLE_WORDS = {
  clerk: 'panel.roleClerk',
  inventory_manager: 'panel.roleManager',
  administrator: 'panel.roleAdministrator',
  owner: 'panel.roleOwner',
} as const satisfies Record<StaffRole, string>;

const ROLE_HINTS = {
  clerk: 'panel.roleClerkHint',
  inventory_manager: 'panel.roleManagerHint',
  administrator: 'panel.roleAdministratorHint',
  owner: 'panel.roleOwnerHint',
} as const satisfies Record<StaffRole, string>;

const ROLES = Object.keys(ROLE_WORDS) as StaffRole[];

interface PersonFormProps {
  /** Absent for a new one. */
  readonly person?: Person;
  readonly isSelf?: boolean;
  readonly branches: readonly { readonly code: string; readonly name: string }[];
  readonly refusal: Refusal;
  readonly isBusy: boolean;
  readonly onAdd?: (draft: PersonDraft) => void;
  /** Only what differs from the person as it was when the form opened. */
  readonly onChange?: (change: Partial<PersonDraft>) => void;
  readonly onActive?: (active: boolean) => void;
  readonly onReset?: () => void;
  readonly onClose: () => void;
}

export function PersonForm(props: PersonFormProps) {
  const {
    person,
    isSelf = false,
    branches,
    refusal,
    isBusy,
    onAdd,
    onChange,
    onActive,
    onReset,
    onClose,
  } = props;
  const { t } = useStaff();
  const [base] = useState(person);
  const [role, setRole] = useState<StaffRole>(person?.role ?? 'clerk');
  const [mine, setMine] = useState<readonly string[]>(person?.branches ?? []);
  const needsBranches = role === 'clerk' || role === 'inventory_manager';

  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const draft: PersonDraft = {
      name: fieldText(form, 'name'),
      email: fieldText(form, 'email'),
      role,
      branches: needsBranches ? [...mine] : [],
    };
    if (base) onChange?.(changedFields<PersonDraft>(base, draft));
    else onAdd?.(draft);
  };
  const toggle = (code: string) =>
    setMine(mine.includes(code) ? mine.filter((one) => one !== code) : [...mine, code]);

  return (
    <form onSubmit={submit}>
      <div className="dh">
        <h2 className="section">{person ? person.name : t('panel.addPerson')}</h2>
        <button type="button" className="icon" aria-label={t('panel.close')} onClick={onClose}>
          <Icon name="close" size="s" />
        </button>
      </div>
      <RefusalNote refusal={refusal} />
      <div className="field">
        <label htmlFor="person-name">{t('panel.colName')}</label>
        <input
          className="in"
          id="person-name"
          name="name"
          defaultValue={person?.name}
          minLength={2}
          maxLength={80}
          autoComplete="off"
          autoFocus={!person}
          required
        />
      </div>
      <div className="field">
        <label htmlFor="person-email">{t('panel.email')}</label>
        <input
          className="in"
          id="person-email"
          name="email"
          type="email"
          defaultValue={person?.email}
          maxLength={254}
          autoComplete="off"
          required
        />
      </div>
      <fieldset className="field" disabled={isSelf}>
        <legend>{t('panel.colRole')}</legend>
        {ROLES.map((one) => (
          <label key={one} className="tick-row role-row">
            <input
              type="radio"
              name="role"
              value={one}
              checked={role === one}
              onChange={() => setRole(one)}
            />
            <span>
              {t(ROLE_WORDS[one])}
              <span className="cap">{t(ROLE_HINTS[one])}</span>
            </span>
          </label>
        ))}
        {isSelf && <p className="hint">{t('panel.ownRole')}</p>}
      </fieldset>
      {needsBranches ? (
        <fieldset className="field">
          <legend>{t('panel.colBranches')}</legend>
          {branches.map(({ code, name }) => (
            <label key={code} className="tick-row">
              <input type="checkbox" checked={mine.includes(code)} onChange={() => toggle(code)} />
              {name} <span className="mono dim">{code}</span>
            </label>
          ))}
          {mine.length === 0 && <p className="hint">{t('panel.pickBranch')}</p>}
        </fieldset>
      ) : (
        <p className="small soft">{t('panel.reachesAll')}</p>
      )}
      <button
        type="submit"
        className="btn act wide"
        aria-busy={isBusy}
        disabled={needsBranches && mine.length === 0}
      >
        {person ? t('panel.save') : t('panel.addAndLink')}
      </button>
      {person && !isSelf && (
        <div className="side-acts">
          {person.active && (
            <button type="button" className="btn" onClick={onReset}>
              {t('panel.newLink')}
            </button>
          )}
          <button type="button" className="btn quiet" onClick={() => onActive?.(!person.active)}>
            {person.active ? t('panel.disable') : t('panel.enable')}
          </button>
        </div>
      )}
      {person && !isSelf && (
        <p className="cap">{person.active ? t('panel.disableMeans') : t('panel.enableMeans')}</p>
      )}
    </form>
  );
}
