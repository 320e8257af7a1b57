import { useState } from 'react';
import type { Customer } from '#contract/customers';
import { regimesFor } from '#shared/facts/fiscal-regimes.ts';
import { phoneWords, toE164 } from '#shared/phone.ts';
import { Field, useField } from '../../staff/Field.tsx';
import { emailAddress, letters, like, optional, type FieldRule } from '../../staff/field-rules.ts';
import { fieldText } from '../../staff/field-text.ts';
import type { Refusal } from '../../staff/RefusalNote.tsx';
import { useStaff } from '../../staff/staff-context.tsx';
import { SideForm } from '../SideForm.tsx';

export type CustomerValues = Record<
  'name' | 'phone' | 'email' | 'rfc' | 'legalName' | 'fiscalRegime' | 'postalCode' | 'note',
  string
>;

/** A customer as the form shows them. */
export function valuesOf(customer: Customer | null): CustomerValues {
  return {
    name: customer?.name ?? '',
    phone: customer?.phone ? phoneWords(customer.phone) : '',
    email: customer?.email ?? '',
    rfc: customer?.rfc ?? '',
    legalName: customer?.legalName ?? '',
    fiscalRegime: customer?.fiscalRegime ?? '',
    postalCode: customer?.postalCode ?? '',
    note: customer?.note ?? '',
  };
}

interface CustomerFormProps {
  /** Null: a new one. */
  readonly customer: Customer | null;
  readonly refusal: Refusal;
  readonly isBusy: boolean;
  readonly submitText: string;
  readonly onSave: (values: CustomerValues) => void;
  readonly onClose: () => void;
}

const phone: FieldRule = (text, t) => (toE164(text) === null ? t('papers.rulePhone') : null);

const RULES = {
  name: letters(2),
  phone: optional(phone),
  email: optional(emailAddress),
  rfc: optional(
    like(/^[A-ZÑ&a-zñ]{3,4}\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])[A-Za-z\d]{3}$/, 'papers.ruleRfc'),
  ),
  postalCode: optional(like(/^\d{5}$/, 'papers.rulePostalCode')),
};
const FIELD_OF_CODE = { 'customers.phone_taken': 'phone' };

export function CustomerForm({ customer, refusal, isBusy, submitText, onSave, onClose }: CustomerFormProps) {
  const { t } = useStaff();
  const begun = valuesOf(customer);
  const [rfc, setRfc] = useState(begun.rfc);
  const submit = (form: FormData) => {
    const text = (name: keyof CustomerValues) => fieldText(form, name);
    onSave({
      name: text('name'),
      phone: text('phone'),
      email: text('email'),
      rfc: text('rfc'),
      legalName: text('legalName'),
      fiscalRegime: text('fiscalRegime'),
      postalCode: text('postalCode'),
      note: text('note'),
    });
  };
  return (
    <SideForm
      name="customer"
      title={customer ? customer.name : t('papers.customerAdd')}
      rules={RULES}
      refusal={refusal}
      fieldOfCode={FIELD_OF_CODE}
      isBusy={isBusy}
      submitText={submitText}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field
        name="name"
        label={t('papers.customerName')}
        defaultValue={begun.name}
        maxLength={120}
        autoFocus={!customer}
      />
      <Field
        name="phone"
        label={t('papers.customerPhone')}
        inputMode="tel"
        defaultValue={begun.phone}
        maxLength={25}
        required={false}
      />
      <Field
        name="email"
        label={t('papers.email')}
        inputMode="email"
        defaultValue={begun.email}
        maxLength={254}
        required={false}
      />
      <h3 className="label">{t('papers.invoiceData')}</h3>
      <Field
        name="rfc"
        label={t('papers.rfc')}
        className="mono"
        defaultValue={begun.rfc}
        maxLength={13}
        required={false}
        onChange={(event) => setRfc(event.target.value.trim().toUpperCase())}
      />
      <Field
        name="legalName"
        label={t('papers.legalName')}
        hint={t('papers.legalNameHint')}
        defaultValue={begun.legalName}
        maxLength={254}
        required={false}
      />
      <RegimeField rfc={rfc} value={begun.fiscalRegime} />
      <Field
        name="postalCode"
        label={t('papers.postalCode')}
        inputMode="numeric"
        defaultValue={begun.postalCode}
        maxLength={5}
        required={false}
      />
      <NoteField value={begun.note} />
    </SideForm>
  );
}

/** Only the regimes that who has such an RFC can be in. */
function RegimeField({ rfc, value }: { readonly rfc: string; readonly value: string }) {
  const { t } = useStaff();
  const { control, below } = useField('fiscalRegime');
  return (
    <div className="field">
      <label htmlFor={control.id}>{t('papers.fiscalRegime')}</label>
      <select {...control} className="in" defaultValue={value}>
        <option value="">{t('papers.noRegime')}</option>
        {regimesFor(rfc).map(({ code, name }) => (
          <option key={code} value={code}>
            {code} {name}
          </option>
        ))}
      </select>
      {below}
    </div>
  );
}

function NoteField({ value }: { readonly value: string }) {
  const { t } = useStaff();
  const { control, below } = useField('note');
  return (
    <div className="field">
      <label htmlFor={control.id}>{t('papers.note')}</label>
      <textarea {...control} className="in" rows={3} maxLength={500} defaultValue={value} />
      {below}
    </div>
  );
}
