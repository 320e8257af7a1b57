import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aWorld, type World } from '../../../tests/fixtures/a-world.ts';
import { keepFixtureMedia } from '../../../tests/fixtures/landing-media.ts';
import { workerDatabase } from '../../../tests/fixtures/worker-database.ts';
import { openDatabase } from '#db/client.ts';
import { transaction } from '#db/tx.ts';
import { DEMO_PAGE } from '../../../db/seed/landing-content.ts';
import type { Actor } from '#server/context.ts';
import { createMemo } from '../../server/memo.ts';
import { DomainError } from '#shared/errors.ts';
import { uuidv7 } from '#shared/ids.ts';
import { PageContent } from './blocks.ts';
import { chainHome, changeLandingSettings, readLandingSettings } from './chain-settings.ts';
import type { LandingScheduleDraft } from './contract.ts';
import { fullContent } from './content.fixture.ts';
import { insertVersion, lockPage, pointAt } from './landing.queries.ts';
import { livePage } from './live-page.ts';
import { localMinuteOf } from './local-time.ts';
import { createPreviewLink, readPreview } from './preview-link.ts';
import { publishPage, unpublishPage } from './publish-page.ts';
import { listLandingVersions, readLanding, readLandingVersion } from './read-landing.ts';
import { resolveForEditor } from './resolve-for-editor.ts';
import { restoreVersion } from './restore-version.ts';
import { runDueSchedules } from './run-schedules.ts';
import { saveDraft } from './save-draft.ts';
import { cancelSchedule, schedulePage } from './schedule-page.ts';
import { STARTER_CONTENT } from './starter-content.ts';

const SLUG = 'funded';
const ZONE = 'America/Mexico_City';
const MINUTE_MS = 60_000;

let world: World;
let owner: Actor;
let other: Actor;

beforeAll(async () => {
  world = await aWorld(workerDatabase());
  owner = await world.staff('owner', []);
  other = await world.staff('owner', []);
  await keepFixtureMedia(world.db);
});

afterAll(() => world.close());

// The page is one for the whole database: each test begins with none. Only the owner user may forget versions.
beforeEach(async () => {
  const db = openDatabase(workerDatabase().ownerUrl);
  for (const table of ['landing_schedules', 'landing_drafts', 'landing_pages', 'landing_versions'])
    await db.change(`DELETE FROM ${table}`);
  await db.change("DELETE FROM settings WHERE name LIKE 'landing.%' OR name LIKE 'chain.%'");
  await db.close();
});

const asOwner = (extra = {}) => world.ctx(owner, extra);
const newId = () => uuidv7(Date.now());

function contentSaying(heading: string): PageContent {
  const content = fullContent();
  const [hero, ...rest] = content.blocks;
  if (hero?.type !== 'hero') throw new Error('The fixture begins with its hero');
  return { ...content, blocks: [{ ...hero, heading: { es: heading } }, ...rest] };
}

async function write(heading: string, revision: number): Promise<number> {
  return (await saveDraft(asOwner(), SLUG, { revision, content: contentSaying(heading) })).revision;
}

async function publish(heading: string): Promise<string> {
  const id = newId();
  const { revision } = (await readLanding(asOwner(), SLUG)).draft;
  await publishPage(asOwner(), SLUG, { id, revision: await write(heading, revision), note: heading });
  return id;
}

/** What a visitor reads first. */
async function seen(): Promise<string> {
  const { page } = await livePage(world.ctx(), SLUG, 'es');
  const hero = page.blocks.find((block) => block.type === 'hero');
  return hero?.heading ?? '';
}

async function refusalOf(work: Promise<unknown>): Promise<DomainError> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof DomainError) return error;
  throw new Error('Expected a refusal', { cause: error });
}

async function rowsOf(sql: string): Promise<unknown[]> {
  return world.db.rows(sql);
}

describe('a page nobody wrote yet', () => {
  it('is the page as it comes, without a word that is not true of every chain', async () => {
    await world.branch();
    expect(await seen()).toBe('Cada pieza con su precio, su origen y su sucursal.');
    const state = await readLanding(asOwner(), SLUG);
    expect(state).toMatchObject({ live: null, schedules: [], timeZone: ZONE });
    expect(state.draft).toMatchObject({ revision: 0, basedOn: null, updatedBy: null, problems: [] });
    expect(state.draft.content).toEqual(STARTER_CONTENT);
    expect(JSON.stringify(STARTER_CONTENT)).not.toMatch(/isDemo|19\d\d/);
  });
});

