import type { KnownBranch } from '#domain/branches';
import { readCreditCode } from '#shared/credit-code.ts';
import { DomainError } from '#shared/errors.ts';
import type { SaleDraft } from '../contract.ts';
import type { HeldCredit } from './credit.queries.ts';

/** Only what of a sale that is being decided matters here. */
interface Paying {
  readonly draft: Pick<SaleDraft, 'payments'>;
}

/** The codes of vales that sales name, as they are stored; what is none is refused when its sale is decided. */
export function codesIn(sales: readonly Paying[]): string[] {
  return sales
    .flatMap(({ draft }) => draft.payments.flatMap(({ creditCode }) => creditCode ?? []))
    .flatMap((text) => {
      const reading = readCreditCode(text);
      return reading?.kind === 'code' ? [reading.code] : [];
    });
}

/**
 * A code of a vale of this branch as it is stored. Throws `sales.credit_mistyped`, or `sales.credit_elsewhere` with
 * the branch for one of another.
 */
export function creditCodeHere(text: string, branch: Pick<KnownBranch, 'code'>): string {
  const reading = readCreditCode(text);
  if (reading?.kind !== 'code') throw new DomainError('sales.credit_mistyped', 'invalid');
  if (reading.branch !== branch.code)
    throw new DomainError('sales.credit_elsewhere', 'conflict', { branch: reading.branch });
  return reading.code;
}

export interface SpentCredit {
  /** As it is after the sale. */
  readonly credit: HeldCredit;
  readonly amountCents: number;
}

/**
 * What these payments take of each vale. Throws what `creditCodeHere` does, `sales.credit_not_found`, or
 * `sales.credit_short` with what is left on it.
 */
export function spentOf(
  payments: SaleDraft['payments'],
  { branch, balances }: { readonly branch: KnownBranch; readonly balances: ReadonlyMap<string, HeldCredit> },
): SpentCredit[] {
  const spent = new Map<string, SpentCredit>();
  for (const { creditCode, amountCents } of payments) {
    if (creditCode === undefined) continue;
    const code = creditCodeHere(creditCode, branch);
    const credit = spent.get(code)?.credit ?? balances.get(code);
    if (!credit) throw new DomainError('sales.credit_not_found', 'not_found');
    const balanceCents = credit.balanceCents - amountCents;
    if (balanceCents < 0)
      throw new DomainError('sales.credit_short', 'conflict', { balanceCents: credit.balanceCents });
    const before = spent.get(code)?.amountCents ?? 0;
    spent.set(code, { credit: { ...credit, balanceCents }, amountCents: before + amountCents });
  }
  return [...spent.values()];
}
