import type { Trail } from '#contract/reporting';
import { useStaff } from '../../staff/staff-context.tsx';
import { factsOf, type AuditFact } from './audit-facts.ts';
import { useAuditTexts, type AuditTexts } from './audit-texts.tsx';

type Entry = Trail['entries'][number];

interface AuditTableProps {
  readonly entries: readonly Entry[];
  /** Of the branch or of the chain: its hours. */
  readonly timeZone: string;
  readonly onPerson: (person: { readonly id: number; readonly name: string }) => void;
}

export function AuditTable({ entries, timeZone, onPerson }: AuditTableProps) {
  const x = useAuditTexts();
  return (
    <table className="sales-table audit-table">
      <thead>
        <tr>
          <th>{x('audit.when')}</th>
          <th>{x('audit.who')}</th>
          <th>{x('audit.what')}</th>
          <th className="wide-col">{x('audit.detail')}</th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <Row key={entry.id} entry={entry} timeZone={timeZone} onPerson={onPerson} />
        ))}
      </tbody>
    </table>
  );
}

interface RowProps {
  readonly entry: Entry;
  readonly timeZone: string;
  readonly onPerson: AuditTableProps['onPerson'];
}

function Row({ entry, timeZone, onPerson }: RowProps) {
  const { when } = useStaff();
  return (
    <tr>
      <td className="nw">
        <time dateTime={entry.at}>{when(entry.at, 'moment', timeZone)}</time>
      </td>
      <td>
        <Actor actor={entry.actor} onPerson={onPerson} />
      </td>
      <td>
        <b>{useActionWords(entry.action)}</b>
        <Facts entry={entry} timeZone={timeZone} isBrief />
      </td>
      <td className="wide-col">
        <Facts entry={entry} timeZone={timeZone} />
      </td>
    </tr>
  );
}

function Actor({
  actor,
  onPerson,
}: {
  readonly actor: Entry['actor'];
  readonly onPerson: AuditTableProps['onPerson'];
}) {
  const x = useAuditTexts();
  const { type, id, name } = actor;
  if (type === 'staff' && id !== null && name !== null) {
    return (
      <button
        type="button"
        className="linkish"
        title={x('audit.onlyPerson', { name })}
        onClick={() => onPerson({ id, name })}
      >
        {name}
      </button>
    );
  }
  if (type === 'job') return name ? `${x('audit.system')} · ${name}` : x('audit.system');
  return type === 'customer' ? x('audit.customer') : x('audit.nobody');
}

/** A build of before may not know what a newer one wrote. */
function useActionWords(action: string): string {
  return useKnownWords('action', action);
}

function useKnownWords(kind: 'action' | 'fact', name: string): string {
  const x = useAuditTexts();
  const key = `audit.${kind}.${name}`;
  const words = x(key as `audit.${keyof AuditTexts['audit']}`);
  return words === key ? name : words;
}

interface FactsProps {
  readonly entry: Entry;
  readonly timeZone: string;
  readonly isBrief?: boolean;
}

/** Beside the row on wide screens, below what was done on a phone. */
function Facts({ entry, timeZone, isBrief = false }: FactsProps) {
  const { money, count, when } = useStaff();
  const x = useAuditTexts();
  const told = factsOf(entry.detail, {
    money,
    count,
    moment: (instant) => when(instant, 'moment', timeZone),
    yes: x('audit.yes'),
    no: x('audit.no'),
  });
  return (
    <div className={isBrief ? 'told brief' : 'told'}>
      {told.length > 0 && (
        <dl>
          {told.map((fact) => (
            <FactRow key={fact.name} {...fact} />
          ))}
        </dl>
      )}
      <details>
        <summary className="small soft">{x('audit.reference')}</summary>
        <p className="mono small">{entry.subject}</p>
        <p className="mono small">
          {x('audit.request')} {entry.requestId}
        </p>
      </details>
    </div>
  );
}

function FactRow({ name, value, was }: AuditFact) {
  const x = useAuditTexts();
  const words = useKnownWords('fact', name);
  return (
    <div>
      {name !== '' && <dt>{words}</dt>}
      <dd>
        {was !== undefined && (
          <>
            <del>
              <span className="sr">{x('audit.was')} </span>
              {was}
            </del>{' '}
            <span aria-hidden="true">→</span> <span className="sr">{x('audit.now')} </span>
          </>
        )}
        {value}
      </dd>
    </div>
  );
}
