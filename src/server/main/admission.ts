import { networkOf } from '#shared/client-network.ts';
import type { RateLimiter } from '../rate-limit.ts';
import { callerAddress, type Exchange } from './exchange.ts';

/** Counts a page that is made for this caller; rejects with `request.rate_limited` when they had too many made. */
export type Admit = (exchange: Exchange) => Promise<void>;

export function createAdmission(limiter: Pick<RateLimiter, 'hit'>, trustedProxies: number): Admit {
  return (exchange) =>
    limiter.hit('page-render', `address ${networkOf(callerAddress(exchange.request, trustedProxies))}`);
}
