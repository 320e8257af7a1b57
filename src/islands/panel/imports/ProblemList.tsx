import { useEffect, useState } from 'react';
import type { ImportProblems } from '#contract/exchange';
import { useStaff } from '../../staff/staff-context.tsx';
import { useImportTexts } from './import-texts.tsx';

interface ProblemListProps {
  readonly path: string;
  readonly total: number;
  readonly label: string;
}

type Problems = ImportProblems['problems'];

/** Every wrong row with its column, what stood there, and what is wrong with it; the file to put them right. */
export function ProblemList({ path, label }: ProblemListProps) {
  const x = useImportTexts();
  const { api, t } = useStaff();
  const [problems, setProblems] = useState<Problems>([]);
  const [next, setNext] = useState<number | null>(0);
  const [hasFailed, setHasFailed] = useState(false);
  const read = async (after: number) => {
    try {
      const page = await api.get<ImportProblems>(`${path}/problems?after=${after}`);
      setProblems((before) => [...before.filter(({ rowNo }) => rowNo <= after), ...page.problems]);
      setNext(page.next);
      setHasFailed(false);
    } catch {
      setHasFailed(true);
    }
  };
  // Once: the list is made anew when its import moves on.
  useEffect(() => void read(0), []);
  return (
    <section aria-labelledby="import-problems">
      <div className="ph flush">
        <h2 className="section" id="import-problems">
          {label}
        </h2>
        <div className="ac">
          <a className="btn" href={`/api/v1${path}/problems.csv`} download>
            {x('exchange.downloadWrong')}
          </a>
        </div>
      </div>
      <div className="table-scroll" tabIndex={0} role="region" aria-labelledby="import-problems">
        <table className="problem-table">
          <thead>
            <tr>
              <th className="num">{x('exchange.row')}</th>
              <th>{x('exchange.problem')}</th>
            </tr>
          </thead>
          <tbody>
            {problems.map(({ rowNo, field, code, value }) => (
              <tr key={`${rowNo} ${field} ${code}`}>
                <td className="num">{rowNo}</td>
                <td>
                  <b>{x(`exchange.field_${field}`)}:</b>{' '}
                  {value !== '' && <span className="mono said">{value}</span>} {x(`exchange.problem_${code}`)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {(next !== null && next > 0) || hasFailed ? (
        <div className="more">
          <button type="button" className="btn" onClick={() => void read(next ?? 0)}>
            {hasFailed ? t('panel.retry') : x('exchange.moreProblems')}
          </button>
        </div>
      ) : null}
    </section>
  );
}
