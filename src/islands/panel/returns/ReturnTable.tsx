import { useState } from 'react';
import { RETURN_REASONS, type ReturnList } from '#contract/sales';
import { Icon } from '../../staff/Icon.tsx';
import { useStaff } from '../../staff/staff-context.tsx';
import { PagedTable } from '../PagedTable.tsx';
import type { ReturnBranch } from './ReturnsPanel.tsx';
import { usePages } from '../use-pages.ts';

/** The branch's returns, newest first, by reason. */
export function ReturnTable({ branch, email }: { readonly branch: ReturnBranch; readonly email: string }) {
  const { t, money, when } = useStaff();
  const [reason, setReason] = useState('');
  const filter = reason ? `&reason=${reason}` : '';
  const list = usePages<ReturnList>(`/branches/${branch.code}/returns?limit=50${filter}`);
  const rows = (list.pages ?? []).flatMap(({ returns }) => returns);
  return (
    <>
      <div className="filters paper-filters">
        <label className={reason ? 'chip on' : 'chip'}>
          <small>{t('returns.colReason')}</small>
          <select value={reason} onChange={(event) => setReason(event.target.value)}>
            <option value="">{t('returns.allReasons')}</option>
            {RETURN_REASONS.map((one) => (
              <option key={one} value={one}>
                {t(`returns.reason.${one}`)}
              </option>
            ))}
          </select>
        </label>
        <button type="button" className="btn quiet" aria-busy={list.isLoading} onClick={list.reload}>
          {t('panel.refresh')}
        </button>
      </div>
      <PagedTable
        list={list}
        isEmpty={rows.length === 0}
        empty={t('returns.emptyReturns')}
        emptyBody={t('returns.emptyReturnsBody')}
        email={email}
      >
        <table className="sales-table">
          <thead>
            <tr>
              <th>{t('returns.colFolio')}</th>
              <th className="wide-col">{t('returns.colNote')}</th>
              <th className="wide-col">{t('returns.colWhen')}</th>
              <th>{t('returns.colWhat')}</th>
              <th className="wide-col">{t('returns.colReason')}</th>
              <th className="wide-col">{t('returns.colWho')}</th>
              <th className="num">{t('returns.colRefund')}</th>
              <th className="wide-col">
                <span className="sr">{t('papers.print')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <td>
                  <a className="mono" href={`/caja/devolucion/${row.id}?sucursal=${branch.code}`}>
                    {row.folio}
                  </a>
                  <span className="cap phone">{when(row.madeAt, 'moment', branch.timeZone)}</span>
                </td>
                <td className="mono wide-col">{row.saleFolio}</td>
                <td className="nw wide-col">{when(row.madeAt, 'moment', branch.timeZone)}</td>
                <td>
                  {row.firstLine}
                  {row.pieces > 1 && (
                    <span className="cap">{t('returns.pieces', { count: row.pieces })}</span>
                  )}
                </td>
                <td className="wide-col">
                  {row.reasons.map((one) => t(`returns.reason.${one}`)).join(', ')}
                  {row.approver && (
                    <span className="cap">{t('returns.noteApproved', { name: row.approver })}</span>
                  )}
                </td>
                <td className="wide-col">{row.clerk}</td>
                <td className="money">{money(row.refundCents)}</td>
                <td className="num wide-col">
                  <a
                    className="print-link"
                    href={`/caja/devolucion/${row.id}?sucursal=${branch.code}`}
                    aria-label={`${t('papers.print')} ${row.folio}`}
                  >
                    <Icon name="print" size="s" />
                  </a>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </PagedTable>
    </>
  );
}
