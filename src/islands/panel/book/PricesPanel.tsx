import { useState } from 'react';
import type { PriceRule, PriceRuleList } from '#contract/inventory';
import { Icon } from '../../staff/Icon.tsx';
import { RefusalNote, useRefusal } from '../../staff/RefusalNote.tsx';
import { useStaff } from '../../staff/staff-context.tsx';
import { ResourceState } from '../ResourceState.tsx';
import { useResource } from '../use-resource.ts';
import { ApplyPrices } from './ApplyPrices.tsx';
import { BookFrame } from './BookFrame.tsx';
import {
  BookProvider,
  useBookTexts,
  type BookBranch,
  type BookIslandProps,
  type BookProps,
} from './book-texts.tsx';
import { figureWords } from './rule-figures.ts';
import { RuleForm } from './RuleForm.tsx';

export function PricesPanel({ locale, messages, ...rest }: BookIslandProps & BookProps) {
  return (
    <BookProvider locale={locale} messages={messages}>
      <Prices {...rest} />
    </BookProvider>
  );
}

function Prices({ person, branches, dictionary }: BookProps) {
  const t = useBookTexts();
  return (
    <BookFrame
      title={t('book.prices')}
      lead={({ name }) => t('book.pricesLead', { branch: name })}
      here="/panel/almacen/precios"
      person={person}
      branches={branches}
    >
      {(branch) => (
        <div className="prices">
          <Rules {...{ branch, dictionary, person }} />
          <ApplyPrices {...{ branch, dictionary }} email={person.email} />
        </div>
      )}
    </BookFrame>
  );
}

interface RulesProps extends Pick<BookProps, 'dictionary' | 'person'> {
  readonly branch: BookBranch;
}

function Rules({ branch, dictionary, person }: RulesProps) {
  const { api, money } = useStaff();
  const t = useBookTexts();
  const refusal = useRefusal();
  const [fresh, setFresh] = useState<PriceRuleList | null>(null);
  const [editing, setEditing] = useState<PriceRule | 'new' | null>(null);
  const rules = useResource<PriceRuleList>('/price-rules');
  const remove = async (rule: PriceRule) => {
    refusal.clear();
    try {
      setFresh(await api.send<PriceRuleList>('DELETE', `/price-rules/${rule.id}`));
    } catch (error) {
      refusal.show(error);
    }
  };
  const scopeWords = (rule: PriceRule) =>
    [
      rule.branch ?? t('book.ruleAll'),
      rule.system && (dictionary.systems.find(({ code }) => code === rule.system)?.name ?? rule.system),
      rule.partType && (dictionary.names[rule.partType] ?? rule.partType),
      rule.origin && t(rule.origin === 'used' ? 'book.ruleUsed' : 'book.ruleNew'),
    ]
      .filter(Boolean)
      .join(' · ');
  const mayChange = (rule: PriceRule) =>
    rule.branch === null
      ? person.permissions.includes('branches:manage')
      : person.branches.some(({ code }) => code === rule.branch);
  return (
    <section aria-label={t('book.rules')}>
      <ResourceState resource={rules} email={person.email}>
        {(read) => {
          const { items, house } = fresh ?? read;
          return (
            <>
              <ul className="rule-list">
                <li>
                  <span>
                    <b>{t('book.house')}</b>
                    <span className="cap">{figureWords(house, { t, money })}</span>
                  </span>
                </li>
                {items.map((rule) => (
                  <li key={rule.id}>
                    <span>
                      <b>{scopeWords(rule)}</b>
                      <span className="cap">{figureWords(rule.figures, { t, money })}</span>
                    </span>
                    {mayChange(rule) && (
                      <>
                        <button type="button" className="btn tiny" onClick={() => setEditing(rule)}>
                          {t('book.ruleEdit')}
                        </button>
                        <button
                          type="button"
                          className="icon"
                          aria-label={t('book.ruleRemove', { name: scopeWords(rule) })}
                          onClick={() => void remove(rule)}
                        >
                          <Icon name="close" size="s" />
                        </button>
                      </>
                    )}
                  </li>
                ))}
              </ul>
              {items.length === 0 && <p className="soft small">{t('book.rulesNone')}</p>}
              <RefusalNote refusal={refusal} />
              {editing === null ? (
                <button type="button" className="btn" onClick={() => setEditing('new')}>
                  <Icon name="plus" size="s" /> {t('book.newRule')}
                </button>
              ) : (
                <RuleForm
                  key={editing === 'new' ? 'new' : editing.id}
                  rule={editing === 'new' ? null : editing}
                  {...{ branch, dictionary }}
                  canChain={person.permissions.includes('branches:manage')}
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
