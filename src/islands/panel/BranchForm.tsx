import { useState, type SubmitEvent } from 'react';
import type { Branch, BranchDraft, WeekHours } from '#contract/branches';
import { percentOf } from '../staff/amount.ts';
import { fieldText } from '../staff/field-text.ts';
import { Icon } from '../staff/Icon.tsx';
import { RefusalNote, type Refusal } from '../staff/RefusalNote.tsx';
import { useStaff } from '../staff/staff-context.tsx';
import {
  coordinatesText,
  draftOfForm,
  NEW_HOURS,
  slugOf,
  TAX_RATES_BP,
  TIME_ZONES,
  wrongDay,
} from './branch-form-values.ts';
import { changedFields } from './changed-fields.ts';
import { HoursEditor } from './HoursEditor.tsx';

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
  const [slug, setSlug] = useState(branch?.slug ?? '');
  const isSlugOwn = branch !== undefined || slug !== '';
  const zones: readonly string[] =
    branch && !TIME_ZONES.some((zone) => zone === branch.timeZone)
      ? [branch.timeZone, ...TIME_ZONES]
      : TIME_ZONES;
  const rates: readonly number[] =
    branch && !TAX_RATES_BP.some((rate) => rate === branch.taxRateBp)
      ? [branch.taxRateBp, ...TAX_RATES_BP]
      : TAX_RATES_BP;

  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    if (wrongDay(hours)) return;
    const draft = draftOfForm(form, base?.code ?? fieldText(form, 'code').toUpperCase(), hours);
    if (base) onChange(changedFields<BranchDraft>(base, draft));
    else onAdd(draft);
  };

  return (
    <form onSubmit={submit}>
      <div className="dh">
        <h2 className="section">{branch ? branch.name : t('panel.addBranch')}</h2>
        <button type="button" className="icon" aria-label={t('panel.close')} onClick={onClose}>
          <Icon name="close" size="s" />
        </button>
      </div>
      <RefusalNote refusal={refusal} />
      <div className="two">
        <div className="field">
          <label htmlFor="branch-name">{t('panel.colName')}</label>
          <input
            className="in"
            id="branch-name"
            name="name"
            defaultValue={branch?.name}
            minLength={2}
            maxLength={60}
            autoFocus={!branch}
            onBlur={(event) => {
              if (!isSlugOwn) setSlug(slugOf(event.target.value));
            }}
            required
          />
        </div>
        <div className="field">
          <label htmlFor="branch-code">{t('panel.branchCode')}</label>
          <input
            className="in mono"
            id="branch-code"
            name="code"
            defaultValue={branch?.code}
            pattern="[A-Za-z]{3}"
            maxLength={3}
            placeholder="QRO"
            disabled={branch !== undefined}
            aria-describedby="branch-code-hint"
            required
          />
        </div>
      </div>
      <p className="hint cap" id="branch-code-hint">
        {t(branch ? 'panel.branchCodeFixed' : 'panel.branchCodeHint')}
      </p>
      <div className="field">
        <label htmlFor="branch-slug">{t('panel.webAddress')}</label>
        <div className="prefixed">
          <span className="mono dim">/sucursales/</span>
          <input
            className="in mono"
            id="branch-slug"
            name="slug"
            value={slug}
            onChange={(event) => setSlug(event.target.value)}
            pattern="[a-z0-9]+(-[a-z0-9]+)*"
            maxLength={60}
            required
          />
        </div>
      </div>
      <div className="two">
        <Text name="city" label={t('panel.city')} value={branch?.city} max={60} />
        <Text name="state" label={t('panel.stateOfCountry')} value={branch?.state} max={60} />
      </div>
      <Text name="address" label={t('panel.colAddress')} value={branch?.address} min={5} max={200} />
      <div className="two">
        <Text
          name="postalCode"
          label={t('panel.postalCode')}
          value={branch?.postalCode}
          pattern="\d{5}"
          mode="numeric"
          max={5}
        />
        <Text
          name="coordinates"
          label={t('panel.coordinates')}
          value={branch ? coordinatesText(branch) : ''}
          pattern="-?\d{1,2}(\.\d+)?\s*,\s*-?\d{1,3}(\.\d+)?"
          max={40}
          isOptional
        />
      </div>
      <div className="two">
        <Text
          name="phone"
          label={t('panel.phone')}
          value={branch?.phone}
          pattern="(\D*\d){10}\D*"
          mode="tel"
          max={20}
          hint={t('panel.phoneHint')}
        />
        <Text
          name="whatsapp"
          label="WhatsApp"
          value={branch?.whatsapp}
          pattern="(\D*\d){10,15}\D*"
          mode="tel"
          max={24}
          hint={t('panel.whatsappHint')}
        />
      </div>
      <HoursEditor hours={hours} onChange={setHours} />
      <div className="two">
        <div className="field">
          <label htmlFor="branch-zone">{t('panel.timeZone')}</label>
          <select
            className="in"
            id="branch-zone"
            name="timeZone"
            defaultValue={branch?.timeZone ?? TIME_ZONES[0]}
          >
            {zones.map((zone) => (
              <option key={zone} value={zone}>
                {zone.replace('America/', '').replaceAll('_', ' ')}
              </option>
            ))}
          </select>
        </div>
        <div className="field">
          <label htmlFor="branch-tax">{t('panel.taxRate')}</label>
          <select
            className="in"
            id="branch-tax"
            name="taxRateBp"
            defaultValue={branch?.taxRateBp ?? TAX_RATES_BP[0]}
          >
            {rates.map((rate) => (
              <option key={rate} value={rate}>
                {percentOf(rate)} %
              </option>
            ))}
          </select>
        </div>
      </div>
      <button type="submit" className="btn act wide" aria-busy={isBusy} disabled={wrongDay(hours) !== null}>
        {branch ? t('panel.save') : t('panel.addBranch')}
      </button>
      {branch && (
        <>
          <div className="side-acts">
            <button type="button" className="btn quiet" onClick={() => onActive(!branch.active)}>
              {branch.active ? t('panel.disableBranch') : t('panel.enableBranch')}
            </button>
          </div>
          <p className="cap">
            {branch.active ? t('panel.disableBranchMeans') : t('panel.enableBranchMeans')}
          </p>
        </>
      )}
    </form>
  );
}

interface TextProps {
  readonly name: string;
  readonly label: string;
  readonly value: string | undefined;
  readonly min?: number;
  readonly max: number;
  readonly pattern?: string;
  readonly mode?: 'numeric' | 'tel';
  readonly hint?: string;
  readonly isOptional?: boolean;
}

function Text({ name, label, value, min = 2, max, pattern, mode, hint, isOptional = false }: TextProps) {
  const id = `branch-${name}`;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        className="in"
        id={id}
        name={name}
        defaultValue={value}
        minLength={isOptional ? undefined : min}
        maxLength={max}
        pattern={pattern}
        inputMode={mode}
        aria-describedby={hint ? `${id}-hint` : undefined}
        autoComplete="off"
        required={!isOptional}
      />
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}