describe('the page that came with the demo', () => {
  const setDemo = (value: string) =>
    world.db.change(
      "INSERT INTO settings (name, value, updated_at) VALUES ('chain.demo', ?, NOW(3)) ON DUPLICATE KEY UPDATE value = VALUES(value)",
      [value],
    );
  /** As the seed does. */
  const keepSample = (content: object) =>
    transaction(world.db, async (tx) => {
      const id = newId();
      const at = new Date();
      await lockPage(tx, SLUG, at);
      const sample = { id, kind: 'sample', note: '', authorId: null, createdAt: at, schemaNo: 1 } as const;
      await insertVersion(tx, SLUG, { ...sample, content });
      await pointAt(tx, SLUG, id, at);
    });
  /** Another reader: whether the chain is a demo is remembered for a minute. */
  const shown = async (language: 'es' | 'en' = 'es') =>
    (await livePage(world.ctx(undefined, { memo: createMemo().get }), SLUG, language)).page;
  const INVENTED = /Tsuru|1987|yonke|salvage yard|cualquier sucursal|factura y baja/;

  it('is shown by the demo, and by nobody else: a real chain has the page as it comes in its place', async () => {
    await world.branch();
    await keepSample(DEMO_PAGE);
    await setDemo('true');
    expect(JSON.stringify(await shown())).toMatch(INVENTED);
    await setDemo('false');
    for (const language of ['es', 'en'] as const)
      expect(JSON.stringify(await shown(language))).not.toMatch(INVENTED);
    expect((await shown()).title).toBe(STARTER_CONTENT.title.es);
    expect((await shown()).blocks[0]).toMatchObject({
      heading: 'Cada pieza con su precio, su origen y su sucursal.',
    });
    const { draft } = await readLanding(asOwner(), SLUG);
    expect(draft).toMatchObject({ content: STARTER_CONTENT, differsFromLive: false });
  });

  it('published again by a real chain hides every block of it, and names itself neutrally', async () => {
    await world.branch();
    const content = PageContent.parse(DEMO_PAGE);
    const { revision } = await saveDraft(asOwner(), SLUG, { revision: 0, content });
    await publishPage(asOwner(), SLUG, { id: newId(), revision, note: '' });
    const page = await shown();
    expect(JSON.stringify(page)).not.toMatch(INVENTED);
    expect([page.title, (await shown('en')).title]).toEqual([
      STARTER_CONTENT.title.es,
      STARTER_CONTENT.title.en,
    ]);
    expect(page.description).toMatch(/^Refacciones usadas y nuevas en [^{]+ sucursal/);
    expect(page.blocks.map(({ type }) => type)).toEqual(['numbers', 'branches', 'callToAction']);
    // What the owner says is theirs is shown.
    const own = { ...content, isDemo: false, title: { es: 'Lo nuestro' } };
    const saved = await saveDraft(asOwner(), SLUG, { revision, content: own });
    await publishPage(asOwner(), SLUG, { id: newId(), revision: saved.revision, note: '' });
    expect((await shown()).title).toBe('Lo nuestro');
  });
});

describe('a draft', () => {
  it('is kept without touching the live page, as unfinished as it is', async () => {
    const content = contentSaying('');
    const saved = await saveDraft(asOwner(), SLUG, { revision: 0, content });
    expect(saved).toMatchObject({ revision: 1, differsFromLive: true, updatedBy: 'Prueba owner' });
    expect(saved.problems).toEqual([{ blockId: 'hero-0001', path: 'heading', code: 'missing_text' }]);
    expect((await readLanding(asOwner(), SLUG)).draft.content).toEqual(content);
    expect(await seen()).toBe(
      STARTER_CONTENT.blocks[0]?.type === 'hero' ? STARTER_CONTENT.blocks[0].heading.es : '',
    );
    expect(await rowsOf('SELECT 1 FROM landing_versions')).toEqual([]);
  });

  it('of two who save at once one wins; the other is told who and when, and nothing is overwritten', async () => {
    await write('de la dueña', 0);
    const late = { revision: 0, content: contentSaying('del otro') };
    const refusal = await refusalOf(saveDraft(world.ctx(other), SLUG, late));
    expect(refusal).toMatchObject({ code: 'landing.edited_by_other', kind: 'conflict' });
    expect(refusal.details).toMatchObject({ by: 'Prueba owner', revision: 1 });
    const together = await Promise.allSettled(
      [3, 5, 7, 11].map((turn) =>
        saveDraft(asOwner(), SLUG, { revision: 1, content: contentSaying(`turno ${turn}`) }),
      ),
    );
    expect(together.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await readLanding(asOwner(), SLUG)).draft.revision).toBe(2);
  });
});

