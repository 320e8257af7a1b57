import { connect } from 'node:net';
import { percentile } from './load.ts';

export interface PageLoad {
  readonly port: number;
  readonly path: string;
  readonly connections: number;
  readonly durationMs: number;
}

export interface PageLoadResult {
  readonly requests: number;
  readonly seconds: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Bytes of one body as sent. */
  readonly bodyBytes: number;
}

// A lean client in a process of its own, so that its work is the same whoever serves: keep-alive connections that
// ask for one page again and again, each after the answer has come whole.

process.on('message', (load: PageLoad) => {
  void run(load).then((result) => process.send?.(result));
});
process.once('disconnect', () => process.exit(0));

async function run({ port, path, connections, durationMs }: PageLoad): Promise<PageLoadResult> {
  const latenciesMs: number[] = [];
  const line = Buffer.from(
    `GET ${path} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip, deflate, br\r\n\r\n`,
  );
  const startedMs = performance.now();
  const untilMs = startedMs + durationMs;
  let bodyBytes = 0;

  const visitor = () =>
    new Promise<void>((resolve, reject) => {
      const socket = connect(port, '127.0.0.1');
      let missing = 0;
      let head = '';
      let askedMs = 0;
      const ask = () => {
        askedMs = performance.now();
        head = '';
        missing = -1;
        socket.write(line);
      };
      socket.setNoDelay(true);
      socket.once('error', reject);
      socket.once('connect', ask);
      socket.on('data', (chunk: Buffer) => {
        if (missing < 0) {
          head += chunk.toString('latin1');
          const end = head.indexOf('\r\n\r\n');
          if (end < 0) return;
          if (!head.startsWith('HTTP/1.1 200')) {
            reject(new Error(head.slice(0, end)));
            return;
          }
          bodyBytes = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1]);
          missing = bodyBytes - (head.length - end - 4);
        } else {
          missing -= chunk.byteLength;
        }
        if (missing > 0) return;
        const now = performance.now();
        latenciesMs.push(now - askedMs);
        if (now < untilMs) ask();
        else socket.end(() => resolve());
      });
    });

  await Promise.all(Array.from({ length: connections }, visitor));
  const seconds = (performance.now() - startedMs) / 1_000;
  latenciesMs.sort((a, b) => a - b);
  return {
    requests: latenciesMs.length,
    seconds,
    p50Ms: percentile(latenciesMs, 0.5),
    p99Ms: percentile(latenciesMs, 0.99),
    bodyBytes,
  };
}
