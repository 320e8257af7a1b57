import { useEffect, useState } from 'react';
import type { ShiftList } from '#contract/sales';
import { BranchChip, useBranchChoice } from '../BranchChoice.tsx';
import { plainAmount } from '../../staff/amount.ts';
import { queryString, type StaffApi } from '../../staff/api-client.ts';
import { Icon } from '../../staff/Icon.tsx';
import { StaffProvider, useStaff, type StaffPerson, type StaffProps } from '../../staff/staff-context.tsx';
import { rangeOfSearch, type DayRange } from '../day-range.ts';
import { DayRangeFilter } from '../DayRangeFilter.tsx';
import { ListExport } from '../ListExport.tsx';
import { NoBranch } from '../NoBranch.tsx';
import { PagedTable } from '../PagedTable.tsx';
import { usePages } from '../use-pages.ts';
import type { CsvColumn } from '../stock-csv.ts';
import { CashierTable } from './CashierTable.tsx';

interface PanelBranch {
  readonly code: string;
  readonly name: string;
  readonly timeZone: string;
}

interface ShiftsPanelProps extends StaffProps {
  readonly person: StaffPerson;
  readonly branches: readonly PanelBranch[];
}

type Shift = ShiftList['shifts'][number];
type Shown = Omit<ShiftsPanelProps, keyof StaffProps>;

interface ShiftFilter {
  readonly range: DayRange;
  readonly onlyDifferences: boolean;
}

const PAGE_SIZE = 50;
const EXPORT_PAGE = 200;

export function ShiftsPanel({ locale, messages, person, branches }: ShiftsPanelProps) {
  return (
    <StaffProvider locale={locale} messages={messages}>
      <ShiftsOfChoice person={person} branches={branches} />
    </StaffProvider>
  );
}

function ShiftsOfChoice({ person, branches }: Shown) {
  const [branch, setCode] = useBranchChoice(branches);
  if (!branch) return <NoBranch person={person} />;
  return <Shifts person={person} branches={branches} branch={branch} onBranch={setCode} />;
}

interface ShiftsProps extends Shown {
  readonly branch: PanelBranch;
  readonly onBranch: (code: string) => void;
}

/** The shifts of a branch with what was missing or too much, and what each cashier's came to. */
function Shifts({ person, branches, branch, onBranch }: ShiftsProps) {
  const { t, api } = useStaff();
  const { code } = branch;
  const [filter, setFilter] = useState<ShiftFilter>(() => ({
    range: rangeOfSearch(location.search),
    onlyDifferences: new URLSearchParams(location.search).get('diferencias') === '1',
  }));
  const { range, onlyDifferences } = filter;
  const list = usePages<ShiftList>(shiftsPath(code, filter, PAGE_SIZE));
  const shifts = list.pages?.flatMap((page) => page.shifts) ?? [];
  const cashiers = list.pages?.[0]?.cashiers ?? [];
  const hasDays = range.from !== '' || range.to !== '';
  const isFiltered = hasDays || onlyDifferences;

  useEffect(() => {
    const search = queryString({
      sucursal: branches.length > 1 ? code : '',
      desde: range.from,
      hasta: range.to,
      diferencias: onlyDifferences ? '1' : '',
    });
    history.replaceState(null, '', location.pathname + search);
  }, [range, onlyDifferences, code, branches.length]);

  return (
    <div className="sales shifts">
      <div className="ph">
        <h1 className="title">{t('till.panelTitle')}</h1>
        <p className="soft small">{t('till.panelBody', { branch: branch.name })}</p>
        <div className="ac">
          <ListExport<Shift>
            name={`turnos-${code}`}
            isEmpty={shifts.length === 0}
            columns={() => shiftColumns(t)}
            read={(signal, onProgress) =>
              readAllShifts(api, shiftsPath(code, filter, EXPORT_PAGE), signal, onProgress)
            }
          />
          <button type="button" className="btn quiet" aria-busy={list.isLoading} onClick={list.reload}>
            {t('panel.refresh')}
          </button>
        </div>
      </div>
      <div className="filters by-day" role="search" aria-label={t('till.shiftFilters')}>
        <BranchChip branches={branches} code={code} onChoose={onBranch} />
        <DayRangeFilter
          range={range}
          timeZone={branch.timeZone}
          onChange={(next) => setFilter((before) => ({ ...before, range: next }))}
        />
        <label className="tick-row">
          <input
            type="checkbox"
            checked={onlyDifferences}
            onChange={(event) =>
              setFilter((before) => ({ ...before, onlyDifferences: event.target.checked }))
            }
          />
          {t('till.onlyDifferences')}
        </label>
      </div>
      {cashiers.length > 0 && <CashierTable cashiers={cashiers} isOfDays={hasDays} />}
      <PagedTable
        list={list}
        isEmpty={shifts.length === 0}
        empty={emptyWords(t, { hasDays, onlyDifferences, branch: branch.name })}
        emptyBody={isFiltered ? '' : t('till.noShiftsBody')}
        email={person.email}
      >
        <ShiftTable shifts={shifts} branch={branch} />
      </PagedTable>
    </div>
  );
}

type Translate = ReturnType<typeof useStaff>['t'];

