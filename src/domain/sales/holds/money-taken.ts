import type { KnownBranch } from '#domain/branches';
import { DomainError } from '#shared/errors.ts';
import { businessDateOf } from '#shared/time.ts';
import type { HoldPaymentDraft } from '../hold-contract.ts';
import { assertTender } from '../tender.ts';
import type { HoldMoney } from './hold-money.queries.ts';

const MAX_AHEAD_MS = 10 * 60_000;
const MAX_BEHIND_MS = 24 * 3_600_000;

interface Taken {
  readonly id: string;
  readonly holdId: string;
  readonly terminalId: number;
  readonly clerkId: number;
  readonly at: string;
  readonly payments: HoldPaymentDraft['payments'];
}

/** Money as it is written down. Throws `sales.clock_skew`, and what `assertTender` refuses. */
export function moneyTaken(taken: Taken, branch: KnownBranch, now: Date): HoldMoney {
  const { id, holdId, terminalId, clerkId, payments } = taken;
  const occurredAt = new Date(taken.at);
  const aheadMs = occurredAt.getTime() - now.getTime();
  if (aheadMs > MAX_AHEAD_MS || aheadMs < -MAX_BEHIND_MS)
    throw new DomainError('sales.clock_skew', 'invalid');
  assertTender(payments);
  return {
    id,
    holdId,
    terminalId,
    clerkId,
    occurredAt,
    recordedAt: now,
    businessDate: businessDateOf(occurredAt, branch.timeZone),
    payments: payments.map(({ method, amountCents, tenderedCents, reference }) => ({
      method,
      amountCents,
      tenderedCents: tenderedCents ?? null,
      reference: reference || null,
    })),
  };
}

export function sumOfPayments(payments: readonly { readonly amountCents: number }[]): number {
  return payments.reduce((sum, payment) => sum + payment.amountCents, 0);
}
