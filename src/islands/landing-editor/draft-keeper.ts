import type { LandingDraftSaved, PageContent } from '#contract/landing';
import { ApiRefusal, isRefusal, isSessionOver } from '../staff/api-client.ts';

/** Who changed the same draft meanwhile; nothing of ours was written. */
export interface OtherEditor {
  /** With the account of this one: another window, or another device. */
  readonly isSame: boolean;
  readonly by: string | null;
  readonly at: string;
  readonly revision: number;
}

export type KeptState =
  | { readonly kind: 'saved'; readonly at: string | null }
  | { readonly kind: 'waiting' | 'saving' }
  /** No answer: it is tried again by itself. */
  | { readonly kind: 'silent' }
  | { readonly kind: 'refused'; readonly error: ApiRefusal }
  | { readonly kind: 'loggedOut' }
  | { readonly kind: 'conflict'; readonly other: OtherEditor };

interface KeeperTerms {
  readonly revision: number;
  readonly savedAt: string | null;
  readonly save: (revision: number, content: PageContent) => Promise<LandingDraftSaved>;
  readonly onState: (state: KeptState) => void;
  readonly onSaved: (saved: LandingDraftSaved, content: PageContent) => void;
}

/** So long nothing may be typed before it is sent. */
export const QUIET_MS = 800;
/** And so long it waits at most while somebody types without a pause. */
export const LONGEST_MS = 5_000;
export const RETRY_MS = 4_000;

/**
 * Keeps a draft on the server as it changes: one request at a time, always with the newest content and the revision it
 * was made from. Never gives up what it holds: without an answer it tries again, and when somebody else changed the
 * draft it stops and says so until `takeOver` tells it from which revision to go on.
 */
export class DraftKeeper {
  readonly #terms: KeeperTerms;
  #revision: number;
  #pending: PageContent | null = null;
  #pendingSince = 0;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #sending: Promise<void> | null = null;
  #isStopped = false;
  #isClosed = false;

  constructor(terms: KeeperTerms) {
    this.#terms = terms;
    this.#revision = terms.revision;
    terms.onState({ kind: 'saved', at: terms.savedAt });
  }

  get revision(): number {
    return this.#revision;
  }

  get isKept(): boolean {
    return this.#pending === null && this.#sending === null;
  }

  /** The draft as it is now. */
  change(content: PageContent): void {
    this.#pendingSince ||= Date.now();
    this.#pending = content;
    if (this.#isStopped || this.#isClosed) return;
    if (!this.#sending) this.#terms.onState({ kind: 'waiting' });
    const waited = Date.now() - this.#pendingSince;
    this.#schedule(Math.max(0, Math.min(QUIET_MS, LONGEST_MS - waited)));
  }

  /** Sends what waits now. Whether everything is on the server afterwards. */
  async flush(): Promise<boolean> {
    this.#cancel();
    if (this.#sending) await this.#sending;
    if (this.#pending && !this.#isStopped && !this.#isClosed) await this.#send();
    return this.isKept;
  }

  /** Goes on from a revision that the person has seen, with this content if it says anything else. */
  takeOver(revision: number, content: PageContent | null, savedAt: string | null): void {
    this.#revision = revision;
    this.#isStopped = false;
    this.#pending = null;
    this.#pendingSince = 0;
    this.#terms.onState({ kind: 'saved', at: savedAt });
    if (content) this.change(content);
  }

  /** Tries again at once what was refused or found no session. */
  retry(): void {
    this.#isStopped = false;
    if (this.#pending) this.#schedule(0);
  }

  close(): void {
    this.#cancel();
    this.#isClosed = true;
  }

  #schedule(delayMs: number): void {
    this.#cancel();
    this.#timer = setTimeout(() => void this.flush(), delayMs);
  }

  #cancel(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #send(): Promise<void> {
    const content = this.#pending;
    if (!content) return Promise.resolve();
    this.#pending = null;
    this.#pendingSince = 0;
    this.#terms.onState({ kind: 'saving' });
    this.#sending = this.#terms
      .save(this.#revision, content)
      .then((saved) => this.#onSaved(saved, content))
      .catch((error: unknown) => this.#onFailure(error, content))
      .finally(() => {
        this.#sending = null;
        const isNewer = this.#pending !== null && this.#pending !== content;
        if (isNewer && !this.#isStopped && !this.#timer && !this.#isClosed) this.#schedule(QUIET_MS);
      });
    return this.#sending;
  }

  #onSaved(saved: LandingDraftSaved, content: PageContent): void {
    this.#revision = saved.revision;
    this.#terms.onSaved(saved, content);
    this.#terms.onState(this.#pending ? { kind: 'waiting' } : { kind: 'saved', at: saved.updatedAt });
  }

  #onFailure(error: unknown, content: PageContent): void {
    this.#pending ??= content;
    if (isRefusal(error, 'landing.edited_by_other')) {
      this.#isStopped = true;
      this.#terms.onState({ kind: 'conflict', other: otherOf(error.problem) });
    } else if (isSessionOver(error)) {
      this.#isStopped = true;
      this.#terms.onState({ kind: 'loggedOut' });
    } else if (error instanceof ApiRefusal && error.status < 500 && error.status !== 429) {
      // The same content would be refused again; the next change is tried.
      this.#terms.onState({ kind: 'refused', error });
    } else {
      this.#terms.onState({ kind: 'silent' });
      if (!this.#isClosed) this.#schedule(RETRY_MS);
    }
  }
}

function otherOf(problem: Readonly<Record<string, unknown>>): OtherEditor {
  return {
    isSame: problem['account'] === 'same',
    by: typeof problem['by'] === 'string' ? problem['by'] : null,
    at: String(problem['at']),
    revision: Number(problem['revision']),
  };
}
