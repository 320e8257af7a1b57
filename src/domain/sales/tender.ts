import { MAX_CHANGE_CENTS } from '#shared/cash.ts';
import { DomainError } from '#shared/errors.ts';

interface Payment {
  readonly method: string;
  readonly amountCents: number;
  /** Cash handed over; the change is this less the amount. */
  readonly tenderedCents?: number | undefined;
}

/**
 * Only cash is handed over in excess, never less than the amount, and never for more change than a drawer gives. Throws
 * `request.invalid` and `sales.change_too_large`.
 */
export function assertTender(payments: readonly Payment[]): void {
  const index = payments.findIndex(
    ({ method, amountCents, tenderedCents }) =>
      tenderedCents !== undefined && (method !== 'cash' || tenderedCents < amountCents),
  );
  if (index >= 0) {
    const errors = [{ path: `payments.${index}.tenderedCents`, code: 'too_small' }];
    throw new DomainError('request.invalid', 'invalid', { errors });
  }
  const changeCents = payments.reduce(
    (sum, { amountCents, tenderedCents = amountCents }) => sum + tenderedCents - amountCents,
    0,
  );
  if (changeCents > MAX_CHANGE_CENTS)
    throw new DomainError('sales.change_too_large', 'invalid', { maxChangeCents: MAX_CHANGE_CENTS });
}
