import type { FitmentConflict, FitmentSheet, FitmentQualifiers } from '#contract/catalog';
import type { Translate } from '../../../i18n/translator.ts';
import { formatYears } from '../../../i18n/format.ts';
import { useStaff, type StaffTexts } from '../../staff/staff-context.tsx';

type Row = FitmentSheet['rows'][number];

interface TableProps {
  readonly rows: readonly Row[];
  readonly conflicts: readonly FitmentConflict[];
  readonly chosen: number | null;
  readonly onEdit: (id: number) => void;
  readonly onRemove: (id: number) => void;
}

/** The list, one car a row; arrows move, Enter edits, Delete removes. What does not agree is said under its row. */
export function FitmentTable({ rows, conflicts, chosen, onEdit, onRemove }: TableProps) {
  const { t } = useStaff();
  return (
    <table className="admin-table fit-table">
      <thead>
        <tr>
          <th className="num">#</th>
          <th>{t('fitment.car')}</th>
          <th>{t('fitment.years')}</th>
          <th>{t('fitment.conditions')}</th>
          <th>{t('fitment.evidence')}</th>
          <th className="wide-col">{t('fitment.source')}</th>
          <th>
            <span className="sr">{t('fitment.remove')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => {
          const wrong = conflicts.filter((conflict) => conflict.row === index);
          return (
            <tr
              key={row.id}
              className={[row.id === chosen && 'sel', wrong.length > 0 && 'wrong'].filter(Boolean).join(' ')}
              onKeyDown={(event) => {
                if (event.key === 'Delete') onRemove(row.id);
                if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
                  event.preventDefault();
                  neighbour(event.currentTarget, event.key === 'ArrowDown')?.focus();
                }
              }}
            >
              <td className="num soft">{index + 1}</td>
              <td>
                <button
                  type="button"
                  className="row-open"
                  aria-expanded={row.id === chosen}
                  aria-label={t('fitment.edit', { car: `${row.label} ${row.code}` })}
                  onClick={() => onEdit(row.id)}
                >
                  <b>{row.label}</b> <span className="soft">{row.code}</span>
                </button>
                {wrong.map(({ kind, with: other }) => (
                  <span key={`${kind} ${other ?? ''}`} className="msg">
                    {t(`fitment.conflict_${kind}`, { with: (other ?? 0) + 1 })}
                  </span>
                ))}
              </td>
              <td className="nw">{formatYears(row.yearFrom, row.yearTo)}</td>
              <td>{qualifierWords(row.qualifiers, t).join(' · ') || <span className="soft">–</span>}</td>
              <td>
                {t(`fitment.evidence_${row.evidence}`)}
                {row.kept > 0 && <span className="cap">{t('fitment.kept', { count: row.kept })}</span>}
                {row.returned > 0 && (
                  <span className="cap">{t('fitment.returned', { count: row.returned })}</span>
                )}
              </td>
              <td className="wide-col soft">{row.source}</td>
              <td className="nw">
                <button
                  type="button"
                  className="linkish small"
                  aria-label={`${t('fitment.remove')}: ${row.label} ${formatYears(row.yearFrom, row.yearTo)}`}
                  onClick={() => onRemove(row.id)}
                >
                  {t('fitment.remove')}
                </button>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function neighbour(row: Element, isNext: boolean): HTMLElement | null {
  const other = isNext ? row.nextElementSibling : row.previousElementSibling;
  return other?.querySelector<HTMLElement>('.row-open') ?? null;
}

/** What a row asks of a car besides its generation and years. */
export function qualifierWords(qualifiers: FitmentQualifiers, t: Translate<StaffTexts>): string[] {
  const { engine, transmission, drivetrain, doors, airConditioning, fromMonth, toMonth, position, note } =
    qualifiers;
  return [
    engine,
    transmission,
    drivetrain,
    doors !== undefined && t('fit.doors', { count: doors }),
    airConditioning !== undefined && t(airConditioning ? 'fitment.withAc' : 'fitment.withoutAc'),
    fromMonth && `≥ ${fromMonth}`,
    toMonth && `≤ ${toMonth}`,
    position && position.toUpperCase(),
    note,
  ].filter((word) => typeof word === 'string');
}
