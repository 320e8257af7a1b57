import { openCents, type MoneyWay, type Refund } from '#contract/sales';
import { useStaff } from '../../staff/staff-context.tsx';

interface RefundWarningProps {
  readonly refunds: readonly Refund[];
  readonly ways: readonly MoneyWay[];
}

/** The note was not paid so: how much may go back by that means, and who may allow more. */
export function RefundWarning({ refunds, ways }: RefundWarningProps) {
  const { t, money } = useStaff();
  return refunds
    .filter(({ method, amountCents }) => amountCents > openCents(ways, method))
    .map(({ method }) => {
      const cents = openCents(ways, method);
      const way = t(`returns.${method}`);
      return (
        <p key={method} className="note warn" role="status">
          {cents > 0
            ? t('returns.notAsPaid', { way, amount: money(cents) })
            : t('returns.notPaidSo', { way })}
        </p>
      );
    });
}
