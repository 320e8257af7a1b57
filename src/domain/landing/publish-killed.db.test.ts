import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase, type Database } from '#db/client.ts';
import { uuidToBytes } from '#db/schema/columns.ts';
import { transaction } from '#db/tx.ts';
import type { Actor } from '#server/context.ts';
import { uuidv7 } from '#shared/ids.ts';
import { aWorld, type World } from '../../../tests/fixtures/a-world.ts';
import { keepFixtureMedia } from '../../../tests/fixtures/landing-media.ts';
import { workerDatabase } from '../../../tests/fixtures/worker-database.ts';
import type { FaultMoment, FaultPoint } from '../../../tests/faults/support/orders.ts';
import type { PublishOrder, PublishReport } from '../../../tests/faults/support/publish-process.ts';
import type { PageContent } from './blocks.ts';
import { fullContent } from './content.fixture.ts';
import { lockPage, publishedVersion } from './landing.queries.ts';
import { migrateContent } from './migrate-content.ts';
import { publishPage } from './publish-page.ts';
import { readLanding } from './read-landing.ts';
import { saveDraft } from './save-draft.ts';

const PROCESS = fileURLToPath(new URL('../../../tests/faults/support/publish-process.ts', import.meta.url));
const FEWEST_POINTS = 20;
const SLUG = 'funded';

let world: World;
let owner: Actor;
let asOwnerOfTables: Database;

beforeAll(async () => {
  world = await aWorld(workerDatabase());
  owner = await world.staff('owner', []);
  await keepFixtureMedia(world.db);
  asOwnerOfTables = openDatabase(workerDatabase().ownerUrl);
  for (const table of ['landing_schedules', 'landing_drafts', 'landing_pages', 'landing_versions'])
    await asOwnerOfTables.change(`DELETE FROM ${table}`);
});

afterAll(async () => {
  await asOwnerOfTables.close();
  await world.close();
});

/** Content in which every block carries the mark: half of one and half of another could not hide. */
function marked(mark: string): PageContent {
  const content = fullContent();
  return {
    ...content,
    title: { es: mark },
    blocks: content.blocks.map((block) => ('heading' in block ? { ...block, heading: { es: mark } } : block)),
  };
}

async function write(mark: string): Promise<number> {
  const { revision } = (await readLanding(world.ctx(owner), SLUG)).draft;
  return (await saveDraft(world.ctx(owner), SLUG, { revision, content: marked(mark) })).revision;
}

async function startProcess(): Promise<ChildProcess> {
  const child = fork(PROCESS, [workerDatabase().appUrl], {
    env: { ...process.env, MULTIPARTES_FAULTS: '1', NODE_ENV: 'test' },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const [report] = (await once(child, 'message')) as [PublishReport];
  expect(report).toEqual({ report: 'ready' });
  return child;
}

/** The transaction of a process that died is over once somebody else can hold the page. */
function whenOver(): Promise<void> {
  return transaction(asOwnerOfTables, async (tx) => {
    await lockPage(tx, SLUG, new Date());
  });
}

async function rowsOf(id: string): Promise<{ versions: number; audits: number; events: number }> {
  const count = async (sql: string, value: string | Buffer) =>
    Number((await world.db.rows<{ n: number }>(sql, [value]))[0]?.n);
  return {
    versions: await count('SELECT COUNT(*) AS n FROM landing_versions WHERE id = ?', uuidToBytes(id)),
    audits: await count(
      "SELECT COUNT(*) AS n FROM audit_log_central WHERE action = 'landing.publish' AND detail LIKE ?",
      `%"after":%"${id}"%`,
    ),
    events: await count(
      "SELECT COUNT(*) AS n FROM outbox_events_central WHERE topic = 'landing.published' AND payload LIKE ?",
      `%"versionId":%"${id}"%`,
    ),
  };
}

async function liveContent(): Promise<PageContent> {
  const version = await publishedVersion(world.db, SLUG);
  if (!version) throw new Error('Nothing is live');
  return migrateContent(version.content);
}

async function publishThere(child: ChildProcess, order: PublishOrder): Promise<PublishReport | null> {
  const exited = once(child, 'exit');
  const answered = once(child, 'message').then(([report]) => report as PublishReport);
  child.send(order);
  const report = await Promise.race([answered, exited.then(() => null)]);
  await exited;
  return report;
}

test('a process that dies while it publishes leaves the old page or the new one, never a mix', async () => {
  await publishPage(world.ctx(owner), SLUG, {
    id: uuidv7(Date.now()),
    revision: await write('cero'),
    note: '',
  });
  const traced = await publishThere(await startProcess(), {
    actor: owner,
    request: { id: uuidv7(Date.now()), revision: await write('uno'), note: 'uno' },
    fault: null,
  });
  if (traced?.report !== 'done') throw new Error('The process did not publish');
  const deaths = traced.points.flatMap(momentsOf);
  expect(deaths.length).toBeGreaterThanOrEqual(FEWEST_POINTS);
  const outcomes: string[] = [];
  let before = 'uno';
  let next = startProcess();
  for (const [turn, { point, moment }] of deaths.entries()) {
    const after = `vuelta ${turn}`;
    const request = { id: uuidv7(Date.now()), revision: await write(after), note: after };
    const child = await next;
    if (turn < deaths.length - 1) next = startProcess();
    const where = `${moment} ${point.step} ${point.label || point.deed}`;
    expect(await publishThere(child, { actor: owner, request, fault: { point, moment } }), where).toBeNull();
    expect(child.signalCode, where).toBe('SIGKILL');
    await whenOver();
    const live = await liveContent();
    const isNew = live.title.es === after;
    expect(live, where).toEqual(marked(isNew ? after : before));
    const there = isNew ? 1 : 0;
    expect(await rowsOf(request.id), where).toEqual({ versions: there, audits: there, events: there });
    outcomes.push(isNew ? 'new' : 'old');
    // Who asks again gets what they asked for, once.
    const state = await publishPage(world.ctx(owner), SLUG, request);
    expect(state.live?.id, where).toBe(request.id);
    expect(await rowsOf(request.id), where).toEqual({ versions: 1, audits: 1, events: 1 });
    before = after;
  }
  // Both ends were seen: before the commit nothing, after it everything.
  expect(new Set(outcomes)).toEqual(new Set(['old', 'new']));
}, 300_000);

/** Every statement before it is sent; what changes rows also under way; the end also afterwards. */
function momentsOf(point: FaultPoint): { point: FaultPoint; moment: FaultMoment }[] {
  const moments: FaultMoment[] = ['before'];
  if (/^(INSERT|UPDATE|COMMIT)/.test(point.label)) moments.push('during');
  if (point.label.startsWith('COMMIT')) moments.push('after');
  return moments.map((moment) => ({ point, moment }));
}
