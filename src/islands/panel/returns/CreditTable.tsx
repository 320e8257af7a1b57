import { useState } from 'react';
import type { CreditList } from '#contract/sales';
import { creditCodeWords } from '#shared/credit-code.ts';
import { useStaff } from '../../staff/staff-context.tsx';
import { PagedTable } from '../PagedTable.tsx';
import type { ReturnBranch } from './ReturnsPanel.tsx';
import { usePages } from '../use-pages.ts';

/** The branch's vales, and what it owes in all. */
export function CreditTable({ branch, email }: { readonly branch: ReturnBranch; readonly email: string }) {
  const { t, money, when } = useStaff();
  const [onlyOpen, setOnlyOpen] = useState(true);
  const list = usePages<CreditList>(
    `/branches/${branch.code}/store-credits?limit=50&open=${onlyOpen ? '1' : '0'}`,
  );
  const rows = (list.pages ?? []).flatMap(({ credits }) => credits);
  const owedCents = list.pages?.[0]?.owedCents;
  return (
    <>
      <div className="filters paper-filters">
        <label className="tick-row">
          <input type="checkbox" checked={onlyOpen} onChange={(event) => setOnlyOpen(event.target.checked)} />
          {t('returns.onlyOpen')}
        </label>
        {owedCents !== undefined && <p className="soft">{t('returns.owed', { amount: money(owedCents) })}</p>}
      </div>
      <PagedTable
        list={list}
        isEmpty={rows.length === 0}
        empty={t('returns.emptyCredits')}
        emptyBody={t('returns.emptyCreditsBody')}
        email={email}
      >
        <table className="sales-table">
          <thead>
            <tr>
              <th>{t('returns.colCode')}</th>
              <th className="wide-col">{t('returns.colFrom')}</th>
              <th className="wide-col">{t('returns.colWhen')}</th>
              <th className="wide-col">{t('counter.customer')}</th>
              <th className="num wide-col">{t('returns.colIssued')}</th>
              <th className="num">{t('returns.colBalance')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <td>
                  <span className="mono nw">{creditCodeWords(row.code)}</span>
                  <span className="cap phone">{when(row.issuedAt, 'moment', branch.timeZone)}</span>
                </td>
                <td className="mono wide-col">{row.returnFolio}</td>
                <td className="nw wide-col">{when(row.issuedAt, 'moment', branch.timeZone)}</td>
                <td className="wide-col">
                  {row.customerName ?? <span className="dim">{t('panel.anyCustomer')}</span>}
                </td>
                <td className="money wide-col">{money(row.issuedCents)}</td>
                <td className={row.balanceCents > 0 ? 'money' : 'money dim'}>{money(row.balanceCents)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </PagedTable>
    </>
  );
}