describe('publishing', () => {
  it('makes the draft live, with a version, an audit row and an event, at once', async () => {
    const id = await publish('Primera');
    expect(await seen()).toBe('Primera');
    const state = await readLanding(asOwner(), SLUG);
    expect(state.live).toMatchObject({
      id,
      number: 1,
      kind: 'published',
      note: 'Primera',
      author: 'Prueba owner',
    });
    expect(state.draft).toMatchObject({ revision: 1, basedOn: 1, differsFromLive: false });
    const audits = await rowsOf(
      "SELECT action, actor_id AS actorId FROM audit_log_central WHERE action = 'landing.publish' ORDER BY recorded_at DESC LIMIT 1",
    );
    expect(audits).toEqual([
      { action: 'landing.publish', actorId: owner.type === 'staff' ? owner.userId : 0 },
    ]);
    const [event] = (await rowsOf(
      "SELECT payload FROM outbox_events_central WHERE topic = 'landing.published' ORDER BY position DESC LIMIT 1",
    )) as { payload: unknown }[];
    const payload: unknown = typeof event?.payload === 'string' ? JSON.parse(event.payload) : event?.payload;
    expect(payload).toMatchObject({ tags: ['landing:funded'], versionId: id });
  });

  it('sent again is done once, and answers the same', async () => {
    const revision = await write('Una vez', 0);
    const request = { id: newId(), revision, note: 'nota' };
    const answers = await Promise.all([1, 2, 3].map(() => publishPage(asOwner(), SLUG, request)));
    expect(new Set(answers.map(({ live }) => live?.id))).toEqual(new Set([request.id]));
    expect(await rowsOf('SELECT number FROM landing_versions')).toEqual([{ number: 1 }]);
    expect(await refusalOf(publishPage(world.ctx(other), SLUG, request))).toMatchObject({
      code: 'request.key_reused',
    });
  });

  it('sent again with the same id but something else in it is refused', async () => {
    const revision = await write('Una nota', 0);
    const request = { id: newId(), revision, note: 'primera' };
    await publishPage(asOwner(), SLUG, request);
    const refused = async (other: Partial<typeof request>) =>
      (await refusalOf(publishPage(asOwner(), SLUG, { ...request, ...other }))).code;
    expect(await refused({ note: 'segunda' })).toBe('request.key_reused');
    expect(await refused({ revision: revision - 1 })).toBe('request.key_reused');
    expect(await refused({ revision: revision + 17 })).toBe('request.key_reused');
    const next = await write('Otra cosa', revision);
    expect(await refused({ revision: next })).toBe('request.key_reused');
    // The request itself, late: nothing happens again.
    expect((await publishPage(asOwner(), SLUG, request)).live?.id).toBe(request.id);
    expect(await rowsOf('SELECT number FROM landing_versions')).toEqual([{ number: 1 }]);
  });

  it('of what is live already makes no version; after another one it does', async () => {
    const first = await publish('Igual');
    const { revision } = (await readLanding(asOwner(), SLUG)).draft;
    const again = { id: newId(), revision, note: 'otra vez' };
    const refusal = await refusalOf(publishPage(asOwner(), SLUG, again));
    expect(refusal).toMatchObject({ code: 'landing.nothing_new', kind: 'conflict', details: { number: 1 } });
    expect(await rowsOf('SELECT number FROM landing_versions')).toEqual([{ number: 1 }]);
    await publish('Distinta');
    const restored = await restoreVersion(asOwner(), SLUG, { versionId: first, revision: 2 });
    await publishPage(asOwner(), SLUG, { id: newId(), revision: restored.draft.revision, note: '' });
    expect(await seen()).toBe('Igual');
    // And when nothing is live, the same words are news.
    const { live } = await readLanding(asOwner(), SLUG);
    const off = await unpublishPage(asOwner(), SLUG, { versionId: live?.id ?? '', note: '' });
    await publishPage(asOwner(), SLUG, { id: newId(), revision: off.draft.revision, note: '' });
    expect(await seen()).toBe('Igual');
  });

  it('does not take a picture or a file that nobody put in, and shows the others as large as they are', async () => {
    const content = contentSaying('Con imágenes');
    const written = JSON.stringify(content);
    const false_ = written
      .replaceAll('"width":1607,"height":1009', '"width":20000,"height":1')
      .replaceAll('"bytes":70009', '"bytes":9007199254740991');
    expect(false_).not.toBe(written);
    const strange = false_.replaceAll('c1c1', 'aaaa').replaceAll('d3d3', 'bbbb');
    const { revision, problems } = await saveDraft(asOwner(), SLUG, {
      revision: 0,
      content: JSON.parse(strange) as PageContent,
    });
    const missing = [
      { blockId: 'hero-0001', path: 'figure.image', code: 'missing_picture' },
      { blockId: 'line-0002', path: 'steps.0.image', code: 'missing_picture' },
      { blockId: 'back-0006', path: 'backers.0.logo', code: 'missing_picture' },
      { blockId: 'back-0006', path: 'report.file', code: 'missing_file' },
      { blockId: 'gal-0009', path: 'pictures.0.image', code: 'missing_picture' },
    ];
    expect(problems).toEqual(missing);
    const request = { id: newId(), revision, note: '' };
    const refusal = await refusalOf(publishPage(asOwner(), SLUG, request));
    expect(refusal).toMatchObject({ code: 'landing.not_ready', details: { count: 5, problems: missing } });
    const plan = { ...request, action: 'publish', due: '2027-02-01T10:00' } as const;
    expect((await refusalOf(schedulePage(asOwner(), SLUG, plan))).code).toBe('landing.not_ready');

    // Drafts of before this was looked at have the sizes that were sent.
    await saveDraft(asOwner(), SLUG, { revision, content });
    await world.db.change('UPDATE landing_drafts SET content = ?', [false_]);
    await publishPage(asOwner(), SLUG, { id: newId(), revision: revision + 1, note: '' });
    const { draft, live } = await readLanding(asOwner(), SLUG);
    expect(draft).toMatchObject({ problems: [], differsFromLive: false });
    expect((await readLandingVersion(asOwner(), SLUG, live?.id ?? '')).content).toEqual(content);
    const saved = await saveDraft(asOwner(), SLUG, {
      revision: revision + 1,
      content: JSON.parse(false_) as PageContent,
    });
    expect(saved.differsFromLive).toBe(false);
    expect((await readLanding(asOwner(), SLUG)).draft.content).toEqual(content);
  });

  it('is of the draft that the person saw', async () => {
    const revision = await write('vista', 0);
    await write('otra', revision);
    const refusal = await refusalOf(publishPage(asOwner(), SLUG, { id: newId(), revision, note: '' }));
    expect(refusal.code).toBe('landing.edited_by_other');
    expect(await rowsOf('SELECT 1 FROM landing_versions')).toEqual([]);
  });

  it('does not take a picture without its description', async () => {
    const content = JSON.parse(
      JSON.stringify(fullContent()).replaceAll('Patio de la sucursal Querétaro', ''),
    ) as PageContent;
    const { revision } = await saveDraft(asOwner(), SLUG, { revision: 0, content });
    const refusal = await refusalOf(publishPage(asOwner(), SLUG, { id: newId(), revision, note: '' }));
    expect(refusal).toMatchObject({ code: 'landing.not_ready', kind: 'conflict' });
    expect(refusal.details['count']).toBe(4);
    expect((await readLanding(asOwner(), SLUG)).live).toBeNull();
  });

  it('is taken back by unpublishing: visitors see the page as it comes, the draft stays', async () => {
    const versionId = await publish('Publicada');
    await unpublishPage(asOwner(), SLUG, { versionId, note: 'ya no' });
    expect(await seen()).not.toBe('Publicada');
    const state = await readLanding(asOwner(), SLUG);
    expect(state.live).toBeNull();
    expect(state.draft.content.blocks[0]).toMatchObject({ heading: { es: 'Publicada' } });
    expect(await refusalOf(unpublishPage(asOwner(), SLUG, { versionId, note: '' }))).toMatchObject({
      code: 'landing.nothing_live',
    });
  });
});

