import type { SaleDraft, SaleReceipt, Shortage } from '#contract/sales';
import {
  ApiRefusal,
  isOutcomeUnknown,
  isRefusal,
  isSessionOver,
  type StaffApi,
} from '../staff/api-client.ts';

export interface NewPrice {
  readonly stockItemId: string;
  readonly priceCents: number | null;
}

export interface NewCore {
  readonly stockItemId: string;
  readonly coreUnitCents: number;
}

export type SaleOutcome =
  | { readonly kind: 'sold'; readonly receipt: SaleReceipt }
  | { readonly kind: 'short'; readonly shortages: readonly Shortage[] }
  | { readonly kind: 'prices'; readonly prices: readonly NewPrice[] }
  /** Deposits for old parts are not what the note has. */
  | { readonly kind: 'cores'; readonly cores: readonly NewCore[] }
  /** The session ended; nothing was stored. */
  | { readonly kind: 'login' }
  | { readonly kind: 'refused'; readonly error: unknown }
  /** No answer: the sale may or may not be stored. Send the same bytes again. */
  | { readonly kind: 'unknown'; readonly retryAfterSeconds: number | null };

const FOLIO_ATTEMPTS = 8;

/**
 * Sends a sale until something is known about it. A folio that another device took is replaced by the next one
 * under the same sale id (a refusal stores nothing); `keep` stores the exact sale before each sending.
 */
export async function sendSale(
  api: Pick<StaffApi, 'send'>,
  sale: SaleDraft,
  keep: (sale: SaleDraft) => void,
): Promise<SaleOutcome> {
  let current = sale;
  for (let attempt = 1; ; attempt++) {
    keep(current);
    try {
      const receipt = await api.send<SaleReceipt>('POST', '/sales', current, { idempotencyKey: current.id });
      return { kind: 'sold', receipt };
    } catch (error) {
      if (!isRefusal(error, 'sales.folio_taken') || attempt >= FOLIO_ATTEMPTS) return outcomeOf(error);
      current = { ...current, folioSequence: sequenceAfter(current.folioSequence, error) };
    }
  }
}

function sequenceAfter(taken: number, refusal: ApiRefusal): number {
  const next = Number(refusal.problem['nextSequence']);
  return Number.isSafeInteger(next) && next > taken ? next : taken + 1;
}

function outcomeOf(error: unknown): SaleOutcome {
  if (isOutcomeUnknown(error)) {
    return {
      kind: 'unknown',
      retryAfterSeconds: error instanceof ApiRefusal ? error.retryAfterSeconds : null,
    };
  }
  if (!(error instanceof ApiRefusal)) return { kind: 'refused', error };
  if (isSessionOver(error)) return { kind: 'login' };
  if (error.code === 'inventory.insufficient_stock') {
    return { kind: 'short', shortages: listOf(error.problem['shortages']) as readonly Shortage[] };
  }
  if (error.code === 'sales.price_changed')
    return { kind: 'prices', prices: listOf(error.problem['lines']) as readonly NewPrice[] };
  if (error.code === 'sales.core_changed')
    return { kind: 'cores', cores: listOf(error.problem['lines']) as readonly NewCore[] };
  return { kind: 'refused', error };
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

const BACKOFF_SECONDS = [1, 2, 4, 8, 15];

/** Seconds to wait before the n-th retry (from 1), at least what the server asked for. */
export function retryDelaySeconds(retry: number, askedSeconds: number | null): number {
  const backoff = BACKOFF_SECONDS[Math.min(retry, BACKOFF_SECONDS.length) - 1] ?? 1;
  return Math.max(backoff, askedSeconds ?? 0);
}
