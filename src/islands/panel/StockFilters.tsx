import type { RefObject } from 'react';
import { Icon } from '../staff/Icon.tsx';
import { useStaff } from '../staff/staff-context.tsx';
import { CONDITIONS, STATE_WORDS, STATES, type StockFilter } from './stock-filter.ts';

interface StockFiltersProps {
  readonly filter: StockFilter;
  readonly branches: readonly { readonly code: string; readonly name: string }[];
  readonly systems: readonly { readonly code: string; readonly name: string }[];
  readonly searchRef: RefObject<HTMLInputElement | null>;
  /** The state is chosen elsewhere on the screen. */
  readonly hasState: boolean;
  readonly onChange: (change: Partial<StockFilter>) => void;
}

const CONDITION_WORDS = { used: 'panel.used', new: 'panel.new' } as const;

export function StockFilters({
  filter,
  branches,
  systems,
  searchRef,
  hasState,
  onChange,
}: StockFiltersProps) {
  const { t } = useStaff();
  return (
    <div className="filters scroll-x" role="search" aria-label={t('panel.filters')}>
      <label className="search">
        <Icon name="search" size="s" />
        <span className="sr">{t('panel.searchStock')}</span>
        <input
          ref={searchRef}
          type="search"
          value={filter.q}
          placeholder={t('panel.searchStock')}
          maxLength={80}
          autoComplete="off"
          onChange={(event) => onChange({ q: event.target.value })}
        />
        <kbd className="kbd desk">/</kbd>
      </label>
      {branches.length > 1 && (
        <Choice
          label={t('panel.branch')}
          value={filter.branch}
          isOn
          options={branches.map(({ code, name }) => ({ value: code, text: name }))}
          onChange={(branch) => onChange({ branch })}
        />
      )}
      <Choice
        label={t('panel.system')}
        value={filter.system}
        options={[
          { value: '', text: t('panel.all') },
          ...systems.map(({ code, name }) => ({ value: code, text: name })),
        ]}
        onChange={(system) => onChange({ system })}
      />
      {hasState && (
        <Choice
          label={t('panel.state')}
          value={filter.state}
          options={[
            { value: '', text: t('panel.all') },
            ...STATES.map((state) => ({ value: state, text: t(STATE_WORDS[state]) })),
          ]}
          onChange={(state) => onChange({ state: STATES.find((one) => one === state) ?? '' })}
        />
      )}
      <Choice
        label={t('panel.condition')}
        value={filter.condition}
        options={[
          { value: '', text: t('panel.usedAndNew') },
          ...CONDITIONS.map((condition) => ({ value: condition, text: t(CONDITION_WORDS[condition]) })),
        ]}
        onChange={(condition) => onChange({ condition: CONDITIONS.find((one) => one === condition) ?? '' })}
      />
    </div>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly text: string }[];
  readonly isOn?: boolean;
  readonly onChange: (value: string) => void;
}

/** A chip that is a choice; marked while it narrows the list. */
function Choice({ label, value, options, isOn = false, onChange }: ChoiceProps) {
  return (
    <label className={isOn || value !== '' ? 'chip on' : 'chip'}>
      <small>{label}</small>
      <select value={value} onChange={(event) => onChange(event.target.value)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </select>
    </label>
  );
}