describe('taking the page off', () => {
  it('takes off what the person saw live, and not what somebody published since', async () => {
    const versionId = await publish('Vista');
    const request = { versionId, note: 'ya no' };
    await unpublishPage(asOwner(), SLUG, request);
    const revision = await write('Del otro', 1);
    await publishPage(world.ctx(other), SLUG, { id: newId(), revision, note: '' });
    const refusal = await refusalOf(unpublishPage(asOwner(), SLUG, request));
    expect(refusal).toMatchObject({
      code: 'landing.live_is_other',
      kind: 'conflict',
      details: { number: 2, by: 'Prueba owner' },
    });
    expect(await seen()).toBe('Del otro');
  });
});

describe('versions', () => {
  it('are listed newest first and never change', async () => {
    const ids = [await publish('Uno'), await publish('Dos')];
    const { versions, next } = await listLandingVersions(asOwner(), SLUG, undefined);
    expect(versions.map(({ number, isLive, note }) => [number, isLive, note])).toEqual([
      [2, true, 'Dos'],
      [1, false, 'Uno'],
    ]);
    expect(next).toBeNull();
    expect((await readLandingVersion(asOwner(), SLUG, ids[0] ?? '')).content).toEqual(contentSaying('Uno'));
    await expect(world.db.change("UPDATE landing_versions SET note = 'otra'")).rejects.toThrow();
    await expect(world.db.change('DELETE FROM landing_versions')).rejects.toThrow();
    expect(await refusalOf(readLandingVersion(asOwner(), SLUG, newId()))).toMatchObject({
      code: 'landing.version_not_found',
    });
  });

  it('come back as a draft, never at once as the live page, and what was written is kept', async () => {
    const first = await publish('Ayer');
    await publish('Hoy');
    const revision = await write('A medias', 2);
    const state = await restoreVersion(asOwner(), SLUG, { versionId: first, revision });
    expect(await seen()).toBe('Hoy');
    expect(state.draft).toMatchObject({ basedOn: 1, revision: revision + 1, differsFromLive: true });
    expect(state.draft.content.blocks[0]).toMatchObject({ heading: { es: 'Ayer' } });
    const { versions } = await listLandingVersions(asOwner(), SLUG, undefined);
    expect(versions.map(({ kind }) => kind)).toEqual(['kept', 'published', 'published']);
    const kept = await readLandingVersion(asOwner(), SLUG, versions[0]?.id ?? '');
    expect(kept.content.blocks[0]).toMatchObject({ heading: { es: 'A medias' } });
    // What is a version already is not kept twice.
    await restoreVersion(asOwner(), SLUG, { versionId: kept.id, revision: revision + 1 });
    expect((await listLandingVersions(asOwner(), SLUG, undefined)).versions).toHaveLength(3);
    expect(
      await refusalOf(restoreVersion(world.ctx(other), SLUG, { versionId: first, revision: 1 })),
    ).toMatchObject({ code: 'landing.edited_by_other' });
  });

  it('go on page by page', async () => {
    for (let turn = 1; turn <= 31; turn += 1) await publish(`Vuelta ${turn}`);
    const first = await listLandingVersions(asOwner(), SLUG, undefined);
    expect(first.versions).toHaveLength(30);
    const second = await listLandingVersions(asOwner(), SLUG, first.next ?? undefined);
    expect(second.versions.map(({ number }) => number)).toEqual([1]);
    expect(second.next).toBeNull();
  });
});

