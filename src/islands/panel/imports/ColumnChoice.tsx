import { useEffect, useState } from 'react';
import {
  FIELDS_OF_KIND,
  missingFields,
  type ImportField,
  type ImportOptions,
  type ImportPreview,
  type ImportView,
} from '#contract/exchange';
import { queryString } from '../../staff/api-client.ts';
import { useStaff } from '../../staff/staff-context.tsx';
import { PreviewTable } from './PreviewTable.tsx';
import { useImportTexts } from './import-texts.tsx';

interface ColumnChoiceProps {
  readonly view: ImportView;
  readonly path: string;
  readonly isSending: boolean;
  readonly onCheck: (options: ImportOptions) => void;
}

/** What each column means, and below it the first rows as they are understood with that. */
export function ColumnChoice({ view, path, isSending, onCheck }: ColumnChoiceProps) {
  const x = useImportTexts();
  const { api } = useStaff();
  const [options, setOptions] = useState<ImportOptions>(view.options);
  const [preview, setPreview] = useState<ImportPreview | null>(null);
  const missing = missingFields(view.kind, options.columns);
  const asked = JSON.stringify(options);
  useEffect(() => {
    const stop = new AbortController();
    void api
      .get<ImportPreview>(`${path}/preview${queryString({ options: asked })}`, stop.signal)
      .then(setPreview)
      .catch(() => undefined);
    return () => stop.abort();
  }, [api, path, asked]);
  const { required, optional } = FIELDS_OF_KIND[view.kind];
  const isTable = view.format === 'csv' || view.format === 'xlsx';
  const fields = [...required, ...optional].filter((field) => field !== 'action');
  const choose = (field: ImportField, column: string) => {
    const { [field]: _before, ...others } = options.columns;
    setOptions({ ...options, columns: column === '' ? others : { ...others, [field]: Number(column) } });
  };
  return (
    <div className="choice">
      {isTable && (
        <section className="sheet pad" aria-labelledby="import-columns">
          <h2 className="section" id="import-columns">
            {x('exchange.columns')}
          </h2>
          <p className="soft small">{x('exchange.columnsLead')}</p>
          <div className="choice-grid">
            {fields.map((field) => (
              <div className="field" key={field}>
                <label htmlFor={`column-${field}`}>
                  {x(`exchange.field_${field}`)}
                  {required.includes(field) && <span className="cap"> · {x('exchange.required')}</span>}
                </label>
                <select
                  className="in"
                  id={`column-${field}`}
                  value={options.columns[field] ?? ''}
                  aria-invalid={missing.includes(field) || undefined}
                  onChange={(event) => choose(field, event.target.value)}
                >
                  <option value="">{x('exchange.noColumn')}</option>
                  {view.columns.map((name, column) => (
                    <option key={column} value={column}>
                      {name === '' ? letterOf(column) : name}
                    </option>
                  ))}
                </select>
              </div>
            ))}
          </div>
          {view.kind === 'stock' && (
            <fieldset className="kinds">
              <legend className="label">{x('exchange.quantities')}</legend>
              {(['receive', 'count'] as const).map((meaning) => (
                <label className="tick-row" key={meaning}>
                  <input
                    type="radio"
                    name="quantities"
                    checked={options.quantities === meaning}
                    onChange={() => setOptions({ ...options, quantities: meaning })}
                  />
                  {x(`exchange.quantities_${meaning}`)}
                </label>
              ))}
            </fieldset>
          )}
        </section>
      )}
      <div className="choice-act">
        <button
          type="button"
          className="btn act big"
          disabled={missing.length > 0 || isSending}
          aria-busy={isSending || undefined}
          onClick={() => onCheck(options)}
        >
          {x('exchange.check')}
        </button>
        <span className="soft small">{x('exchange.checkHint')}</span>
      </div>
      <PreviewTable preview={preview} kind={view.kind} columns={options.columns} />
    </div>
  );
}

/** The name a spreadsheet gives a column without one. */
function letterOf(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : letterOf(Math.floor(column / 26) - 1) + last;
}
