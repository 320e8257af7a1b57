import { divideRounded } from '#shared/money.ts';
import { parseAmount } from '../staff/amount.ts';

export type DiscountReading =
  | { readonly discountCents: number; readonly problem?: never }
  | { readonly problem: 'counter.discountBad' | 'counter.discountTooMuch' };

/** An amount off the line, or a percentage of it: `150`, `10%`, `12.5%`. Never more than the line. */
export function readDiscount(text: string, amountCents: number): DiscountReading {
  const clean = text.trim();
  if (clean === '') return { discountCents: 0 };
  const percent = /^(\d{1,4})(?:[.,](\d{1,2}))?\s*%$/.exec(clean);
  const discountCents = percent
    ? divideRounded(amountCents * Number(`${percent[1] ?? ''}${(percent[2] ?? '').padEnd(2, '0')}`), 10_000)
    : parseAmount(clean);
  if (discountCents === null) return { problem: 'counter.discountBad' };
  return discountCents > amountCents ? { problem: 'counter.discountTooMuch' } : { discountCents };
}

export type QuantityReading =
  | { readonly quantity: number; readonly problem?: never }
  | { readonly problem: 'counter.quantityBad' | 'counter.quantityZero' };

/** Whole pieces, one at least. */
export function readQuantity(text: string): QuantityReading {
  const clean = text.trim();
  if (!/^\d{1,6}$/.test(clean)) return { problem: 'counter.quantityBad' };
  return Number(clean) === 0 ? { problem: 'counter.quantityZero' } : { quantity: Number(clean) };
}

/** The field of a line whose text nobody could read, if there is one: it keeps its place until it is mended. */
export const wrongLineField = () => document.querySelector<HTMLElement>('.line-tools [aria-invalid="true"]');
