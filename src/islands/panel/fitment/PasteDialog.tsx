import { useDeferredValue, useMemo, useState } from 'react';
import type { CarTree, FitmentDraft } from '#contract/catalog';
import { readFitmentLines, type FitmentLine } from '#contract/search';
import { formatYears } from '../../../i18n/format.ts';
import { Dialog } from '../../staff/Dialog.tsx';
import { RefusalNote, type Refusal } from '../../staff/RefusalNote.tsx';
import { useStaff } from '../../staff/staff-context.tsx';
import { qualifierWords } from './FitmentTable.tsx';

interface PasteProps {
  readonly tree: CarTree;
  readonly refusal: Refusal;
  readonly isBusy: boolean;
  readonly onAdd: (rows: readonly FitmentDraft[]) => void;
  readonly onClose: () => void;
}

/** Many rows at once: each line says what it is understood as, or why not. Only what is understood is added. */
export function PasteDialog({ tree, refusal, isBusy, onAdd, onClose }: PasteProps) {
  const { t } = useStaff();
  const [text, setText] = useState('');
  const shown = useDeferredValue(text);
  const lines = useMemo(
    () => readFitmentLines(shown, tree, { lastYear: new Date().getFullYear() + 1 }),
    [shown, tree],
  );
  const rows = lines.flatMap((line) => line.rows);
  const understood = lines.filter(({ problem }) => problem === null).length;
  return (
    <Dialog title={t('fitment.pasteTitle')} onClose={onClose} closeLabel={t('panel.close')} wide>
      <form
        className="paste"
        onSubmit={(event) => {
          event.preventDefault();
          if (rows.length > 0 && !isBusy) onAdd(rows.map(draftOf));
        }}
      >
        <div className="field">
          <label htmlFor="fit-paste">{t('fitment.pasteLabel')}</label>
          <textarea
            className="in mono"
            id="fit-paste"
            data-first
            rows={6}
            spellCheck={false}
            placeholder={t('fitment.pasteHint')}
            value={text}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey))
                event.currentTarget.form?.requestSubmit();
            }}
          />
        </div>
        {lines.length > 0 && (
          <>
            <p className="small" role="status">
              {t('fitment.pasteUnderstood', { count: understood })}
              {understood < lines.length && (
                <b className="bad"> · {t('fitment.pasteProblems', { count: lines.length - understood })}</b>
              )}
            </p>
            <div className="paste-lines" tabIndex={0} role="region" aria-label={t('fitment.understood')}>
              <table className="admin-table">
                <thead>
                  <tr>
                    <th className="num">{t('fitment.line')}</th>
                    <th>{t('fitment.understood')}</th>
                  </tr>
                </thead>
                <tbody>
                  {lines.map((line) => (
                    <Line key={line.number} line={line} />
                  ))}
                </tbody>
              </table>
            </div>
          </>
        )}
        <RefusalNote refusal={refusal} />
        <div className="da">
          <button type="button" className="btn" onClick={onClose}>
            {t('panel.cancel')}
          </button>
          <button type="submit" className="btn act" aria-busy={isBusy} aria-disabled={rows.length === 0}>
            {t('fitment.pasteAdd', { count: rows.length })} <kbd className="kbd desk">Ctrl Enter</kbd>
          </button>
        </div>
      </form>
    </Dialog>
  );
}

function Line({ line }: { readonly line: FitmentLine }) {
  const { t } = useStaff();
  return (
    <tr className={line.problem ? 'wrong' : undefined}>
      <td className="num soft">{line.number}</td>
      <td>
        <span className="cap mono">{line.text}</span>
        {line.problem ? (
          <span className="msg">{t(`fitment.problem_${line.problem}`, { about: line.about })}</span>
        ) : (
          line.rows.map((row) => (
            <span key={row.generation} className="read">
              <b>{row.label}</b> {row.code} · {formatYears(row.yearFrom, row.yearTo)}
              {qualifierWords(row.qualifiers, t).map((word) => ` · ${word}`)}
            </span>
          ))
        )}
      </td>
    </tr>
  );
}

function draftOf({ generation, yearFrom, yearTo, qualifiers }: FitmentLine['rows'][number]): FitmentDraft {
  return { generation, yearFrom, yearTo, qualifiers, evidence: 'staff' };
}
