import { useStaff } from '../../staff/staff-context.tsx';
import { Price } from '../Price.tsx';

/** What to hand back of the cash, in the figures of a charged note. */
export function ChangeDue({ amountCents }: { readonly amountCents: number }) {
  const { t } = useStaff();
  if (amountCents === 0) return null;
  return (
    <div className="change" role="status">
      <span className="label">{t('counter.giveChange')}</span>
      <Price amountCents={amountCents} />
    </div>
  );
}

export function changeOf(payments: readonly { readonly changeCents: number }[]): number {
  return payments.reduce((sum, { changeCents }) => sum + changeCents, 0);
}
