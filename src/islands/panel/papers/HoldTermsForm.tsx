import { useEffect, useState } from 'react';
import type { HoldTerms } from '#contract/sales';
import { CheckedForm, FormNote } from '../../staff/CheckedForm.tsx';
import { Field } from '../../staff/Field.tsx';
import { wholeNumber } from '../../staff/field-rules.ts';
import { fieldText } from '../../staff/field-text.ts';
import { useRefusal } from '../../staff/RefusalNote.tsx';
import { useStaff } from '../../staff/staff-context.tsx';
import { useToast } from '../../staff/Toasts.tsx';
import { changedFields, isUnchanged } from '../changed-fields.ts';

const PERCENT_BP = 100;

const RULES = {
  quoteDays: wholeNumber(1, 90),
  holdDays: wholeNumber(1, 180),
  minDeposit: wholeNumber(0, 100),
  kept: wholeNumber(0, 100),
};

/** How long the branch's word stands and what is kept of a deposit. For who manages branches. */
export function HoldTermsForm({
  branch,
}: {
  readonly branch: { readonly code: string; readonly name: string };
}) {
  const { t, api } = useStaff();
  const toast = useToast();
  const [terms, setTerms] = useState<HoldTerms | null>(null);
  const [isBusy, setBusy] = useState(false);
  const refusal = useRefusal();
  const { show, clear } = refusal;
  const path = `/branches/${branch.code}/hold-terms`;

  useEffect(() => {
    api.get<HoldTerms>(path).then(setTerms).catch(show);
  }, [api, path, show]);

  const save = async (form: FormData) => {
    if (!terms) return;
    const number = (name: string) => Number(fieldText(form, name));
    clear();
    const wanted = {
      quoteDays: number('quoteDays'),
      holdDays: number('holdDays'),
      minDepositBp: number('minDeposit') * PERCENT_BP,
      keptBp: number('kept') * PERCENT_BP,
    };
    if (isUnchanged(changedFields<Partial<HoldTerms>>(terms, wanted))) {
      toast({ text: t('panel.unchanged') });
      return;
    }
    setBusy(true);
    try {
      const next = await api.send<HoldTerms>('PUT', path, { ...wanted, version: terms.version });
      setTerms(next);
      toast({ text: t('papers.termsSaved') });
    } catch (error) {
      show(error);
    } finally {
      setBusy(false);
    }
  };

  if (!terms) return null;
  return (
    <section className="sheet pad hold-terms" aria-label={t('papers.terms', { branch: branch.name })}>
      <h2 className="section">{t('papers.terms', { branch: branch.name })}</h2>
      <p className="soft small">{t('papers.termsNote')}</p>
      <CheckedForm
        key={terms.version}
        name="terms"
        rules={RULES}
        refusal={refusal}
        className="terms-grid"
        onSubmit={(form) => void save(form)}
      >
        <Field
          name="quoteDays"
          label={t('papers.termsQuoteDays')}
          inputMode="numeric"
          defaultValue={terms.quoteDays}
        />
        <Field
          name="holdDays"
          label={t('papers.termsHoldDays')}
          inputMode="numeric"
          defaultValue={terms.holdDays}
        />
        <Field
          name="minDeposit"
          label={t('papers.termsDeposit')}
          inputMode="numeric"
          defaultValue={terms.minDepositBp / PERCENT_BP}
        />
        <Field
          name="kept"
          label={t('papers.termsKept')}
          inputMode="numeric"
          defaultValue={terms.keptBp / PERCENT_BP}
        />
        <div className="terms-foot">
          <FormNote />
          <button type="submit" className="btn act" aria-busy={isBusy}>
            {t('papers.save')}
          </button>
        </div>
      </CheckedForm>
    </section>
  );
}
