import { useState } from 'react';
import type { Person, PersonDraft } from '#contract/identity';
import { Field, useField } from '../staff/Field.tsx';
import { emailAddress, letters, type FieldProblems } from '../staff/field-rules.ts';
import { fieldText } from '../staff/field-text.ts';
import type { Refusal } from '../staff/RefusalNote.tsx';
import { useStaff } from '../staff/staff-context.tsx';
import { changedFields } from './changed-fields.ts';
import { SideForm } from './SideForm.tsx';

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
const RULES = { name: letters(2), email: emailAddress };
const FIELD_OF_CODE = { 'identity.email_taken': 'email', 'identity.branch_required': 'branches' };

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
  const { person, isSelf = false, branches, refusal, isBusy, onAdd, onChange, onClose } = props;
  const { t } = useStaff();
  const [base] = useState(person);
  const [role, setRole] = useState<StaffRole>(person?.role ?? 'clerk');
  const [mine, setMine] = useState<readonly string[]>(person?.branches ?? []);
  const needsBranches = role === 'clerk' || role === 'inventory_manager';

  const submit = (form: FormData) => {
    const draft: PersonDraft = {
      name: fieldText(form, 'name'),
      email: fieldText(form, 'email'),
      role,
      branches: needsBranches ? [...mine] : [],
    };
    if (base) onChange?.(changedFields<PersonDraft>(base, draft));
    else onAdd?.(draft);
  };

  return (
    <SideForm
      name="person"
      title={person ? person.name : t('panel.addPerson')}
      rules={RULES}
      check={(): FieldProblems =>
        needsBranches && mine.length === 0 ? { branches: t('panel.pickBranch') } : {}
      }
      refusal={refusal}
      fieldOfCode={FIELD_OF_CODE}
      isBusy={isBusy}
      submitText={person ? t('panel.save') : t('panel.addAndLink')}
      onSubmit={submit}
      onClose={onClose}
      after={person && !isSelf && <InOrOut {...props} person={person} />}
    >
      <Field
        name="name"
        label={t('panel.colName')}
        defaultValue={person?.name}
        maxLength={80}
        autoFocus={!person}
      />
      <Field
        name="email"
        label={t('panel.email')}
        type="email"
        defaultValue={person?.email}
        maxLength={254}
      />
      <RoleChoice role={role} isFixed={isSelf} onRole={setRole} />
      {needsBranches ? (
        <BranchChoice branches={branches} mine={mine} onMine={setMine} />
      ) : (
        <p className="small soft">{t('panel.reachesAll')}</p>
      )}
    </SideForm>
  );
}

interface RoleChoiceProps {
  readonly role: StaffRole;
  readonly isFixed: boolean;
  readonly onRole: (role: StaffRole) => void;
}

function RoleChoice({ role, isFixed, onRole }: RoleChoiceProps) {
  const { t } = useStaff();
  return (
    <fieldset className="field" disabled={isFixed}>
      <legend>{t('panel.colRole')}</legend>
      {ROLES.map((one) => (
        <label key={one} className="tick-row role-row">
          <input type="radio" name="role" value={one} checked={role === one} onChange={() => onRole(one)} />
          <span>
            {t(ROLE_WORDS[one])}
            <span className="cap">{t(ROLE_HINTS[one])}</span>
          </span>
        </label>
      ))}
      {isFixed && <p className="hint">{t('panel.ownRole')}</p>}
    </fieldset>
  );
}

interface BranchChoiceProps {
  readonly branches: PersonFormProps['branches'];
  readonly mine: readonly string[];
  readonly onMine: (codes: readonly string[]) => void;
}

function BranchChoice({ branches, mine, onMine }: BranchChoiceProps) {
  const { t } = useStaff();
  const { control, below } = useField('branches', mine.length === 0 ? t('panel.pickBranch') : undefined);
  const toggle = (code: string) =>
    onMine(mine.includes(code) ? mine.filter((one) => one !== code) : [...mine, code]);
  return (
    <fieldset className="field">
      <legend>{t('panel.colBranches')}</legend>
      {branches.map(({ code, name }) => (
        <label key={code} className="tick-row">
          <input
            {...control}
            id={undefined}
            type="checkbox"
            checked={mine.includes(code)}
            onChange={() => toggle(code)}
          />
          {name} <span className="mono dim">{code}</span>
        </label>
      ))}
      {branches.length === 0 ? <NoBranchYet /> : below}
    </fieldset>
  );
}

function NoBranchYet() {
  const { t } = useStaff();
  return (
    <p className="small soft">
      {t('panel.noBranches')} <a href="/panel/sucursales">{t('panel.addBranch')}</a>
    </p>
  );
}

function InOrOut({ person, onActive, onReset }: PersonFormProps & { readonly person: Person }) {
  const { t } = useStaff();
  return (
    <>
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
      <p className="cap">{person.active ? t('panel.disableMeans') : t('panel.enableMeans')}</p>
    </>
  );
}
