import type { ShiftList } from '#contract/sales';
import { useStaff } from '../../staff/staff-context.tsx';

/** What the shifts of each cashier came to: who is short again and again is seen here. */
export function CashierTable({
  cashiers,
  isOfDays,
}: {
  readonly cashiers: ShiftList['cashiers'];
  /** Of the days that are asked for, not of the last 30. */
  readonly isOfDays: boolean;
}) {
  const { t, money, count } = useStaff();
  return (
    <section className="cashiers">
      <h2 className="section">{t(isOfDays ? 'till.cashiersOfDays' : 'till.cashiersTitle')}</h2>
      <table className="sales-table">
        <thead>
          <tr>
            <th>{t('till.colCashier')}</th>
            <th className="num">{t('till.colShifts')}</th>
            <th className="num wide-col">{t('till.colWithDifference')}</th>
            <th className="num">{t('till.colShort')}</th>
            <th className="num">{t('till.colOver')}</th>
          </tr>
        </thead>
        <tbody>
          {cashiers.map((each) => (
            <tr key={each.cashier}>
              <td>{each.cashier}</td>
              <td className="num">{count(each.shifts)}</td>
              <td className="num wide-col">{count(each.withDifference)}</td>
              <td className={each.shortCents > 0 ? 'money short' : 'money dim'}>{money(-each.shortCents)}</td>
              <td className={each.overCents > 0 ? 'money over' : 'money dim'}>{money(each.overCents)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
