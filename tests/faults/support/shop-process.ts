import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { APIContext } from 'astro';
import { readEnv } from '../../../src/server/env.ts';
import { startAuditSealing } from '../../../src/server/audit-sealer.ts';
import { inboxHandlers, startInbox } from '../../../src/server/inbox/index.ts';
import { listen } from '../../../src/server/main/node-server.ts';
import { readBody } from '../../../src/server/main/request-body.ts';
import { sendResponse } from '../../../src/server/main/send-response.ts';
import { startRuntime } from '../../../src/server/main/start-runtime.ts';
import { webRequest } from '../../../src/server/main/web-request.ts';
import { startOutboxLeader } from '../../../src/server/outbox/index.ts';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Order, Report } from './orders.ts';
import { routeOf } from './shop-routes.ts';
import { createSeam } from './seam.ts';

// The counter of the chain as a process of its own, without its pages: the API of the counter through the same
// `endpoint()`, the same HTTP front end, outbox, inbox and sealer — and the harness's seam in it, which the product
// never installs. `shop-process.ts <appUrl>`; its parent tells it what to break, in messages.

const [appUrl] = process.argv.slice(2);
if (!appUrl) throw new Error('Usage: shop-process.ts <appUrl>');
if (process.env['MULTIPARTES_FAULTS'] !== '1' || process.env['NODE_ENV'] === 'production')
  throw new Error('Faults are made only where MULTIPARTES_FAULTS=1 says so, and never in production');

const tell = (report: Report) => process.send?.(report);
const seam = createSeam({
  kill: () => process.kill(process.pid, 'SIGKILL'),
  parked: () => void tell({ report: 'parked' }),
});
(globalThis as Record<symbol, unknown>)[Symbol.for('multipartes.faults')] = seam;

const env = readEnv({ LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'silent', DATABASE_POOL: '16' });
const running = startRuntime({
  env,
  databaseUrls: { appUrl },
  mediaDir: join(tmpdir(), `multipartes-faults-${process.pid}`),
});
const { runtime, central, outboxes } = running;
const { placement, log, now } = runtime;
const leader = startOutboxLeader({ central, sources: outboxes, log, now, onCopied: () => inbox.wake() });
const inbox = startInbox(runtime, { handlers: inboxHandlers, isLeading: () => leader.isLeading });
startAuditSealing({ placement, log, now, isLeading: () => leader.isLeading });

const server = await listen({
  env,
  host: '127.0.0.1',
  port: 0,
  listener: (request, response) => void serve(request, response).catch(() => response.destroy()),
});

async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = request.method === 'GET' ? undefined : await readBody(request);
  if (body === 'too_large') return void response.writeHead(413).end();
  const origin = `http://${request.headers.host ?? ''}`;
  const asked = webRequest(request, {
    origin,
    target: request.url ?? '/',
    requestId: `fault-${process.hrtime.bigint()}`,
    body,
  });
  const url = new URL(asked.url);
  const found = routeOf(request.method ?? 'GET', url.pathname);
  if (!found) return void response.writeHead(404).end();
  const answer = await found.endpoint({
    request: asked,
    url,
    params: found.params,
    clientAddress: '127.0.0.1',
    cookies: cookiesOf(request.headers.cookie ?? ''),
  } as unknown as APIContext);
  await sendResponse(request, response, { answer, isSecure: false });
}

function cookiesOf(header: string) {
  const values = new Map(header.split('; ').map((pair) => pair.split('=', 2) as [string, string]));
  return {
    get: (name: string) => (values.has(name) ? { value: values.get(name) } : undefined),
    set: () => {},
    delete: () => {},
  };
}

process.on('message', (message: Order) => {
  if (message.order === 'arm') seam.arm(message.faults);
  else if (message.order === 'sabotage') seam.sabotage(message.name);
  const { noted: points, hits } = seam;
  if (message.order === 'trace') seam.trace(message.deed);
  tell({ report: 'done', points, hits });
});
process.once('disconnect', () => process.exit(0));
tell({ report: 'ready', origin: server.url });
