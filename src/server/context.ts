import type { Placement } from '#db/placement/index.ts';
import type { StockIndex } from '#domain/search';
import type { BranchId, UserId } from '#shared/ids.ts';
import type { Role } from '#shared/roles.ts';

export type Locale = 'es-MX' | 'en';

/** Who acts. Each kind carries what it really has; a new kind fails the compile wherever it matters. */
export type Actor =
  | { readonly type: 'anonymous' }
  | {
      readonly type: 'staff';
      readonly userId: UserId;
      readonly name: string;
      readonly role: Exclude<Role, 'customer'>;
      /** Branches the person belongs to. Administrators and owners reach every branch whatever this says. */
      readonly branchIds: readonly BranchId[];
      readonly sessionId: string;
      /** May do nothing but that, until it is done. */
      readonly mustChangePassword?: boolean;
    }
  | { readonly type: 'customer'; readonly userId: UserId; readonly sessionId: string }
  /** Work without a request; `onBehalfOf` started it and answers for it. */
  | { readonly type: 'job'; readonly name: string; readonly onBehalfOf?: UserId };

type AttemptLimitName = 'login' | 'login-account' | 'one-time-link' | 'uploads' | 'import-mb';

/** What must not be done for ever: wrong passwords, guessed links, files. */
export interface AttemptLimits {
  /** Counts one; throws `request.rate_limited` past the limit. */
  hit(limit: AttemptLimitName, subject: string): Promise<void>;
  /** Takes one back: the attempt was right. */
  refund(limit: AttemptLimitName, subject: string): Promise<void>;
  /** Starts the subject's count anew. */
  forgive(limit: AttemptLimitName, subject: string): Promise<void>;
}

/** What one request (or job run) carries through every use-case. */
export interface Ctx {
  readonly requestId: string;
  readonly actor: Actor;
  readonly locale: Locale;
  readonly clientAddress: string;
  readonly placement: Placement;
  now(): Date;
  /**
   * A value this process may keep for `ttlMs` (shared by all requests, loaded once at a time). Only for what
   * may be that stale: the branch directory, the catalog tree.
   */
  memo<Value>(key: string, ttlMs: number, load: () => Promise<Value>): Promise<Value>;
  /** What the chain has, in memory; undefined where it is not loaded. */
  readonly stockIndex?: StockIndex | undefined;
  /** Counts attempts across processes; see `server/rate-limit.ts`. */
  readonly limits: AttemptLimits;
  /** Set when the caller sent an idempotency key: the key and the SHA-256 of the request body. */
  readonly idempotency?: { readonly key: string; readonly bodyHash: Uint8Array };
}