describe('what is planned', () => {
  const inMinutes = (minutes: number, zone = ZONE) =>
    localMinuteOf(new Date(Date.now() + minutes * MINUTE_MS), zone);
  const later = (minutes: number) => ({ now: () => new Date(Date.now() + minutes * MINUTE_MS) });
  const job: Actor = { type: 'job', name: 'landing-schedule' };

  it('goes live at its time, as it was when it was planned, once', async () => {
    await publish('Antes');
    const revision = await write('Planeada', 1);
    const id = newId();
    const plan = { action: 'publish', id, due: inMinutes(7), revision, note: 'Buen Fin' } as const;
    const planned = await schedulePage(asOwner(), SLUG, plan);
    expect(planned.schedules).toMatchObject([
      { id, action: 'publish', dueLocal: plan.due, version: { number: 2, kind: 'scheduled' } },
    ]);
    await write('Escrita después', revision);
    expect(await runDueSchedules(world.ctx(job))).toEqual({ done: 0, failures: [] });
    expect(await seen()).toBe('Antes');
    const runs = await Promise.all([1, 2, 3].map(() => runDueSchedules(world.ctx(job, later(8)))));
    expect(runs.reduce((sum, { done }) => sum + done, 0)).toBe(1);
    expect(await seen()).toBe('Planeada');
    expect((await readLanding(asOwner(), SLUG)).schedules).toEqual([]);
  });

  it('is told in the chain’s time zone, and ends a publication too', async () => {
    await changeLandingSettings(asOwner(), { home: 'catalog', timeZone: 'America/Tijuana' });
    await publish('Temporada');
    const due = inMinutes(11, 'America/Tijuana');
    const { schedules } = await schedulePage(asOwner(), SLUG, {
      action: 'unpublish',
      id: newId(),
      due,
      note: '',
    });
    expect(schedules).toMatchObject([{ action: 'unpublish', version: null, dueLocal: due }]);
    const dueMs = Date.parse(schedules[0]?.dueAt ?? '');
    expect(Math.abs(dueMs - (Date.now() + 11 * MINUTE_MS))).toBeLessThan(MINUTE_MS + 5_000);
    await runDueSchedules(world.ctx(job, later(13)));
    expect((await readLanding(asOwner(), SLUG)).live).toBeNull();
  });

  it('is of a day that the calendar has', async () => {
    const revision = await write('Imposible', 0);
    for (const due of ['2027-02-31T10:00', '2027-02-29T10:00', '2027-04-31T10:00', '2027-01-00T10:00']) {
      const plan = { action: 'publish', id: newId(), due, revision, note: '' } as const;
      const refusal = await refusalOf(schedulePage(asOwner(), SLUG, plan));
      expect(refusal, due).toMatchObject({ code: 'landing.no_such_day', kind: 'invalid' });
    }
    expect(await rowsOf('SELECT 1 FROM landing_schedules')).toEqual([]);
  });

  it('has an id of its own: neither a version’s, nor a plan’s that says something else or was taken back', async () => {
    const published = await publish('Publicada');
    const revision = await write('Planeada', 1);
    const plan = { action: 'publish', id: newId(), due: inMinutes(23), revision, note: 'plan' } as const;
    const { id, due, note } = plan;
    const refused = async (other: LandingScheduleDraft) =>
      (await refusalOf(schedulePage(asOwner(), SLUG, other))).code;
    expect(await refused({ ...plan, id: published })).toBe('request.key_reused');
    expect(await refused({ action: 'unpublish', id: published, due, note })).toBe('request.key_reused');

    await schedulePage(asOwner(), SLUG, plan);
    expect((await schedulePage(asOwner(), SLUG, plan)).schedules).toHaveLength(1);
    expect(await refused({ ...plan, due: inMinutes(29) })).toBe('request.key_reused');
    expect(await refused({ ...plan, note: 'otra' })).toBe('request.key_reused');
    expect(await refused({ ...plan, revision: revision + 3 })).toBe('request.key_reused');
    expect(await refused({ action: 'unpublish', id, due, note })).toBe('request.key_reused');
    expect((await refusalOf(publishPage(asOwner(), SLUG, { id, revision, note }))).code).toBe(
      'request.key_reused',
    );
    await cancelSchedule(asOwner(), SLUG, id);
    expect(await refused(plan)).toBe('request.key_reused');
    expect(await rowsOf('SELECT number FROM landing_versions')).toHaveLength(2);
  });

  it('can be taken back, and is not planned for the past', async () => {
    const revision = await write('Nunca', 0);
    const id = newId();
    await schedulePage(asOwner(), SLUG, { action: 'publish', id, due: inMinutes(17), revision, note: '' });
    await cancelSchedule(asOwner(), SLUG, id);
    expect(await refusalOf(cancelSchedule(asOwner(), SLUG, id))).toMatchObject({
      code: 'landing.schedule_not_found',
    });
    expect(await runDueSchedules(world.ctx(job, later(19)))).toEqual({ done: 0, failures: [] });
    const past = { action: 'publish', id: newId(), due: inMinutes(-3), revision, note: '' } as const;
    expect(await refusalOf(schedulePage(asOwner(), SLUG, past))).toMatchObject({
      code: 'landing.schedule_past',
    });
  });
});

