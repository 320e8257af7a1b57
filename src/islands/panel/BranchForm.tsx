import { useState } from 'react';
import type { Branch, BranchDraft, WeekHours } from '#contract/branches';
import type { FieldProblems } from '../staff/field-rules.ts';
import { percentOf } from '../staff/amount.ts';
import { Field, useField } from '../staff/Field.tsx';
import { fieldText } from '../staff/field-text.ts';
import type { Refusal } from '../staff/RefusalNote.tsx';
import { useStaff } from '../staff/staff-context.tsx';
import { TillList } from './shifts/TillList.tsx';
import {
  CLERK_DISCOUNT_BP,
  coordinatesText,
  draftOfForm,
  NEW_HOURS,
  slugOf,
  TAX_RATES_BP,
  TIME_ZONES,
  wrongDay,
  zoneName,
} from './branch-form-values.ts';
import { BRANCH_RULES } from './branch-rules.ts';
import { changedFields } from './changed-fields.ts';
import { DAY_WORDS, HoursEditor } from './HoursEditor.tsx';
import { SideForm } from './SideForm.tsx';

interface BranchFormProps {
  /** Absent for a new one. */
  readonly branch?: Branch;
  readonly refusal: Refusal;
  readonly isBusy: boolean;
  readonly onAdd: (draft: BranchDraft) => void;
  /** Only what differs from the branch as it was when the form opened. */
  readonly onChange: (change: Partial<BranchDraft>) => void;
  readonly onActive: (active: boolean) => void;
  readonly onClose: () => void;
}

export function BranchForm({ branch, refusal, isBusy, onAdd, onChange, onActive, onClose }: BranchFormProps) {
  const { t } = useStaff();
  const [base] = useState(branch);
  const [hours, setHours] = useState<WeekHours>(branch?.hours ?? NEW_HOURS);

  const submit = (form: FormData) => {
    const draft = draftOfForm(form, base?.code ?? fieldText(form, 'code').toUpperCase(), hours);
    if (base) onChange(changedFields<BranchDraft>(base, draft));
    else onAdd(draft);
  };
  const hoursProblem = (): FieldProblems => {
    const day = wrongDay(hours);
    return day ? { hours: t('panel.hoursWrong', { day: t(DAY_WORDS[day]) }) } : {};
  };

  return (
    <SideForm
      name="branch"
      title={branch ? branch.name : t('panel.addBranch')}
      rules={BRANCH_RULES}
      check={hoursProblem}
      refusal={refusal}
      isBusy={isBusy}
      submitText={branch ? t('panel.save') : t('panel.addBranch')}
      onSubmit={submit}
      onClose={onClose}
      after={
        branch && (
          <>
            <TillList branch={branch.code} />
            <OpenOrShut active={branch.active} onActive={onActive} />
          </>
        )
      }
    >
      <NameAndCode branch={branch} />
      <div className="two">
        <Field name="city" label={t('panel.city')} defaultValue={branch?.city} maxLength={60} />
        <Field name="state" label={t('panel.stateOfCountry')} defaultValue={branch?.state} maxLength={60} />
      </div>
      <Field name="address" label={t('panel.colAddress')} defaultValue={branch?.address} maxLength={200} />
      <div className="two">
        <Field
          name="postalCode"
          label={t('panel.postalCode')}
          defaultValue={branch?.postalCode}
          inputMode="numeric"
          maxLength={10}
        />
        <Field
          name="coordinates"
          label={t('panel.coordinates')}
          defaultValue={branch ? coordinatesText(branch) : ''}
          maxLength={40}
          required={false}
        />
      </div>
      <div className="two">
        <Field
          name="phone"
          label={t('panel.phone')}
          defaultValue={branch?.phone}
          inputMode="tel"
          maxLength={24}
          hint={t('panel.phoneHint')}
        />
        <Field
          name="whatsapp"
          label="WhatsApp"
          defaultValue={branch?.whatsapp}
          inputMode="tel"
          maxLength={24}
          hint={t('panel.whatsappHint')}
        />
      </div>
      <HoursEditor hours={hours} onChange={setHours} />
      <ZoneAndTax branch={branch} />
      <Field
        name="clerkDiscount"
        label={t('till.clerkDiscount')}
        className="num"
        inputMode="decimal"
        defaultValue={String(percentOf(branch?.clerkDiscountBp ?? CLERK_DISCOUNT_BP))}
        maxLength={6}
        hint={t('till.clerkDiscountHint')}
      />
    </SideForm>
  );
}

/** A name, the code for life, and the address on the site, which follows the name until somebody writes it. */
function NameAndCode({ branch }: { readonly branch: Branch | undefined }) {
  const { t } = useStaff();
  const [slug, setSlug] = useState(branch?.slug ?? '');
  const isSlugOwn = branch !== undefined || slug !== '';
  return (
    <>
      <div className="two">
        <Field
          name="name"
          label={t('panel.colName')}
          defaultValue={branch?.name}
          maxLength={60}
          autoFocus={!branch}
          onBlur={(event) => {
            if (!isSlugOwn) setSlug(slugOf(event.target.value));
          }}
        />
        <Field
          name="code"
          label={t('panel.branchCode')}
          className="mono"
          defaultValue={branch?.code}
          maxLength={3}
          placeholder="QRO"
          disabled={branch !== undefined}
          hint={t(branch ? 'panel.branchCodeFixed' : 'panel.branchCodeHint')}
        />
      </div>
      <Field
        name="slug"
        label={t('panel.webAddress')}
        className="mono"
        prefix="/sucursales/"
        value={slug}
        onChange={(event) => setSlug(event.target.value)}
        maxLength={60}
      />
    </>
  );
}

function ZoneAndTax({ branch }: { readonly branch: Branch | undefined }) {
  const { t } = useStaff();
  const zone = useField('timeZone');
  const tax = useField('taxRateBp');
  const zones = withOwn<string>(TIME_ZONES, branch?.timeZone);
  const rates = withOwn<number>(TAX_RATES_BP, branch?.taxRateBp);
  return (
    <div className="two">
      <div className="field">
        <label htmlFor={zone.control.id}>{t('panel.timeZone')}</label>
        <select className="in" {...zone.control} defaultValue={branch?.timeZone ?? TIME_ZONES[0]}>
          {zones.map((one) => (
            <option key={one} value={one}>
              {zoneName(one, t)}
            </option>
          ))}
        </select>
        {zone.below}
      </div>
      <div className="field">
        <label htmlFor={tax.control.id}>{t('panel.taxRate')}</label>
        <select className="in" {...tax.control} defaultValue={branch?.taxRateBp ?? TAX_RATES_BP[0]}>
          {rates.map((rate) => (
            <option key={rate} value={rate}>
              {percentOf(rate)} %
            </option>
          ))}
        </select>
        {tax.below}
      </div>
    </div>
  );
}

/** The usual values, and before them the one that is there when it is none of these. */
function withOwn<Value>(usual: readonly Value[], own: Value | undefined): readonly Value[] {
  return own === undefined || usual.includes(own) ? usual : [own, ...usual];
}

interface OpenOrShutProps {
  readonly active: boolean;
  readonly onActive: (active: boolean) => void;
}

function OpenOrShut({ active, onActive }: OpenOrShutProps) {
  const { t } = useStaff();
  return (
    <>
      <div className="side-acts">
        <button type="button" className="btn quiet" onClick={() => onActive(!active)}>
          {active ? t('panel.disableBranch') : t('panel.enableBranch')}
        </button>
      </div>
      <p className="cap">{active ? t('panel.disableBranchMeans') : t('panel.enableBranchMeans')}</p>
    </>
  );
}
