import type { DonorReturn } from '#contract/inventory';
import { useStaff } from '../../staff/staff-context.tsx';
import { useDonorTexts } from './donor-texts.tsx';

/** What a car cost, what it brought and what is left, in one line of figures. */
export function DonorReturns({ returns }: { readonly returns: DonorReturn }) {
  const { money } = useStaff();
  const t = useDonorTexts();
  const { costCents, soldCents, leftCents } = returns;
  const facts = [
    { term: t('donors.returnCost'), value: costCents === null ? '–' : money(costCents) },
    { term: t('donors.returnSold', { count: returns.soldPieces }), value: money(soldCents) },
    { term: t('donors.returnLeft', { count: returns.leftPieces }), value: money(leftCents) },
    {
      term: t('donors.returnResult'),
      value: costCents === null ? t('donors.returnUnknown') : money(soldCents - costCents),
    },
    {
      term: t('donors.returnAll'),
      value: costCents === null ? '–' : money(soldCents + leftCents - costCents),
    },
  ];
  return (
    <section className="returns" aria-label={t('donors.returns')}>
      <h2 className="section">{t('donors.returns')}</h2>
      <dl>
        {facts.map(({ term, value }) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