describe('a preview link', () => {
  it('shows the draft as it is when it is opened, or a version, until it is over', async () => {
    const id = await publish('Versión');
    const { path, expiresAt } = await createPreviewLink(asOwner(), SLUG, { versionId: null, language: 'es' });
    const token = path.replace('/vista-previa/', '');
    await write('Más tarde', 1);
    const preview = await readPreview(world.ctx(), token);
    expect(preview).toMatchObject({ slug: SLUG, versionNumber: null });
    expect(preview?.page.blocks[0]).toMatchObject({ heading: 'Más tarde' });
    const fixed = await createPreviewLink(asOwner(), SLUG, { versionId: id, language: 'en' });
    const ofVersion = await readPreview(world.ctx(), fixed.path.replace('/vista-previa/', ''));
    expect(ofVersion).toMatchObject({ versionNumber: 1, page: { language: 'en', title: 'About us' } });
    expect(await readPreview(world.ctx(undefined, { now: () => new Date(expiresAt) }), token)).toBeNull();
  });

  it('is worth nothing with a letter changed, or with another page in it', async () => {
    const { path } = await createPreviewLink(asOwner(), SLUG, { versionId: null, language: 'es' });
    const token = path.replace('/vista-previa/', '');
    const longer = token.replace(/\.([0-9a-z]+)\./, (_, expires: string) => `.z${expires}.`);
    for (const forged of [
      longer,
      token.slice(0, -1),
      `${token}A`,
      token.replace('draft', newId()),
      '',
      'x.y',
    ])
      expect(await readPreview(world.ctx(), forged), forged).toBeNull();
    expect(await readPreview(world.ctx(), token)).not.toBeNull();
  });
});

describe('the key of preview links', () => {
  const setKey = async (value: string) => {
    await world.db.change(
      "INSERT INTO settings (name, value, updated_at) VALUES ('landing.preview_key', ?, NOW(3)) ON DUPLICATE KEY UPDATE value = VALUES(value)",
      [value],
    );
  };
  const keptKey = async () =>
    (
      await world.db.rows<{ value: string }>(
        "SELECT CAST(value AS CHAR) AS value FROM settings WHERE name = 'landing.preview_key'",
      )
    )[0]?.value;

  it.each([
    ['an empty text', '""'],
    ['null', 'null'],
    ['an object', '{}'],
    ['a number', '123'],
    ['a number as long as a key', '1'.repeat(60)],
    ['a word', '"secreto"'],
    ['31 bytes', JSON.stringify(Buffer.alloc(31, 7).toString('base64url'))],
    ['spaces', JSON.stringify(' '.repeat(60))],
  ])('is made anew where there is %s', async (_, value) => {
    await setKey(value);
    const guessed = value.startsWith('"')
      ? Buffer.from(String(JSON.parse(value)), 'base64url')
      : Buffer.alloc(0);
    const claim = `funded.draft.es.${(Date.now() + 3_600_000).toString(36)}`;
    for (const key of [guessed, Buffer.from(value, 'base64url')]) {
      const signature = createHmac('sha256', key).update(`landing preview\n${claim}`).digest('base64url');
      expect(await readPreview(world.ctx(), `${claim}.${signature}`)).toBeNull();
    }
    expect(await keptKey()).toMatch(/^"[A-Za-z0-9_-]{43}"$/);
    const { path } = await createPreviewLink(asOwner(), SLUG, { versionId: null, language: 'es' });
    expect(await readPreview(world.ctx(), path.replace('/vista-previa/', ''))).not.toBeNull();
  });

  it('stays when it is one, and is one for all who need it first', async () => {
    const key = JSON.stringify(Buffer.alloc(32, 11).toString('base64url'));
    await setKey(key);
    await createPreviewLink(asOwner(), SLUG, { versionId: null, language: 'es' });
    expect(await keptKey()).toBe(key);
    await setKey('""');
    const links = await Promise.all(
      [1, 2, 3, 4, 5].map(() => createPreviewLink(asOwner(), SLUG, { versionId: null, language: 'es' })),
    );
    for (const { path } of links)
      expect(await readPreview(world.ctx(), path.replace('/vista-previa/', ''))).not.toBeNull();
  });
});

