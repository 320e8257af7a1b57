import { useState, type SubmitEvent } from 'react';
import type { WarrantyRule, WarrantyRuleList } from '#contract/inventory';
import type { PieceDictionary } from '../../staff/piece-dictionary.ts';
import { RefusalNote, useRefusal } from '../../staff/RefusalNote.tsx';
import { useStaff } from '../../staff/staff-context.tsx';
import { useToast } from '../../staff/Toasts.tsx';
import { NO_TEXTS, readRule, textsOf, type RuleTexts } from './warranty-rule-form.ts';

interface WarrantyRuleFormProps {
  /** Null: a new one. */
  readonly rule: WarrantyRule | null;
  readonly name: string | null;
  readonly dictionary: PieceDictionary;
  readonly onClose: () => void;
  readonly onSaved: (list: WarrantyRuleList) => void;
}

/** What a rule holds for and what it says; what is left empty comes from the wider rule. */
export function WarrantyRuleForm({ rule, name, dictionary, onClose, onSaved }: WarrantyRuleFormProps) {
  const { t, api } = useStaff();
  const toast = useToast();
  const refusal = useRefusal();
  const [scope, setScope] = useState({ system: '', partType: '', origin: '' });
  const [texts, setTexts] = useState<RuleTexts>(rule ? textsOf(rule) : NO_TEXTS);
  const [isBusy, setBusy] = useState(false);

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const figures = readRule(texts);
    if (!figures) {
      refusal.say(t('returns.ruleBad'));
      return;
    }
    setBusy(true);
    refusal.clear();
    const of = rule
      ? { system: rule.system, partType: rule.partType, origin: rule.origin }
      : {
          system: scope.partType ? null : scope.system || null,
          partType: scope.partType || null,
          origin: scope.origin || null,
        };
    try {
      const body = { ...of, ...figures, version: rule?.version ?? null };
      onSaved(await api.send<WarrantyRuleList>('PUT', '/warranty-rules', body));
      toast({ text: t('returns.savedRule') });
    } catch (error) {
      refusal.show(error);
      setBusy(false);
    }
  };
  const types = Object.entries(dictionary.names).filter(([key]) => !key.includes('/'));
  const choice = (field: keyof typeof scope, label: string, any: string, options: [string, string][]) => (
    <div className="field">
      <label htmlFor={`warranty-${field}`}>{label}</label>
      <select
        className="in"
        id={`warranty-${field}`}
        value={scope[field]}
        onChange={(event) => setScope({ ...scope, [field]: event.target.value })}
      >
        <option value="">{any}</option>
        {options.map(([code, text]) => (
          <option key={code} value={code}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
  const figure = (field: keyof RuleTexts, label: string, maxLength = 8) => (
    <div className={field === 'note' ? 'field wide-field' : 'field'}>
      <label htmlFor={`warranty-${field}`}>{label}</label>
      <input
        className={field === 'note' ? 'in' : 'in num'}
        id={`warranty-${field}`}
        inputMode={field === 'note' ? 'text' : 'decimal'}
        maxLength={maxLength}
        autoComplete="off"
        value={texts[field]}
        onChange={(event) => setTexts({ ...texts, [field]: event.target.value })}
      />
    </div>
  );
  return (
    <form className="sheet pad rule-form" noValidate onSubmit={(event) => void submit(event)}>
      {rule ? (
        <h2 className="section wide-field">{name}</h2>
      ) : (
        <>
          {choice('partType', t('returns.rulePartType'), t('returns.anyPartType'), types)}
          {choice(
            'system',
            t('returns.ruleSystem'),
            t('returns.anySystem'),
            dictionary.systems.map(({ code, name: system }) => [code, system]),
          )}
          {choice('origin', t('returns.ruleOrigin'), t('returns.anyOrigin'), [
            ['used', t('returns.used')],
            ['new', t('returns.new')],
          ])}
        </>
      )}
      <div className="field">
        <label htmlFor="warranty-returnable">{t('returns.ruleReturnable')}</label>
        <select
          className="in"
          id="warranty-returnable"
          value={texts.returnable}
          onChange={(event) =>
            setTexts({ ...texts, returnable: event.target.value as RuleTexts['returnable'] })
          }
        >
          <option value="">{t('returns.ruleInherit')}</option>
          <option value="yes">{t('returns.yes')}</option>
          <option value="no">{t('returns.no')}</option>
        </select>
      </div>
      {figure('returnDays', t('returns.ruleReturnDays'))}
      {figure('warrantyDays', t('returns.ruleWarrantyDays'))}
      {figure('feePercent', t('returns.ruleFee'))}
      {figure('core', t('returns.ruleCore'), 12)}
      {figure('note', t('returns.ruleNote'), 120)}
      <p className="hint wide-field">{t('returns.ruleEmpty')}</p>
      <div className="wide-field">
        <RefusalNote refusal={refusal} />
      </div>
      <div className="rule-foot wide-field">
        <button type="button" className="btn quiet" onClick={onClose}>
          {t('returns.cancel')}
        </button>
        <button type="submit" className="btn act" aria-busy={isBusy}>
          {t('returns.saveRule')}
        </button>
      </div>
    </form>
  );
}
