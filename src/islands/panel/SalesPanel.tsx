import { useCallback, useEffect, useState } from 'react';
import type { SaleList } from '#contract/sales';
import { BranchChip, useBranchChoice } from './BranchChoice.tsx';
import { isSessionOver, queryString } from '../staff/api-client.ts';
import { Icon } from '../staff/Icon.tsx';
import { RefusalNote, useRefusal } from '../staff/RefusalNote.tsx';
import { SessionDialog } from '../staff/SessionDialog.tsx';
import { StaffProvider, useStaff, type StaffPerson, type StaffProps } from '../staff/staff-context.tsx';
import { NoBranch } from './NoBranch.tsx';

interface SalesPanelProps extends StaffProps {
  readonly person: StaffPerson;
  readonly branches: readonly { readonly code: string; readonly name: string; readonly timeZone: string }[];
}

const PAGE_SIZE = 50;

export function SalesPanel({ locale, messages, ...rest }: SalesPanelProps) {
  return (
    <StaffProvider locale={locale} messages={messages}>
      <Sales {...rest} />
    </StaffProvider>
  );
}

/** The latest sales of a branch, newest first, each with its note to print again. */
function Sales({ person, branches }: Omit<SalesPanelProps, keyof StaffProps>) {
  const { t, api, money, count, when } = useStaff();
  const [branch, setCode] = useBranchChoice(branches);
  const code = branch?.code ?? '';
  const [page, setPage] = useState<SaleList | null>(null);
  const [isLoading, setLoading] = useState(false);
  const [isLoggedOut, setLoggedOut] = useState(false);
  const refusal = useRefusal();
  const { show, clear } = refusal;

  const load = useCallback(
    async (after: string | null) => {
      if (!code) return;
      setLoading(true);
      clear();
      try {
        const more = await api.get<SaleList>(
          `/branches/${code}/sales${queryString({ after, limit: PAGE_SIZE })}`,
        );
        setPage((before) => (after && before ? { ...more, sales: [...before.sales, ...more.sales] } : more));
      } catch (error) {
        if (isSessionOver(error)) setLoggedOut(true);
        else show(error);
      } finally {
        setLoading(false);
      }
    },
    [api, code, show, clear],
  );
  useEffect(() => {
    setPage(null);
    void load(null);
  }, [load]);

  if (!branch) return <NoBranch person={person} />;
  return (
    <div className="sales">
      <div className="ph">
        <h1 className="title">{t('panel.sales')}</h1>
        <p className="soft small">{t('panel.salesBody', { branch: branch.name })}</p>
        <div className="ac">
          <BranchChip branches={branches} code={branch.code} onChoose={setCode} />
          <button type="button" className="btn quiet" aria-busy={isLoading} onClick={() => void load(null)}>
            {t('panel.refresh')}
          </button>
        </div>
      </div>
      <RefusalNote refusal={refusal} />
      {page === null && isLoading && (
        <div className="load rows" aria-busy="true" aria-label={t('panel.loading')}>
          {[1, 2, 3, 4, 5, 6].map((key) => (
            <span key={key} className="skeleton w4" />
          ))}
        </div>
      )}
      {page?.sales.length === 0 && (
        <div className="empty in-page">
          <b>{t('panel.noSales', { branch: branch.name })}</b>
          <p className="soft small">{t('panel.noSalesBody')}</p>
          <a className="btn" href="/caja">
            {t('panel.toCounter')}
          </a>
        </div>
      )}
      {page && page.sales.length > 0 && (
        <>
          <table className="sales-table">
            <thead>
              <tr>
                <th>{t('panel.colFolio')}</th>
                <th className="wide-col">{t('panel.colWhen')}</th>
                <th className="wide-col">{t('panel.colCashier')}</th>
                <th className="wide-col">{t('panel.colCustomer')}</th>
                <th className="num wide-col">{t('panel.colPieces')}</th>
                <th className="num">{t('panel.colTotal')}</th>
                <th>
                  <span className="sr">{t('panel.note')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {page.sales.map((sale) => (
                <tr key={sale.id}>
                  <td>
                    <span className="mono">{sale.folio}</span>
                    <span className="cap phone">{when(sale.soldAt, 'moment', branch.timeZone)}</span>
                  </td>
                  <td className="nw wide-col">{when(sale.soldAt, 'moment', branch.timeZone)}</td>
                  <td className="wide-col">{sale.cashier}</td>
                  <td className="wide-col">
                    {sale.customerName ?? <span className="dim">{t('panel.anyCustomer')}</span>}
                  </td>
                  <td className="num wide-col">{count(sale.pieces)}</td>
                  <td className="money">{money(sale.totalCents)}</td>
                  <td className="num">
                    <a
                      className="print-link"
                      href={`/caja/nota/${sale.id}?sucursal=${branch.code}`}
                      aria-label={t('panel.printNote', { folio: sale.folio })}
                    >
                      <Icon name="print" size="s" /> <span className="desk">{t('panel.note')}</span>
                    </a>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          {page.next && (
            <p className="more">
              <button
                type="button"
                className="btn"
                aria-busy={isLoading}
                onClick={() => void load(page.next)}
              >
                {t('panel.more')}
              </button>
            </p>
          )}
        </>
      )}
      {isLoggedOut && (
        <SessionDialog
          email={person.email}
          onDone={() => {
            setLoggedOut(false);
            void load(null);
          }}
        />
      )}
    </div>
  );
}
