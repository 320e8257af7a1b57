import { useState } from 'react';
import type { InvoiceIssuer } from '#contract/invoicing';
import { FISCAL_REGIMES, regimesFor } from '#shared/facts/fiscal-regimes.ts';
import { CheckedForm, FormNote } from '../../staff/CheckedForm.tsx';
import { Field, useField } from '../../staff/Field.tsx';
import type { FieldProblems, FieldRule } from '../../staff/field-rules.ts';
import { fieldText } from '../../staff/field-text.ts';
import { useRefusal } from '../../staff/RefusalNote.tsx';
import { useStaff } from '../../staff/staff-context.tsx';
import { useToast } from '../../staff/Toasts.tsx';
import { useInvoicingTexts } from './invoicing-texts.tsx';
import type { InvoicingBranch } from './InvoicingPanel.tsx';

interface IssuerFormProps {
  readonly issuer: InvoiceIssuer | null;
  readonly branches: readonly InvoicingBranch[];
  readonly onSaved: () => void;
}

const RFC = /^[A-ZÑ&]{3,4}\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])[A-Z\d]{2}[A\d]$/i;
const SERIES = /^[A-Z0-9-]{1,25}$/i;

/** Who issues the invoices: as text once it is known, as a form to write it down. */
export function IssuerForm({ issuer, branches, onSaved }: IssuerFormProps) {
  const x = useInvoicingTexts();
  const [isEditing, setEditing] = useState(issuer === null);
  if (issuer !== null && !isEditing)
    return (
      <section className="sheet pad issuer" aria-label={x('invoicing.issuer')}>
        <div>
          <h2 className="section">{issuer.name}</h2>
          <p className="small">
            <span className="mono">{issuer.rfc}</span> · {regimeName(issuer.regime)}
          </p>
        </div>
        <button type="button" className="btn quiet" onClick={() => setEditing(true)}>
          {x('invoicing.edit')}
        </button>
      </section>
    );
  return (
    <Form
      issuer={issuer}
      branches={branches}
      onSaved={() => {
        setEditing(false);
        onSaved();
      }}
      {...(issuer === null ? {} : { onCancel: () => setEditing(false) })}
    />
  );
}

function regimeName(code: string): string {
  const regime = FISCAL_REGIMES.find((one) => one.code === code);
  return regime ? `${regime.code} ${regime.name}` : code;
}

function Form({ issuer, branches, onSaved, onCancel }: IssuerFormProps & { readonly onCancel?: () => void }) {
  const { api } = useStaff();
  const x = useInvoicingTexts();
  const toast = useToast();
  const refusal = useRefusal();
  const [rfc, setRfc] = useState(issuer?.rfc ?? '');
  const [isBusy, setBusy] = useState(false);
  const says =
    (pattern: RegExp, words: Parameters<typeof x>[0]): FieldRule =>
    (text) =>
      pattern.test(text) ? null : x(words);
  const rules: Record<string, FieldRule> = {
    rfc: says(RFC, 'invoicing.ruleRfc'),
    name: says(/^[^|]{1,300}$/, 'invoicing.ruleName'),
    ...Object.fromEntries(
      branches.map(({ code }) => [`series-${code}`, says(SERIES, 'invoicing.ruleSeries')]),
    ),
  };
  const check = (form: FormData): FieldProblems =>
    regimesFor(fieldText(form, 'rfc')).some(({ code }) => code === fieldText(form, 'regime'))
      ? {}
      : { regime: x('invoicing.ruleRegime') };

  const save = async (form: FormData) => {
    setBusy(true);
    refusal.clear();
    try {
      await api.send('PUT', '/settings/invoicing', {
        rfc: fieldText(form, 'rfc'),
        name: fieldText(form, 'name'),
        regime: fieldText(form, 'regime'),
        cardForm: fieldText(form, 'cardForm'),
        series: Object.fromEntries(branches.map(({ code }) => [code, fieldText(form, `series-${code}`)])),
      });
      toast({ text: x('invoicing.saved') });
      onSaved();
    } catch (error) {
      refusal.show(error);
    } finally {
      setBusy(false);
    }
  };

  return (
    <section className="sheet pad" aria-labelledby="issuer-title">
      <h2 className="section" id="issuer-title">
        {x('invoicing.issuer')}
      </h2>
      <p className="soft small">
        {x('invoicing.issuerBody')} {issuer === null && <b>{x('invoicing.issuerNone')}</b>}
      </p>
      <CheckedForm
        name="issuer"
        rules={rules}
        check={check}
        refusal={refusal}
        className="issuer-grid"
        onSubmit={(form) => void save(form)}
      >
        <Field
          name="rfc"
          label={x('invoicing.rfc')}
          className="mono"
          maxLength={13}
          autoCapitalize="characters"
          defaultValue={issuer?.rfc}
          onChange={(event) => setRfc(event.target.value.trim())}
        />
        <Field
          name="name"
          label={x('invoicing.name')}
          hint={x('invoicing.nameHint')}
          maxLength={300}
          defaultValue={issuer?.name}
        />
        <Choice name="regime" label={x('invoicing.regime')} defaultValue={issuer?.regime ?? ''}>
          <option value="">{x('invoicing.regimeChoose')}</option>
          {regimesFor(rfc).map(({ code }) => (
            <option key={code} value={code}>
              {regimeName(code)}
            </option>
          ))}
        </Choice>
        <Choice
          name="cardForm"
          label={x('invoicing.cardForm')}
          hint={x('invoicing.cardHint')}
          defaultValue={issuer?.cardForm ?? '04'}
        >
          <option value="04">{x('invoicing.card04')}</option>
          <option value="28">{x('invoicing.card28')}</option>
        </Choice>
        {branches.map(({ code, name, postalCode }) => (
          <Field
            key={code}
            name={`series-${code}`}
            label={x('invoicing.series', { branch: name })}
            hint={x('invoicing.seriesHint', { postalCode })}
            className="mono"
            maxLength={25}
            defaultValue={issuer?.series[code] ?? code}
          />
        ))}
        <div className="issuer-foot">
          <FormNote />
          <button type="submit" className="btn act" aria-busy={isBusy}>
            {x('invoicing.save')}
          </button>
          {onCancel && (
            <button type="button" className="btn quiet" onClick={onCancel}>
              {x('invoicing.cancel')}
            </button>
          )}
        </div>
      </CheckedForm>
    </section>
  );
}

interface ChoiceProps {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly defaultValue: string;
  readonly children: React.ReactNode;
}

function Choice({ name, label, hint, defaultValue, children }: ChoiceProps) {
  const { control, below } = useField(name, hint);
  return (
    <div className="field">
      <label htmlFor={control.id}>{label}</label>
      <select {...control} className="in" defaultValue={defaultValue}>
        {children}
      </select>
      {below}
    </div>
  );
}
