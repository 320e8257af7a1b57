import { Agent, request } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';

/** One keyed write that somebody tries, as often as it takes. */
export interface Deed {
  /** Of the stored answer: `recordSale`. */
  readonly operation: string;
  readonly branchId: number;
  /** The idempotency key; of a document, its id. */
  readonly key: string;
  readonly cookie: string;
  readonly path: string;
  readonly body: unknown;
}

/** What became of a deed as far as the one who tried it knows. `unknown`: no answer, or one that says nothing. */
export type Outcome = 'unknown' | 'done' | 'refused';

export interface Attempt {
  readonly deed: Deed;
  outcome: Outcome;
  status: number;
  text: string;
  tries: number;
  /** The longest that one try took. */
  slowestMs: number;
  /** Of the last answer, whatever it says; 0: there was none. */
  lastStatus: number;
  lastText: string;
  /** An answer that was not the bytes of the first one. */
  contradiction: string | null;
}

/** Everything that was tried: written down before it is sent. */
export interface Journal {
  readonly attempts: readonly Attempt[];
  /** Sends a deed once. */
  tryOnce(origin: string, deed: Deed, options?: { readonly timeoutMs?: number }): Promise<Attempt>;
  /** Sends it until somebody says what became of it; `origin` is asked anew every time. */
  insist(origin: () => string, deed: Deed): Promise<Attempt>;
  /** Notes a deed that is sent by other means. */
  note(deed: Deed): Attempt;
  heard(attempt: Attempt, status: number, text: string): void;
  close(): void;
}

const TIMEOUT_MS = 20_000;
/** Longer than anything stands still. */
const INSIST_MS = 150_000;
const PAUSE_MS = 25;

export function createJournal(): Journal {
  const attempts = new Map<string, Attempt>();
  const agent = new Agent({ keepAlive: true });

  function note(deed: Deed): Attempt {
    const key = `${deed.operation} ${deed.branchId} ${deed.key}`;
    let attempt = attempts.get(key);
    if (!attempt) {
      attempt = {
        deed,
        outcome: 'unknown',
        status: 0,
        text: '',
        tries: 0,
        slowestMs: 0,
        lastStatus: 0,
        lastText: '',
        contradiction: null,
      };
      attempts.set(key, attempt);
    }
    return attempt;
  }

  function heard(attempt: Attempt, status: number, text: string): void {
    const isDone = status >= 200 && status < 300;
    if (attempt.outcome === 'done') {
      if (!isDone && !isSilent(status))
        attempt.contradiction ??= `done, then ${status} ${text.slice(0, 120)}`;
      else if (isDone && text !== attempt.text) attempt.contradiction ??= 'two different answers';
      return;
    }
    if (isSilent(status)) return;
    attempt.outcome = isDone ? 'done' : 'refused';
    attempt.status = status;
    attempt.text = text;
  }

  async function tryOnce(origin: string, deed: Deed, { timeoutMs = TIMEOUT_MS } = {}): Promise<Attempt> {
    const attempt = note(deed);
    attempt.tries += 1;
    const beganMs = performance.now();
    const answer = await post(agent, origin, deed, timeoutMs).catch(() => undefined);
    attempt.lastStatus = answer?.status ?? 0;
    attempt.lastText = answer?.text ?? '';
    attempt.slowestMs = Math.max(attempt.slowestMs, performance.now() - beganMs);
    if (answer) heard(attempt, answer.status, answer.text);
    return attempt;
  }

  return {
    get attempts() {
      return [...attempts.values()];
    },
    note,
    heard,
    tryOnce,
    async insist(origin, deed) {
      const deadline = performance.now() + INSIST_MS;
      for (;;) {
        const attempt = await tryOnce(origin(), deed);
        if (attempt.outcome !== 'unknown' || performance.now() > deadline) return attempt;
        await delay(PAUSE_MS);
      }
    },
    close: () => agent.destroy(),
  };
}

/** Nothing is known: it may have been done. */
function isSilent(status: number): boolean {
  return status >= 500 || status === 429;
}

export interface PostAnswer {
  readonly status: number;
  readonly text: string;
}

export function bytesOf(deed: Deed): string {
  return JSON.stringify(deed.body);
}

export function post(
  agent: Agent | false,
  origin: string,
  deed: Deed,
  timeoutMs: number,
): Promise<PostAnswer> {
  const url = new URL(`/api/v1${deed.path}`, origin);
  const body = bytesOf(deed);
  return new Promise((resolve, reject) => {
    const outgoing = request(
      url,
      {
        agent,
        method: 'POST',
        timeout: timeoutMs,
        headers: {
          cookie: deed.cookie,
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          'idempotency-key': deed.key,
        },
      },
      (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.on('end', () => {
          // An answer that was cut is no answer.
          if (incoming.complete)
            resolve({ status: incoming.statusCode ?? 0, text: Buffer.concat(chunks).toString() });
          else reject(new Error('The answer was cut'));
        });
        incoming.on('error', reject);
        incoming.on('aborted', () => reject(new Error('The answer was cut')));
      },
    );
    outgoing.on('timeout', () => outgoing.destroy(new Error('Nobody answers')));
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}