describe('what is live in a page', () => {
  it('is read at once: figures, branches, terms; sample copy only where the chain is a demo', async () => {
    const branch = await world.branch();
    await world.bulk(branch, { onHand: 13, priceCents: 70_100 });
    const content = contentSaying('Son {branches} sucursales');
    const people = content.blocks.find(({ type }) => type === 'people');
    if (people) people.isDemo = true;
    const id = newId();
    const { revision } = await saveDraft(asOwner(), SLUG, { revision: 0, content });
    await publishPage(asOwner(), SLUG, { id, revision, note: '' });
    // Figures may be a second old: this reader has none yet.
    const { page, tags } = await livePage(world.ctx(undefined, { memo: createMemo().get }), SLUG, 'es');
    const types = page.blocks.map(({ type }) => type);
    expect(types).not.toContain('people');
    expect(types).not.toContain('offers');
    expect(tags).toEqual(['landing:funded', 'home', 'catalog']);
    const branches = page.blocks.find((block) => block.type === 'branches');
    expect(branches?.branches.find(({ slug }) => slug === branch.code.toLowerCase())).toMatchObject({
      pieces: 13,
      phoneHref: 'tel:+524420000000',
    });
    const financing = page.blocks.find((block) => block.type === 'financing');
    expect(financing?.holds).toMatchObject([{ days: 15, depositBp: 1_000, keptBp: 0 }]);
    expect(JSON.stringify(page)).not.toContain('{branches}');
    const whole = await resolveForEditor(asOwner(), content, 'en');
    expect(whole.blocks.map(({ id: blockId }) => blockId)).toEqual(content.blocks.map((block) => block.id));
    expect(whole.blocks.find(({ type }) => type === 'people')?.isDemo).toBe(true);
  });

  it('shows what became cheaper and can be sold, and says so in its tags', async () => {
    const branch = await world.branch();
    const item = await world.unit(branch, { priceCents: 71_300 });
    const change = uuidv7(Date.now()).replaceAll('-', '');
    await world.db.change(
      `INSERT INTO price_changes (branch_id, id, stock_item_id, previous_cents, next_cents, recorded_at)
       VALUES (?, UNHEX(?), UNHEX(?), 83900, 71300, ?)`,
      [branch.id, change, item.id.replaceAll('-', ''), new Date()],
    );
    const content = fullContent();
    const offers = content.blocks.find((block) => block.type === 'offers');
    if (offers) Object.assign(offers, { system: 'puertas-cristales', count: 12 });
    const { revision } = await saveDraft(asOwner(), SLUG, { revision: 0, content });
    await publishPage(asOwner(), SLUG, { id: newId(), revision, note: '' });
    const read = async () => {
      const { page, tags } = await livePage(world.ctx(), SLUG, 'es');
      const block = page.blocks.find(({ type }) => type === 'offers');
      return {
        tags,
        offer: block?.type === 'offers' ? block.offers.find(({ code }) => code === item.code) : null,
      };
    };
    const before = await read();
    expect(before.offer).toMatchObject({
      name: 'Puerta delantera izquierda',
      priceCents: 71_300,
      formerCents: 83_900,
      href: `/pieza/${item.code}`,
    });
    expect(before.tags).toContain(`piece:${item.code}`);
    await world.db.change('UPDATE stock_items SET reserved = 1 WHERE branch_id = ? AND id = UNHEX(?)', [
      branch.id,
      item.id.replaceAll('-', ''),
    ]);
    expect((await read()).offer ?? null).toBeNull();
  });
});

