import { createElement, type ReactNode } from 'react';
import type { ResolvedFinancing } from '#contract/landing';
import { formatMoney, formatNumber, type Locale } from '#i18n';
import { effectiveAnnualBp, instalmentsOf } from '#shared/instalments.ts';
import { cents, percentOf } from '#shared/money.ts';
import { BlockFrame, isThere, type BlockProps } from './block-frame.tsx';
import { blockWords } from './block-words.ts';

/** The price that the table shows until somebody types theirs. */
const EXAMPLE = cents(10_000_00);

export function FinancingView({ block, locale }: BlockProps<ResolvedFinancing<ReactNode>>) {
  return (
    <BlockFrame block={block} locale={locale} className="financing" text={block.text}>
      {block.holds.length > 0 && <Holds holds={block.holds} locale={locale} />}
      {block.plans.length > 0 && <Plans block={block} locale={locale} />}
      {isThere(block.note) && <p className="cap pre">{block.note}</p>}
    </BlockFrame>
  );
}

const rate = (bp: number, locale: Locale) => `${formatNumber(percentOf(bp), locale)} %`;

function Holds({ holds, locale }: { readonly holds: ResolvedFinancing['holds']; readonly locale: Locale }) {
  const t = blockWords(locale);
  return (
    <div className="holds">
      <h3>{t('funded.holdTitle')}</h3>
      {holds.map(({ branchNames, days, depositBp, keptBp }) => (
        <p key={branchNames.join()}>
          {holds.length > 1 && <b>{`${branchNames.join(', ')}: `}</b>}
          {t('funded.holdTerms', { deposit: rate(depositBp, locale), days })}{' '}
          {keptBp === 0 ? t('funded.holdNothingKept') : t('funded.holdKept', { kept: rate(keptBp, locale) })}
        </p>
      ))}
    </div>
  );
}

/**
 * The table of terms for one price. `<instalment-calculator>` (src/elements) makes the price the visitor's own; without
 * it the table stands with its example.
 */
function Plans({ block, locale }: BlockProps<ResolvedFinancing<ReactNode>>) {
  const t = blockWords(locale);
  const priceId = `precio-${block.id}`;
  const table = (
    // It scrolls on a phone, so the keyboard must reach it.
    <section className="scroll-x" tabIndex={0} aria-label={t('funded.plan')}>
      <table>
        <caption>
          <span data-out="price">{t('funded.forPrice', { price: formatMoney(EXAMPLE, locale) })}</span>
        </caption>
        <thead>
          <tr>
            <th scope="col">{t('funded.plan')}</th>
            <th scope="col" className="num">
              {t('funded.downPayment')}
            </th>
            <th scope="col" className="num">
              {t('funded.monthly')}
            </th>
            <th scope="col" className="num">
              {t('funded.total')}
            </th>
            <th scope="col" className="num">
              {t('funded.annualRate')}
            </th>
          </tr>
        </thead>
        <tbody>
          {block.plans.map((plan, index) => (
            <PlanRow plan={plan} locale={locale} key={index} />
          ))}
        </tbody>
      </table>
    </section>
  );
  if (!block.hasCalculator) return table;
  return createElement(
    'instalment-calculator',
    {
      'data-locale': locale,
      'data-for-price': t('funded.forPrice'),
      'data-too-little': t('funded.tooLittle'),
    },
    <p className="field calc">
      <label htmlFor={priceId}>{t('funded.yourPrice')}</label>
      <input id={priceId} className="num" inputMode="decimal" defaultValue="10,000" autoComplete="off" />
    </p>,
    table,
  );
}

function PlanRow(props: {
  readonly plan: ResolvedFinancing<ReactNode>['plans'][number];
  readonly locale: Locale;
}) {
  const { plan, locale } = props;
  const t = blockWords(locale);
  const { months, downPaymentBp, annualRateBp, minimumCents } = plan;
  const example = instalmentsOf(EXAMPLE, plan);
  return (
    <tr
      data-months={months}
      data-down-payment-bp={downPaymentBp}
      data-annual-rate-bp={annualRateBp}
      data-minimum-cents={minimumCents}
    >
      <th scope="row">
        {plan.name}
        <small className="soft">
          {t('funded.months', { count: months })}
          {minimumCents > 0 && ` · ${t('funded.from', { price: formatMoney(minimumCents, locale) })}`}
        </small>
      </th>
      <td className="num" data-out="down">
        {formatMoney(example.downPaymentCents, locale)}
      </td>
      <td className="num" data-out="monthly">
        {formatMoney(example.monthlyCents, locale)}
      </td>
      <td className="num" data-out="total">
        {formatMoney(example.totalCents, locale)}
      </td>
      <td className="num">
        {annualRateBp === 0 ? (
          t('funded.noInterest')
        ) : (
          <>
            {rate(annualRateBp, locale)}
            <small className="soft">
              {t('funded.effective', { rate: rate(effectiveAnnualBp(annualRateBp), locale) })}
            </small>
          </>
        )}
      </td>
    </tr>
  );
}
