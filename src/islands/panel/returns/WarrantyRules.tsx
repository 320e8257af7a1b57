import { useState } from 'react';
import type { WarrantyRule, WarrantyRuleList } from '#contract/inventory';
import { Icon } from '../../staff/Icon.tsx';
import type { PieceDictionary } from '../../staff/piece-dictionary.ts';
import { RefusalNote, useRefusal } from '../../staff/RefusalNote.tsx';
import { useStaff } from '../../staff/staff-context.tsx';
import { ResourceState } from '../ResourceState.tsx';
import { useResource } from '../use-resource.ts';
import { WarrantyRuleForm } from './WarrantyRuleForm.tsx';

interface WarrantyRulesProps {
  readonly dictionary: PieceDictionary;
  readonly email: string;
  readonly canChange: boolean;
}

/** What the chain promises after a sale, the widest rule first. */
export function WarrantyRules({ dictionary, email, canChange }: WarrantyRulesProps) {
  const { t, api, money } = useStaff();
  const rules = useResource<WarrantyRuleList>('/warranty-rules');
  const [fresh, setFresh] = useState<WarrantyRuleList | null>(null);
  const [editing, setEditing] = useState<WarrantyRule | 'new' | null>(null);
  const refusal = useRefusal();

  const nameOf = ({ system, partType, origin }: WarrantyRule) => {
    const what = partType
      ? (dictionary.names[partType] ?? partType)
      : system
        ? (dictionary.systems.find(({ code }) => code === system)?.name ?? system)
        : t('returns.forAll');
    return origin ? `${what} · ${t(`returns.${origin}`)}` : what;
  };
  const wordsOf = (rule: WarrantyRule) =>
    [
      rule.returnable === false
        ? t('returns.sayNotReturnable')
        : rule.returnDays !== null && t('returns.sayReturnDays', { count: rule.returnDays }),
      rule.warrantyDays !== null && t('returns.sayWarrantyDays', { count: rule.warrantyDays }),
      rule.restockingBp !== null && t('returns.sayFee', { percent: String(rule.restockingBp / 100) }),
      rule.coreCents !== null && t('returns.sayCore', { amount: money(rule.coreCents) }),
      rule.note && `«${rule.note}»`,
    ]
      .filter(Boolean)
      .join(' · ');
  const remove = async (rule: WarrantyRule) => {
    refusal.clear();
    try {
      setFresh(await api.send<WarrantyRuleList>('DELETE', `/warranty-rules/${rule.id}`));
    } catch (error) {
      refusal.show(error);
    }
  };
  return (
    <section className="warranty-rules" aria-label={t('returns.tabRules')}>
      <p className="soft">{t('returns.rulesLead')}</p>
      <ResourceState resource={rules} email={email}>
        {(read) => {
          const { items } = fresh ?? read;
          return (
            <>
              <ul className="rule-list">
                {items.map((rule) => (
                  <li key={rule.id}>
                    <span>
                      <b>{nameOf(rule)}</b>
                      <span className="cap">{wordsOf(rule)}</span>
                    </span>
                    {canChange && (
                      <>
                        <button type="button" className="btn tiny" onClick={() => setEditing(rule)}>
                          {t('returns.editRule')}
                        </button>
                        <button
                          type="button"
                          className="icon"
                          aria-label={t('returns.removeRule', { name: nameOf(rule) })}
                          onClick={() => void remove(rule)}
                        >
                          <Icon name="close" size="s" />
                        </button>
                      </>
                    )}
                  </li>
                ))}
              </ul>
              {items.length === 0 && <p>{t('returns.rulesNone')}</p>}
              <p className="soft small">{t('returns.rulesHouse')}</p>
              <RefusalNote refusal={refusal} />
              {canChange && editing === null && (
                <button type="button" className="btn" onClick={() => setEditing('new')}>
                  <Icon name="plus" size="s" /> {t('returns.newRule')}
                </button>
              )}
              {canChange && editing !== null && (
                <WarrantyRuleForm
                  key={editing === 'new' ? 'new' : editing.id}
                  rule={editing === 'new' ? null : editing}
                  name={editing === 'new' ? null : nameOf(editing)}
                  dictionary={dictionary}
                  onClose={() => setEditing(null)}
                  onSaved={(list) => {
                    setFresh(list);
                    setEditing(null);
                  }}
                />
              )}
            </>
          );
        }}
      </ResourceState>
    </section>
  );
}