describe('what the chain decides about its pages', () => {
  // The journal is append-only, also for tests: what came after a moment is what a test did.
  const since = async () => {
    const [row] = await world.db.rows<{ audit: Buffer | null; event: number | null }>(
      'SELECT (SELECT MAX(id) FROM audit_log_central) AS audit, (SELECT MAX(position) FROM outbox_events_central) AS event',
    );
    return { audit: row?.audit ?? Buffer.alloc(16), event: row?.event ?? 0 };
  };
  const eventsAfter = async ({ event }: { event: number }) =>
    (
      await world.db.rows<{ payload: string }>(
        "SELECT CAST(payload AS CHAR) AS payload FROM outbox_events_central WHERE topic = 'landing.home_changed' AND position > ? ORDER BY position",
        [event],
      )
    ).map(({ payload }) => JSON.parse(payload) as unknown);

  it('is the catalog’s home and the time of Mexico City until somebody says otherwise', async () => {
    expect(await readLandingSettings(asOwner())).toEqual({ home: 'catalog', timeZone: ZONE });
    await world.db.change(
      "INSERT INTO settings (name, value, updated_at) VALUES ('chain.home', '\"nothing known\"', NOW(3))",
    );
    expect(await chainHome(world.ctx())).toBe('catalog');
  });

  it('is written with its audit row, and told to every process when the home is another', async () => {
    const before = await since();
    const chosen = { home: 'funded', timeZone: 'America/Tijuana' } as const;
    expect(await changeLandingSettings(asOwner(), chosen)).toEqual(chosen);
    expect(await readLandingSettings(asOwner())).toEqual(chosen);
    expect((await readLanding(asOwner(), SLUG)).home).toBe('funded');
    const audits = await world.db.rows<{ action: string; detail: string }>(
      'SELECT action, CAST(detail AS CHAR) AS detail FROM audit_log_central WHERE id > ? ORDER BY id',
      [before.audit],
    );
    expect(audits.map(({ action, detail }) => [action, JSON.parse(detail) as unknown])).toEqual([
      [
        'landing_settings.change',
        {
          before: { home: 'catalog', timeZone: ZONE },
          after: { home: 'funded', timeZone: 'America/Tijuana' },
        },
      ],
    ]);
    expect(await eventsAfter(before)).toEqual([{ tags: ['home'], home: 'funded' }]);

    // Another time zone changes no page.
    await changeLandingSettings(asOwner(), { ...chosen, timeZone: 'America/Cancun' });
    expect(await eventsAfter(before)).toHaveLength(1);
  });

  it('of many who change it at once each tells what they changed, and the last word stands', async () => {
    const before = await since();
    const homes = ['funded', 'catalog', 'funded', 'catalog', 'funded', 'catalog'] as const;
    await Promise.all(homes.map((home) => changeLandingSettings(asOwner(), { home, timeZone: ZONE })));
    const told = (await eventsAfter(before)) as { home: string }[];
    const all = ['catalog', ...told.map(({ home }) => home)];
    expect(all.slice(1).some((home, index) => home === all[index])).toBe(false);
    expect(await chainHome(world.ctx())).toBe(all.at(-1));
  });

  it('decides where the links of the page lead, and is among its tags', async () => {
    await world.branch();
    const links = async () => {
      const { page, tags } = await livePage(world.ctx(), SLUG, 'en');
      expect(tags).toContain('home');
      return page.blocks.flatMap((block) => (block.type === 'callToAction' ? [block.button?.href] : []));
    };
    const content = contentSaying('Enlaces');
    const [hero] = content.blocks;
    if (!hero) throw new Error('The fixture begins with its hero');
    const call = (id: string, path: '/' | '/tu-auto' | '/funded') =>
      ({
        id,
        type: 'callToAction',
        heading: { es: 'Elige' },
        text: { es: '' },
        button: { label: { es: 'Ir' }, link: { kind: 'page', path } },
      }) as const;
    const blocks = [
      hero,
      call('call-0001', '/'),
      call('call-0002', '/tu-auto'),
      call('call-0003', '/funded'),
    ];
    const { revision } = await saveDraft(asOwner(), SLUG, { revision: 0, content: { ...content, blocks } });
    await publishPage(asOwner(), SLUG, { id: newId(), revision, note: '' });
    expect(await links()).toEqual(['/en', '/en', '/en/funded']);
    await changeLandingSettings(asOwner(), { home: 'funded', timeZone: ZONE });
    expect(await links()).toEqual(['/en/tu-auto', '/en/tu-auto', '/en']);
  });
});

describe('who may', () => {
  it('is the owner and the administrator; a clerk may not even read', async () => {
    const branch = await world.branch();
    const clerk = world.ctx(await world.staff('clerk', [branch]));
    const request = { id: newId(), revision: 0, note: '' };
    const content = fullContent();
    for (const work of [
      () => readLanding(clerk, SLUG),
      () => saveDraft(clerk, SLUG, { revision: 0, content }),
      () => publishPage(clerk, SLUG, request),
      () => unpublishPage(clerk, SLUG, { versionId: request.id, note: '' }),
      () => restoreVersion(clerk, SLUG, { versionId: request.id, revision: 0 }),
      () => createPreviewLink(clerk, SLUG, { versionId: null, language: 'es' }),
      () => resolveForEditor(clerk, content, 'es'),
      () => readLandingSettings(clerk),
      () => changeLandingSettings(clerk, { home: 'funded', timeZone: ZONE }),
    ]) {
      const refusal = await refusalOf((async () => work())());
      expect(refusal).toMatchObject({ code: 'identity.forbidden' });
    }
    const administrator = world.ctx(await world.staff('administrator', []));
    expect((await readLanding(administrator, SLUG)).slug).toBe(SLUG);
  });
});
