import { useCallback, useEffect, useState } from 'react';
import type { ShiftList } from '#contract/sales';
import { BranchChip, useBranchChoice } from '../BranchChoice.tsx';
import { isSessionOver, queryString } from '../../staff/api-client.ts';
import { Icon } from '../../staff/Icon.tsx';
import { RefusalNote, useRefusal } from '../../staff/RefusalNote.tsx';
import { SessionDialog } from '../../staff/SessionDialog.tsx';
import { StaffProvider, useStaff, type StaffPerson, type StaffProps } from '../../staff/staff-context.tsx';
import { NoBranch } from '../NoBranch.tsx';
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

const PAGE_SIZE = 50;

export function ShiftsPanel({ locale, messages, ...rest }: ShiftsPanelProps) {
  return (
    <StaffProvider locale={locale} messages={messages}>
      <Shifts {...rest} />
    </StaffProvider>
  );
}

/** The shifts of a branch with what was missing or too much, and what each cashier's came to. */
function Shifts({ person, branches }: Omit<ShiftsPanelProps, keyof StaffProps>) {
  const { t, api } = useStaff();
  const [branch, setCode] = useBranchChoice(branches);
  const code = branch?.code ?? '';
  const [onlyDifferences, setOnlyDifferences] = useState(false);
  const [page, setPage] = useState<ShiftList | null>(null);
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
        const query = queryString({ after, limit: PAGE_SIZE, differences: onlyDifferences ? '1' : null });
        const more = await api.get<ShiftList>(`/branches/${code}/shifts${query}`);
        setPage((before) =>
          after && before ? { ...before, next: more.next, shifts: [...before.shifts, ...more.shifts] } : more,
        );
      } catch (error) {
        if (isSessionOver(error)) setLoggedOut(true);
        else show(error);
      } finally {
        setLoading(false);
      }
    },
    [api, code, onlyDifferences, show, clear],
  );
  useEffect(() => {
    setPage(null);
    void load(null);
  }, [load]);

  if (!branch) return <NoBranch person={person} />;
  return (
    <div className="sales shifts">
      <div className="ph">
        <h1 className="title">{t('till.panelTitle')}</h1>
        <p className="soft small">{t('till.panelBody', { branch: branch.name })}</p>
        <div className="ac">
          <BranchChip branches={branches} code={branch.code} onChoose={setCode} />
          <label className="tick-row">
            <input
              type="checkbox"
              checked={onlyDifferences}
              onChange={(event) => setOnlyDifferences(event.target.checked)}
            />
            {t('till.onlyDifferences')}
          </label>
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
      {page?.shifts.length === 0 && (
        <div className="empty in-page">
          <b>{onlyDifferences ? t('till.noDifferences') : t('till.noShifts', { branch: branch.name })}</b>
          {!onlyDifferences && <p className="soft small">{t('till.noShiftsBody')}</p>}
        </div>
      )}
      {page && page.cashiers.length > 0 && <CashierTable cashiers={page.cashiers} />}
      {page && page.shifts.length > 0 && <ShiftTable shifts={page.shifts} branch={branch} />}
      {page?.next && (
        <p className="more">
          <button type="button" className="btn" aria-busy={isLoading} onClick={() => void load(page.next)}>
            {t('panel.more')}
          </button>
        </p>
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
