import { cents, divideRounded, rateOf, basisPoints, subtractCents, type Cents } from './money.ts';

/** Terms that a price can be paid in. */
export interface PlanTerms {
  readonly months: number;
  readonly downPaymentBp: number;
  /** A year's rate on the balance; 0: without interest. */
  readonly annualRateBp: number;
}

export interface Instalments {
  readonly downPaymentCents: Cents;
  /** The same every month, rounded to the centavo. */
  readonly monthlyCents: Cents;
  /** Down payment and all months. */
  readonly totalCents: Cents;
}

/**
 * What a price costs by a plan: level payments at the end of each month, the rate divided by twelve. The calculator of
 * the page and the table of terms use this one function.
 */
export function instalmentsOf(price: Cents, { months, downPaymentBp, annualRateBp }: PlanTerms): Instalments {
  const downPaymentCents = rateOf(price, basisPoints(downPaymentBp));
  const financed = subtractCents(price, downPaymentCents);
  const monthlyCents = cents(
    annualRateBp === 0
      ? divideRounded(financed, months)
      : Math.round(financed * annuity(annualRateBp, months)),
  );
  const totalCents = annualRateBp === 0 ? price : cents(downPaymentCents + monthlyCents * months);
  return { downPaymentCents, monthlyCents, totalCents };
}

function annuity(annualRateBp: number, months: number): number {
  const monthly = annualRateBp / 10_000 / 12;
  return monthly / (1 - (1 + monthly) ** -months);
}

/** The effective yearly rate in basis points, without tax or other charges: what a CAT is when there are none. */
export function effectiveAnnualBp(annualRateBp: number): number {
  return Math.round(((1 + annualRateBp / 10_000 / 12) ** 12 - 1) * 10_000);
}
