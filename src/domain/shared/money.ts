import type { Brand } from './brand.ts';

/** Integer centavos of MXN, within ±2^53. */
export type Cents = Brand<number, 'Cents'>;

/** Hundredths of a percent: 1600 is 16 %. */
export type BasisPoints = Brand<number, 'BasisPoints'>;

/** Takes an integer number of centavos. Throws RangeError for anything that is not a safe integer. */
export function cents(value: number): Cents {
  if (!Number.isSafeInteger(value)) throw new RangeError(`Not an integer amount of centavos: ${value}`);
  return (value === 0 ? 0 : value) as Cents;
}

/** Takes a rate of 0 to 10000 basis points. */
export function basisPoints(value: number): BasisPoints {
  if (!Number.isInteger(value) || value < 0 || value > 10_000) {
    throw new RangeError(`Not a rate between 0 and 10000 basis points: ${value}`);
  }
  return value as BasisPoints;
}

export const ZERO_CENTS = cents(0);

export function addCents(...amounts: readonly Cents[]): Cents {
  return cents(amounts.reduce((sum, amount) => sum + amount, 0));
}

export function subtractCents(from: Cents, amount: Cents): Cents {
  return cents(from - amount);
}

export function multiplyCents(amount: Cents, quantity: number): Cents {
  return cents(amount * quantity);
}

/** The one rounding of money: halves away from zero. `numerator / denominator` of integers of any size. */
export function divideRounded(numerator: number | bigint, denominator: number): number {
  const sign = numerator < 0 !== denominator < 0 ? -1 : 1;
  const signed = BigInt(numerator);
  const top = signed < 0n ? -signed : signed;
  const bottom = BigInt(Math.abs(denominator));
  return sign * Number((top * 2n + bottom) / (bottom * 2n));
}

/** 16 of 1600 basis points. */
export function percentOf(rateBp: number): number {
  return rateBp / 100;
}

/** The part of an amount, rounded once: `rateOf(cents(10_00), basisPoints(1600))` is 160. */
export function rateOf(amount: Cents, rate: BasisPoints): Cents {
  return cents(divideRounded(BigInt(amount) * BigInt(rate), 10_000));
}

/** The tax inside an amount that already includes it (decision D15): total − round(total·10000/(10000+rate)). */
export function taxIncludedIn(total: Cents, rate: BasisPoints): Cents {
  return cents(total - divideRounded(BigInt(total) * 10_000n, 10_000 + rate));
}

/**
 * Splits an amount in proportion to non-negative weights and loses no centavo: the shares add up to the
 * amount; leftovers go to the largest remainders, earlier shares first. All-zero weights share evenly.
 */
export function allocate(amount: Cents, weights: readonly number[]): Cents[] {
  if (weights.length === 0) throw new RangeError('Nothing to allocate to');
  const effective = weights.every((weight) => weight === 0) ? weights.map(() => 1) : weights;
  const total = effective.reduce((sum, weight) => sum + BigInt(weight), 0n);
  const sign = amount < 0 ? -1n : 1n;
  const magnitude = BigInt(amount) * sign;
  const shares = effective.map((weight) => (magnitude * BigInt(weight)) / total);
  const remainders = effective.map((weight, index) => ({
    index,
    remainder: (magnitude * BigInt(weight)) % total,
  }));
  remainders.sort((a, b) =>
    a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1,
  );
  let left = magnitude - shares.reduce((sum, share) => sum + share, 0n);
  for (const { index } of remainders) {
    if (left === 0n) break;
    shares[index] = (shares[index] ?? 0n) + 1n;
    left -= 1n;
  }
  return shares.map((share) => cents(Number(share * sign)));
}
