import { createOwnerSetupLink } from '../src/domain/identity/index.ts';
import { runtime } from '../src/server/runtime.ts';
import { demoLoginLines, demoLoginsFile } from './demo.ts';
import type { ProjectDatabase } from './database.ts';

/** What `npm start` says once the site answers: the address, and how to get in. */
export async function printWelcome(url: string, database: ProjectDatabase): Promise<void> {
  const entry =
    database.isEmbedded || runtime().env.MULTIPARTES_DEMO ? demoLoginLines(demoLoginsFile(database)) : [];
  const setup = entry.length > 0 ? [] : await setupLines(url);
  const lines = ['', `Multipartes está en ${url}`, '', ...entry, ...setup];
  console.log(`${lines.map((line) => (line ? `  ${line}` : '')).join('\n')}\n`);
}

/** An installation without people gets a link for its first one; it works once. */
async function setupLines(url: string): Promise<string[]> {
  const { placement, memo, rateLimiter, now } = runtime();
  const path = await createOwnerSetupLink({
    requestId: 'start',
    actor: { type: 'job', name: 'start' },
    locale: 'es-MX',
    clientAddress: '127.0.0.1',
    placement,
    now,
    memo: memo.get,
    limits: rateLimiter,
  });
  if (path === null) return [];
  return [
    'Todavía no hay personas. Crea la primera con este enlace (sirve una vez, 72 horas):',
    `  ${new URL(path, url).href}`,
  ];
}
