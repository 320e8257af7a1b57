import type { CoreList } from '#contract/sales';
import { useStaff } from '../../staff/staff-context.tsx';
import { PagedTable } from '../PagedTable.tsx';
import type { ReturnBranch } from './ReturnsPanel.tsx';
import { usePages } from '../use-pages.ts';

/** Old parts that nobody handed in, and what of their deposits is outstanding. */
export function CoreTable({ branch, email }: { readonly branch: ReturnBranch; readonly email: string }) {
  const { t, money, when, count } = useStaff();
  const list = usePages<CoreList>(`/branches/${branch.code}/cores?limit=50`);
  const rows = (list.pages ?? []).flatMap(({ cores }) => cores);
  const sums = list.pages?.[0];
  return (
    <>
      <div className="filters paper-filters">
        {sums && (
          <p className="soft">
            {t('returns.coreSums', {
              charged: money(sums.chargedCents),
              returned: money(sums.returnedCents),
              outstanding: money(sums.outstandingCents),
            })}
          </p>
        )}
        <button type="button" className="btn quiet" aria-busy={list.isLoading} onClick={list.reload}>
          {t('panel.refresh')}
        </button>
      </div>
      <PagedTable
        list={list}
        isEmpty={rows.length === 0}
        empty={t('returns.emptyCores')}
        emptyBody={t('returns.emptyCoresBody')}
        email={email}
      >
        <table className="sales-table">
          <thead>
            <tr>
              <th>{t('returns.colNote')}</th>
              <th className="wide-col">{t('returns.colWhen')}</th>
              <th>{t('returns.colWhat')}</th>
              <th className="wide-col">{t('counter.customer')}</th>
              <th className="num wide-col">{t('returns.colCores')}</th>
              <th className="num">{t('returns.colOwed')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={`${row.saleId} ${row.lineNo}`}>
                <td>
                  <a className="mono" href={`/caja/nota/${row.saleId}?sucursal=${branch.code}`}>
                    {row.saleFolio}
                  </a>
                  <span className="cap phone">{when(row.soldAt, 'moment', branch.timeZone)}</span>
                </td>
                <td className="nw wide-col">{when(row.soldAt, 'moment', branch.timeZone)}</td>
                <td>{row.description}</td>
                <td className="wide-col">
                  {row.customerName ?? <span className="dim">{t('panel.anyCustomer')}</span>}
                </td>
                <td className="num wide-col">{count(row.quantity)}</td>
                <td className="money">{money(row.outstandingCents)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </PagedTable>
    </>
  );
}
