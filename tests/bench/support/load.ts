import { request, Agent } from 'node:http';

/** One answered request: its status and body. */
export interface Answer {
  readonly status: number;
  readonly body: string;
}

/** Keeps a connection for each caller, as tills do. */
export function createClient(origin: string, callers: number) {
  const url = new URL(origin);
  const agent = new Agent({ keepAlive: true, maxSockets: callers });
  return {
    send(method: string, path: string, headers: Record<string, string>, body: string): Promise<Answer> {
      return new Promise((resolve, reject) => {
        const outgoing = request(
          {
            agent,
            host: url.hostname,
            port: url.port,
            method,
            path,
            headers: { ...headers, 'content-length': Buffer.byteLength(body) },
          },
          (incoming) => {
            const chunks: Buffer[] = [];
            incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
            incoming.on('end', () =>
              resolve({ status: incoming.statusCode ?? 0, body: Buffer.concat(chunks).toString() }),
            );
            incoming.on('error', reject);
          },
        );
        outgoing.on('error', reject);
        outgoing.end(body);
      });
    },
    close: () => agent.destroy(),
  };
}

export interface Load {
  readonly done: number;
  readonly seconds: number;
  /** Milliseconds of each deed, ascending. */
  readonly latenciesMs: readonly number[];
}

/** Callers that do one deed after the other for a while; each finishes what it began. */
export async function underLoad(
  callers: number,
  durationMs: number,
  deed: (caller: number) => Promise<void>,
): Promise<Load> {
  const latenciesMs: number[] = [];
  const startedMs = performance.now();
  const untilMs = startedMs + durationMs;
  await Promise.all(
    Array.from({ length: callers }, async (_, caller) => {
      while (performance.now() < untilMs) {
        const beganMs = performance.now();
        await deed(caller);
        latenciesMs.push(performance.now() - beganMs);
      }
    }),
  );
  latenciesMs.sort((a, b) => a - b);
  return { done: latenciesMs.length, seconds: (performance.now() - startedMs) / 1_000, latenciesMs };
}

export function percentile(ascending: readonly number[], share: number): number {
  return ascending[Math.min(ascending.length - 1, Math.floor(ascending.length * share))] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  return percentile(
    [...values].sort((a, b) => a - b),
    0.5,
  );
}

/**
 * Deeds that come at a rate whatever the callers manage: each waits for a free one, and its time counts from when it
 * came. Exponential gaps, as people come.
 */
export async function atRate(
  perSecond: number,
  { callers, durationMs }: { readonly callers: number; readonly durationMs: number },
  deed: (caller: number) => Promise<void>,
): Promise<Load> {
  const latenciesMs: number[] = [];
  const waiting: number[] = [];
  const free = Array.from({ length: callers }, (_, caller) => caller);
  const startedMs = performance.now();
  const untilMs = startedMs + durationMs;
  let underWay = 0;
  let failure: Error | undefined;

  function begin(): void {
    while (waiting.length > 0 && free.length > 0) {
      const cameMs = waiting.shift() as number;
      const caller = free.shift() as number;
      underWay += 1;
      deed(caller)
        .catch((error: unknown) => (failure ??= new Error('A deed failed', { cause: error })))
        .finally(() => {
          latenciesMs.push(performance.now() - cameMs);
          free.push(caller);
          underWay -= 1;
          begin();
        });
    }
  }

  let nextMs = startedMs;
  while (failure === undefined && performance.now() < untilMs) {
    while (nextMs <= performance.now()) {
      waiting.push(nextMs);
      nextMs += (-Math.log(1 - Math.random()) * 1_000) / perSecond;
    }
    begin();
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, Math.min(4, nextMs - performance.now()))));
  }
  while (underWay > 0 || (waiting.length > 0 && failure === undefined))
    await new Promise((resolve) => setTimeout(resolve, 2));
  if (failure !== undefined) throw failure;
  latenciesMs.sort((a, b) => a - b);
  return { done: latenciesMs.length, seconds: (performance.now() - startedMs) / 1_000, latenciesMs };
}
