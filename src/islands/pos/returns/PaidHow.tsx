import type { MoneyWay, Refund } from '#contract/sales';
import { useStaff } from '../../staff/staff-context.tsx';
import { paidOf, refundedOf } from './return-draft.ts';

/** How the note was paid, and what went back for it before. */
export function PaidHow({ ways }: { readonly ways: readonly MoneyWay[] }) {
  const { t, money } = useStaff();
  const said = (refunds: readonly Refund[]) =>
    refunds.map(({ method, amountCents }) => `${t(`returns.${method}`)} ${money(amountCents)}`).join(' · ');
  const [paid, refunded] = [paidOf(ways), refundedOf(ways)];
  if (paid.length === 0) return null;
  return (
    <dl className="facts paid-how">
      <dt>{t('returns.paidBy')}</dt>
      <dd>{said(paid)}</dd>
      {refunded.length > 0 && (
        <>
          <dt>{t('returns.givenBefore')}</dt>
          <dd>{said(refunded)}</dd>
        </>
      )}
    </dl>
  );
}
