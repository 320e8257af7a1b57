import { useEffect, useState } from 'react';
import type { SaleList } from '#contract/sales';
import { BranchChip, useBranchChoice } from './BranchChoice.tsx';
import { plainAmount } from '../staff/amount.ts';
import { Icon } from '../staff/Icon.tsx';
import { StaffProvider, useStaff, type StaffPerson, type StaffProps } from '../staff/staff-context.tsx';
import { ANY_DAY } from './day-range.ts';
import { DayRangeFilter } from './DayRangeFilter.tsx';
import { ListExport } from './ListExport.tsx';
import { NoBranch } from './NoBranch.tsx';
import { PagedTable } from './PagedTable.tsx';
import { usePages } from './use-pages.ts';
import {
  readAllSales,
  saleFilterOfSearch,
  salesPath,
  searchOfSaleFilter,
  type SaleFilter,
} from './sale-filter.ts';
import type { CsvColumn } from './stock-csv.ts';

interface PanelBranch {
  readonly code: string;
  readonly name: string;
  readonly timeZone: string;
}

interface SalesPanelProps extends StaffProps {
  readonly person: StaffPerson;
  readonly branches: readonly PanelBranch[];
}

type Sale = SaleList['sales'][number];

const PAGE_SIZE = 50;
const AFTER_TYPING_MS = 250;
const NO_FILTER: SaleFilter = { ...ANY_DAY, q: '' };

export function SalesPanel({ locale, messages, person, branches }: SalesPanelProps) {
  return (
    <StaffProvider locale={locale} messages={messages}>
      <SalesOfChoice person={person} branches={branches} />
    </StaffProvider>
  );
}

type Shown = Omit<SalesPanelProps, keyof StaffProps>;

function SalesOfChoice({ person, branches }: Shown) {
  const [branch, setCode] = useBranchChoice(branches);
  if (!branch) return <NoBranch person={person} />;
  return <Sales person={person} branches={branches} branch={branch} onBranch={setCode} />;
}

interface SalesProps extends Shown {
  readonly branch: PanelBranch;
  readonly onBranch: (code: string) => void;
}

/** The notes of a branch, newest first: by day, by folio or by who they are for, with what they come to. */
function Sales({ person, branches, branch, onBranch }: SalesProps) {
  const { t, api, money, count } = useStaff();
  const { code, timeZone } = branch;
  const [filter, setFilter] = useState(() => saleFilterOfSearch(location.search));
  const [text, setText] = useState(filter.q);
  const list = usePages<SaleList>(salesPath(code, filter, PAGE_SIZE));
  const sales = list.pages?.flatMap((page) => page.sales) ?? [];
  const totals = list.pages?.[0]?.totals;
  const isFiltered = filter.q.trim() !== '' || filter.from !== '' || filter.to !== '';

  useEffect(() => {
    const timer = setTimeout(() => setFilter((before) => ({ ...before, q: text.trim() })), AFTER_TYPING_MS);
    return () => clearTimeout(timer);
  }, [text]);
  useEffect(() => {
    history.replaceState(
      null,
      '',
      location.pathname + searchOfSaleFilter(filter, branches.length > 1 ? code : ''),
    );
  }, [filter, code, branches.length]);

  const clear = () => {
    setText('');
    setFilter(NO_FILTER);
  };
  return (
    <div className="sales">
      <div className="ph">
        <h1 className="title">{t('panel.sales')}</h1>
        <p className="soft small totals" aria-live="polite">
          {totals ? (
            <>
              {branch.name}: <b>{count(totals.sales)}</b> {t('panel.noteWord', { count: totals.sales })} ·{' '}
              <b>{money(totals.totalCents)}</b>
            </>
          ) : isFiltered && list.isLoading ? (
            <span className="skeleton w4" aria-label={t('panel.loading')} role="status" />
          ) : (
            branch.name
          )}
        </p>
        <div className="ac">
          <ListExport<Sale>
            name={`ventas-${code}`}
            isEmpty={sales.length === 0}
            columns={() => saleColumns(t)}
            read={(signal, onProgress) => readAllSales(api, { branch: code, filter }, signal, onProgress)}
          />
          <button type="button" className="btn quiet" aria-busy={list.isLoading} onClick={list.reload}>
            {t('panel.refresh')}
          </button>
        </div>
      </div>
      <div className="filters by-day" role="search" aria-label={t('panel.saleFilters')}>
        <label className="search">
          <Icon name="search" size="s" />
          <span className="sr">{t('panel.searchSales')}</span>
          <input
            type="search"
            value={text}
            placeholder={t('panel.searchSales')}
            maxLength={120}
            autoComplete="off"
            onChange={(event) => setText(event.target.value)}
          />
        </label>
        <BranchChip branches={branches} code={code} onChoose={onBranch} />
        <DayRangeFilter
          range={filter}
          timeZone={timeZone}
          onChange={(range) => setFilter((before) => ({ ...before, ...range }))}
        />
        {isFiltered && (
          <button type="button" className="linkish" onClick={clear}>
            {t('panel.clearFilters')}
          </button>
        )}
      </div>
      <PagedTable
        list={list}
        isEmpty={sales.length === 0}
        empty={isFiltered ? t('panel.noSalesFiltered') : t('panel.noSales', { branch: branch.name })}
        emptyBody={t(isFiltered ? 'panel.noSalesFilteredBody' : 'panel.noSalesBody')}
        email={person.email}
      >
        <SaleTable sales={sales} branch={branch} />
      </PagedTable>
    </div>
  );
}

function saleColumns(t: ReturnType<typeof useStaff>['t']): CsvColumn<Sale>[] {
  return [
    { head: t('panel.colFolio'), cell: (sale) => sale.folio },
    { head: t('panel.colBusinessDay'), cell: (sale) => sale.businessDate },
    { head: t('panel.colWhen'), cell: (sale) => sale.soldAt },
    { head: t('panel.colCashier'), cell: (sale) => sale.cashier },
    { head: t('panel.colCustomer'), cell: (sale) => sale.customerName },
    { head: t('panel.colPieces'), cell: (sale) => sale.pieces },
    { head: t('panel.colTotal'), cell: (sale) => plainAmount(sale.totalCents) },
  ];
}

function SaleTable({ sales, branch }: { readonly sales: readonly Sale[]; readonly branch: PanelBranch }) {
  const { t, money, count, when } = useStaff();
  return (
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
        {sales.map((sale) => (
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
  );
}
