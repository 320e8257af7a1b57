import type { TrailQuery } from '#contract/reporting';
import { Icon } from '../../staff/Icon.tsx';
import { useAuditTexts } from './audit-texts.tsx';

export type AuditTopic = NonNullable<TrailQuery['topic']>;

export interface AuditFilter {
  /** Code of a branch; empty: the chain. */
  readonly place: string;
  readonly topic: AuditTopic | '';
  /** Days; empty: all. */
  readonly from: string;
  readonly to: string;
  readonly who: { readonly id: number; readonly name: string } | null;
}

export const EVERYTHING: AuditFilter = { place: '', topic: '', from: '', to: '', who: null };

export const TOPICS: readonly AuditTopic[] = [
  'sales',
  'money',
  'papers',
  'stock',
  'transfers',
  'prices',
  'catalog',
  'people',
  'imports',
  'pages',
  'settings',
];

interface AuditFiltersProps {
  readonly filter: AuditFilter;
  readonly branches: readonly { readonly code: string; readonly name: string }[];
  readonly onChoose: (filter: AuditFilter) => void;
}

export function AuditFilters({ filter, branches, onChoose }: AuditFiltersProps) {
  const x = useAuditTexts();
  const { place, topic, from, to, who } = filter;
  return (
    <div className="audit-filters">
      <label className="field">
        <span className="lb">{x('audit.place')}</span>
        <select
          className="in"
          value={place}
          onChange={(event) => onChoose({ ...filter, place: event.target.value, who: null })}
        >
          <option value="">{x('audit.chain')}</option>
          {branches.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        <span className="lb">{x('audit.topic')}</span>
        <select
          className="in"
          value={topic}
          onChange={(event) =>
            onChoose({ ...filter, topic: TOPICS.find((each) => each === event.target.value) ?? '' })
          }
        >
          <option value="">{x('audit.all')}</option>
          {TOPICS.map((each) => (
            <option key={each} value={each}>
              {x(`audit.topic_${each}`)}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        <span className="lb">{x('audit.from')}</span>
        <input
          className="in"
          type="date"
          value={from}
          max={to}
          onChange={(event) => onChoose({ ...filter, from: event.target.value })}
        />
      </label>
      <label className="field">
        <span className="lb">{x('audit.to')}</span>
        <input
          className="in"
          type="date"
          value={to}
          min={from}
          onChange={(event) => onChoose({ ...filter, to: event.target.value })}
        />
      </label>
      {who && (
        <p className="chip solid">
          <b>{x('audit.person', { name: who.name })}</b>
          <button
            type="button"
            className="icon"
            aria-label={x('audit.clearPerson')}
            onClick={() => onChoose({ ...filter, who: null })}
          >
            <Icon name="close" size="xs" />
          </button>
        </p>
      )}
    </div>
  );
}
