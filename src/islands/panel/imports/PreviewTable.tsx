import {
  FIELDS_OF_KIND,
  type ColumnMapping,
  type ImportField,
  type ImportKind,
  type ImportPreview,
} from '#contract/exchange';
import { useStaff } from '../../staff/staff-context.tsx';
import { useImportTexts } from './import-texts.tsx';

interface PreviewTableProps {
  readonly preview: ImportPreview | null;
  readonly kind: ImportKind;
  readonly columns: ColumnMapping;
}

type PreviewRow = ImportPreview['rows'][number];

/** The first rows: what will stand there, or the cell as it is with what is wrong with it. */
export function PreviewTable({ preview, kind, columns }: PreviewTableProps) {
  const x = useImportTexts();
  const { required, optional } = FIELDS_OF_KIND[kind];
  const fields = [...required, ...optional].filter(
    (field) => columns[field] !== undefined && field !== 'action',
  );
  return (
    <section className="preview" aria-labelledby="import-preview" aria-busy={preview === null}>
      <h2 className="section" id="import-preview">
        {x('exchange.preview')}
      </h2>
      {preview === null && <span className="skeleton w4" />}
      {preview?.rows.length === 0 && <p className="soft small">{x('exchange.previewEmpty')}</p>}
      {preview && preview.rows.length > 0 && (
        <div className="table-scroll" tabIndex={0} role="region" aria-labelledby="import-preview">
          <table className="preview-table">
            <thead>
              <tr>
                <th className="num">{x('exchange.row')}</th>
                <th>{x('exchange.outcome')}</th>
                {fields.map((field) => (
                  <th key={field} className={isNumber(field) ? 'num' : undefined}>
                    {x(`exchange.field_${field}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {preview.rows.map((row) => (
                <Row key={row.rowNo} row={row} fields={fields} columns={columns} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function isNumber(field: ImportField): boolean {
  return field === 'quantity' || field === 'price' || field === 'yearFrom' || field === 'yearTo';
}

interface RowProps {
  readonly row: PreviewRow;
  readonly fields: readonly ImportField[];
  readonly columns: ColumnMapping;
}

function Row({ row, fields, columns }: RowProps) {
  const x = useImportTexts();
  const { money } = useStaff();
  const elsewhere = row.problems.filter(({ field }) => !fields.includes(field));
  const textOf = (field: ImportField): string => {
    const understood = row.understood[field];
    if (understood === undefined) return row.cells[columns[field] ?? -1] ?? '';
    return field === 'price' ? money(Math.round(Number(understood) * 100)) : understood;
  };
  return (
    <tr className={row.outcome}>
      <td className="num cap">{row.rowNo}</td>
      <td>
        <span className={`import-state ${row.outcome}`}>{x(`exchange.outcome_${row.outcome}`)}</span>
        {elsewhere.map(({ field, code }) => (
          <span className="cell-problem" key={`${field} ${code}`}>
            {x(`exchange.field_${field}`)}: {x(`exchange.problem_${code}`)}
          </span>
        ))}
      </td>
      {fields.map((field) => {
        const wrong = row.problems.filter((problem) => problem.field === field);
        return (
          <td
            key={field}
            className={[isNumber(field) ? 'num' : '', wrong.length > 0 ? 'bad' : ''].join(' ').trim()}
          >
            {textOf(field)}
            {wrong.map(({ code }) => (
              <span className="cell-problem" key={code}>
                {x(`exchange.problem_${code}`)}
              </span>
            ))}
          </td>
        );
      })}
    </tr>
  );
}