function emptyWords(
  t: Translate,
  asked: { readonly hasDays: boolean; readonly onlyDifferences: boolean; readonly branch: string },
): string {
  if (asked.onlyDifferences) return t('till.noDifferences');
  return asked.hasDays ? t('till.noShiftsOfDays') : t('till.noShifts', { branch: asked.branch });
}

function shiftsPath(branch: string, { range, onlyDifferences }: ShiftFilter, limit: number): string {
  const { from, to } = range;
  return `/branches/${branch}/shifts${queryString({ from, to, differences: onlyDifferences ? '1' : '', limit })}`;
}

/** Every shift that a path finds; how many they will be is not known before. */
async function readAllShifts(
  api: StaffApi,
  path: string,
  signal: AbortSignal,
  onProgress: (count: number, total: number) => void,
): Promise<Shift[]> {
  const rows: Shift[] = [];
  let next: string | null = null;
  do {
    const page: ShiftList = await api.get<ShiftList>(next ? `${path}&after=${next}` : path, signal);
    rows.push(...page.shifts);
    onProgress(rows.length, 0);
    next = page.next;
  } while (next !== null);
  return rows;
}

function shiftColumns(t: Translate): CsvColumn<Shift>[] {
  const amount = (cents: number | null) => (cents === null ? null : plainAmount(cents));
  return [
    { head: t('till.colTill'), cell: (shift) => shift.terminal },
    { head: t('till.colShift'), cell: (shift) => shift.number },
    { head: t('panel.colBusinessDay'), cell: (shift) => shift.businessDate },
    { head: t('till.colCashier'), cell: (shift) => shift.cashier },
    { head: t('till.colOpened'), cell: (shift) => shift.openedAt },
    { head: t('till.colClosed'), cell: (shift) => shift.closedAt },
    { head: t('till.colExpected'), cell: (shift) => plainAmount(shift.expectedCents) },
    { head: t('till.colCounted'), cell: (shift) => amount(shift.countedCents) },
    { head: t('till.colDifference'), cell: (shift) => amount(shift.differenceCents) },
    {
      head: t('till.colReason'),
      cell: (shift) => shift.differenceReason && t(`till.difference.${shift.differenceReason}`),
    },
    { head: t('till.colNote'), cell: (shift) => shift.differenceNote },
  ];
}

interface ShiftTableProps {
  readonly shifts: readonly Shift[];
  readonly branch: PanelBranch;
}

function ShiftTable({ shifts, branch }: ShiftTableProps) {
  const { t } = useStaff();
  return (
    <table className="sales-table shift-table">
      <thead>
        <tr>
          <th>{t('till.colShift')}</th>
          <th className="wide-col">{t('till.colCashier')}</th>
          <th className="wide-col">{t('till.colOpened')}</th>
          <th className="wide-col">{t('till.colClosed')}</th>
          <th className="num wide-col">{t('till.colExpected')}</th>
          <th className="num wide-col">{t('till.colCounted')}</th>
          <th className="num">{t('till.colDifference')}</th>
          <th className="wide-col reason-col">{t('till.colReason')}</th>
          <th>
            <span className="sr">{t('till.colReport')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {shifts.map((shift) => (
          <ShiftRow key={shift.id} shift={shift} branch={branch} />
        ))}
      </tbody>
    </table>
  );
}

function ShiftRow({ shift, branch }: { readonly shift: Shift; readonly branch: PanelBranch }) {
  const { t, money, when } = useStaff();
  const opened = when(shift.openedAt, 'moment', branch.timeZone);
  const state = shift.countedCents === null ? t('till.stillOpen') : t('till.notClosed');
  const name = t(shift.closedAt ? 'till.reportZ' : 'till.reportX', { number: shift.number });
  return (
    <tr>
      <td>
        <b className="nw">
          {shift.terminal} · {shift.number}
        </b>
        <span className="cap phone">
          {opened} · {shift.cashier}
        </span>
      </td>
      <td className="wide-col">{shift.cashier}</td>
      <td className="nw wide-col">{opened}</td>
      <td className="nw wide-col">
        {shift.closedAt ? (
          when(shift.closedAt, 'moment', branch.timeZone)
        ) : (
          <span className="st last">
            <span>{state}</span>
          </span>
        )}
      </td>
      <td className="money wide-col">{money(shift.expectedCents)}</td>
      <td className="money wide-col">{shift.countedCents === null ? '—' : money(shift.countedCents)}</td>
      <td className={differenceClass(shift.differenceCents)}>
        {shift.differenceCents === null ? '—' : money(shift.differenceCents)}
      </td>
      <td className="wide-col">
        {shift.differenceReason && t(`till.difference.${shift.differenceReason}`)}
        {shift.differenceNote && <span className="cap">{shift.differenceNote}</span>}
      </td>
      <td className="num">
        <a
          className="print-link"
          href={`/caja/corte/${shift.id}?sucursal=${branch.code}`}
          aria-label={`${name}, ${shift.terminal}`}
        >
          <Icon name="print" size="s" /> <span className="desk">{t('till.colReport')}</span>
        </a>
      </td>
    </tr>
  );
}

function differenceClass(differenceCents: number | null): string {
  if (differenceCents === null || differenceCents === 0) return 'money dim';
  return differenceCents < 0 ? 'money short' : 'money over';
}
