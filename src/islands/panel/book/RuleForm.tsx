import { useState, type SubmitEvent } from 'react';
import type { PriceRule, PriceRuleList } from '#contract/inventory';
import { RefusalNote, useRefusal } from '../../staff/RefusalNote.tsx';
import { useStaff } from '../../staff/staff-context.tsx';
import { useToast } from '../../staff/Toasts.tsx';
import { changedFields, isUnchanged } from '../changed-fields.ts';
import { useBookTexts, type BookBranch, type BookProps } from './book-texts.tsx';
import { NO_TEXTS, readFigures, textsOf, type RuleTexts } from './rule-figures.ts';

interface Props extends Pick<BookProps, 'dictionary'> {
  /** Null: a new one. */
  readonly rule: PriceRule | null;
  readonly branch: BookBranch;
  /** May write rules of the whole chain. */
  readonly canChain: boolean;
  readonly onClose: () => void;
  readonly onSaved: (list: PriceRuleList) => void;
}

/** What a rule holds for and its figures; what is left empty comes from the wider rule. */
export function RuleForm({ rule, branch, dictionary, canChain, onClose, onSaved }: Props) {
  const { t: staff, api } = useStaff();
  const t = useBookTexts();
  const toast = useToast();
  const refusal = useRefusal();
  const [texts, setTexts] = useState<RuleTexts>(rule ? textsOf(rule.figures) : NO_TEXTS);
  const [isBusy, setBusy] = useState(false);

  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const said = (name: string) => {
      const value = form.get(name);
      return typeof value === 'string' && value !== '' ? value : null;
    };
    if (rule && isUnchanged(changedFields(textsOf(rule.figures), texts))) {
      toast({ text: staff('panel.unchanged') });
      onClose();
      return;
    }
    const figures = readFigures(texts);
    if (!figures) {
      refusal.say(t('book.ruleBad'));
      return;
    }
    const scope = rule
      ? { branch: rule.branch, system: rule.system, partType: rule.partType, origin: rule.origin }
      : {
          branch: said('branch'),
          system: said('system'),
          partType: said('partType'),
          origin: said('origin'),
        };
    setBusy(true);
    refusal.clear();
    try {
      const body = { ...scope, figures, version: rule?.version ?? null };
      onSaved(await api.send<PriceRuleList>('PUT', '/price-rules', body));
      toast({ text: t('book.ruleSaved') });
    } catch (error) {
      refusal.show(error);
      setBusy(false);
    }
  };
  const field = (key: keyof RuleTexts, label: string) => (
    <div key={key} className="field">
      <label htmlFor={`rule-${key}`}>{label}</label>
      <input
        className="in num"
        id={`rule-${key}`}
        inputMode="decimal"
        maxLength={80}
        autoComplete="off"
        value={texts[key]}
        onChange={(event) => setTexts({ ...texts, [key]: event.target.value })}
      />
    </div>
  );
  const types = Object.entries(dictionary.names).filter(([key]) => !key.includes('/'));

  return (
    <form className="sheet pad rule-form" noValidate onSubmit={(event) => void submit(event)}>
      {!rule && (
        <>
          <div className="field">
            <label htmlFor="rule-branch">{t('book.ruleBranch')}</label>
            <select className="in" id="rule-branch" name="branch" defaultValue={branch.code}>
              {canChain && <option value="">{t('book.ruleAll')}</option>}
              <option value={branch.code}>{branch.name}</option>
            </select>
          </div>
          <div className="field">
            <label htmlFor="rule-origin">{t('book.ruleOrigin')}</label>
            <select className="in" id="rule-origin" name="origin">
              <option value="">{t('book.scopeBoth')}</option>
              <option value="used">{t('book.scopeUsed')}</option>
              <option value="new">{t('book.scopeNew')}</option>
            </select>
          </div>
          <SystemChoice id="rule-system" dictionary={dictionary} />
          <div className="field">
            <label htmlFor="rule-type">{t('book.rulePartType')}</label>
            <select className="in" id="rule-type" name="partType">
              <option value="">{t('book.ruleAnyPartType')}</option>
              {types.map(([code, name]) => (
                <option key={code} value={code}>
                  {name}
                </option>
              ))}
            </select>
          </div>
        </>
      )}
      <p className="hint wide-field">{t('book.ruleEmpty')}</p>
      {field('newPercent', t('book.figNewPercent'))}
      {field('forParts', t('book.figForParts'))}
      <div className="three wide-field">
        {field('gradeA', t('book.figGrade', { grade: 'A' }))}
        {field('gradeB', t('book.figGrade', { grade: 'B' }))}
        {field('gradeC', t('book.figGrade', { grade: 'C' }))}
      </div>
      <div className="wide-field">
        {field('age', t('book.figAge'))}
        <p className="hint">{t('book.figAgeHint')}</p>
      </div>
      <div className="three wide-field">
        {field('floor', t('book.figFloor'))}
        {field('step', t('book.figStep'))}
        {field('ending', t('book.figEnding'))}
      </div>
      <div className="wide-field">
        <RefusalNote refusal={refusal} />
      </div>
      <div className="count-foot wide-field">
        <button type="button" className="btn quiet" onClick={onClose}>
          {staff('panel.cancel')}
        </button>
        <button type="submit" className="btn act" aria-busy={isBusy}>
          {t('book.ruleSave')}
        </button>
      </div>
    </form>
  );
}

export function SystemChoice({ id, dictionary }: { readonly id: string } & Pick<BookProps, 'dictionary'>) {
  const t = useBookTexts();
  return (
    <div className="field">
      <label htmlFor={id}>{t('book.scopeSystem')}</label>
      <select className="in" id={id} name="system">
        <option value="">{t('book.scopeAnySystem')}</option>
        {dictionary.systems.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}
