import { connect, createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/** Which way bytes go: `up` from whoever connects to the target, `down` back. */
export type Direction = 'up' | 'down';

export type CutStyle =
  /** Both ends see the connection reset. */
  | 'reset'
  /** One direction ends in order, the other stays. */
  | 'half-close';

/** A TCP connection with everything that can happen to one. */
export interface FaultProxy {
  readonly port: number;
  /** Delay of every chunk, both ways. */
  latencyMs: number;
  /** Bytes vanish, connections stay. */
  isBlackhole: boolean;
  /** New connections are refused by reset. */
  isDown: boolean;
  /** After so many more bytes in a direction, over all connections, the one that carries the next is cut. Once. */
  cutAfter(bytes: number, direction: Direction, style?: CutStyle): void;
  /** Nothing is cut any more. */
  calm(): void;
  /** Whether the armed cut has happened. */
  readonly wasCut: boolean;
  /** Bytes that went through since the last `count()`, by direction. */
  readonly passed: Readonly<Record<Direction, number>>;
  count(): void;
  /** Resets every connection now. */
  resetAll(): void;
  close(): Promise<void>;
}

export async function openProxy(target: {
  readonly host: string;
  readonly port: () => number;
}): Promise<FaultProxy> {
  const pairs = new Set<readonly [Socket, Socket]>();
  const passed = { up: 0, down: 0 };
  let cut: { left: number; direction: Direction; style: CutStyle } | undefined;
  let wasCut = false;
  const state = { latencyMs: 0, isBlackhole: false, isDown: false };

  const server = createServer({ allowHalfOpen: true }, (client) => {
    if (state.isDown) return void client.resetAndDestroy();
    const upstream = connect({ host: target.host, port: target.port(), allowHalfOpen: true });
    const pair = [client, upstream] as const;
    pairs.add(pair);
    const forget = () => void pairs.delete(pair);
    pump(client, upstream, 'up', pair);
    pump(upstream, client, 'down', pair);
    for (const socket of pair) {
      socket.setNoDelay(true);
      socket.on('error', () => reset(pair));
      socket.on('close', forget);
    }
  });

  function pump(from: Socket, to: Socket, direction: Direction, pair: readonly [Socket, Socket]): void {
    let last = Promise.resolve();
    const inOrder = (work: () => void) => {
      const { latencyMs } = state;
      if (latencyMs === 0) {
        // What waits goes first.
        last = last.then(work);
        return;
      }
      const due = performance.now() + latencyMs;
      last = last.then(async () => {
        await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())));
        work();
      });
    };
    from.on('data', (chunk: Buffer) =>
      inOrder(() => {
        if (state.isBlackhole || to.destroyed) return;
        const allowed = take(chunk.byteLength, direction);
        passed[direction] += allowed;
        if (allowed > 0) to.write(allowed === chunk.byteLength ? chunk : chunk.subarray(0, allowed));
        if (allowed < chunk.byteLength) strike(pair, to);
      }),
    );
    from.on('end', () => inOrder(() => void to.end()));
  }

  /** How many of these bytes may pass. */
  function take(bytes: number, direction: Direction): number {
    if (cut?.direction !== direction) return bytes;
    if (bytes <= cut.left) {
      cut.left -= bytes;
      return bytes;
    }
    return cut.left;
  }

  function strike(pair: readonly [Socket, Socket], to: Socket): void {
    const style = cut?.style ?? 'reset';
    cut = undefined;
    wasCut = true;
    if (style === 'half-close') to.end();
    // What was written has to leave before the reset does.
    else setImmediate(() => reset(pair));
  }

  function reset(pair: readonly [Socket, Socket]): void {
    for (const socket of pair) if (!socket.destroyed) socket.resetAndDestroy();
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    get latencyMs() {
      return state.latencyMs;
    },
    set latencyMs(ms) {
      state.latencyMs = ms;
    },
    get isBlackhole() {
      return state.isBlackhole;
    },
    set isBlackhole(is) {
      state.isBlackhole = is;
    },
    get isDown() {
      return state.isDown;
    },
    set isDown(is) {
      state.isDown = is;
    },
    get wasCut() {
      return wasCut;
    },
    passed,
    cutAfter(bytes, direction, style = 'reset') {
      wasCut = false;
      cut = { left: bytes, direction, style };
    },
    calm() {
      cut = undefined;
    },
    count() {
      passed.up = 0;
      passed.down = 0;
    },
    resetAll() {
      for (const pair of pairs) reset(pair);
    },
    async close() {
      for (const pair of pairs) reset(pair);
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
