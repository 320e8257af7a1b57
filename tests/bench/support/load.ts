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
