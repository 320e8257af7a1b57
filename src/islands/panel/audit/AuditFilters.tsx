import { AuditTopic } from '#contract/audit';
import { Icon } from '../../staff/Icon.tsx';
import { DayRangeFilter } from '../DayRangeFilter.tsx';
import { topicOf, type AuditFilter } from './audit-filter.ts';
import { useAuditTexts } from './audit-texts.tsx';

interface AuditFiltersProps {
  readonly filter: AuditFilter;
  readonly branches: readonly { readonly code: string; readonly name: string }[];
  /** Of the chosen place: what today is. */
  readonly timeZone: string;
  readonly onChoose: (change: Partial<AuditFilter>) => void;
}

export function AuditFilters({ filter, branches, timeZone, onChoose }: AuditFiltersProps) {
  const x = useAuditTexts();
  const { place, topic, range, who } = filter;
  return (
    <div className="filters flush by-day" role="search" aria-label={x('audit.filters')}>
      <label className="chip on">
        <small>{x('audit.place')}</small>
        <select value={place} onChange={(event) => onChoose({ place: event.target.value, who: null })}>
          <option value="">{x('audit.chain')}</option>
          {branches.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label className={topic ? 'chip on' : 'chip'}>
        <small>{x('audit.topic')}</small>
        <select value={topic} onChange={(event) => onChoose({ topic: topicOf(event.target.value) })}>
          <option value="">{x('audit.all')}</option>
          {AuditTopic.options.map((each) => (
            <option key={each} value={each}>
              {x(`audit.topic_${each}`)}
            </option>
          ))}
        </select>
      </label>
      <DayRangeFilter range={range} timeZone={timeZone} onChange={(next) => onChoose({ range: next })} />
      {who && (
        <p className="chip solid">
          <b>{x('audit.person', { name: who.name })}</b>
          <button
            type="button"
            className="icon"
            aria-label={x('audit.clearPerson')}
            onClick={() => onChoose({ who: null })}
          >
            <Icon name="close" size="xs" />
          </button>
        </p>
      )}
    </div>
  );
}
