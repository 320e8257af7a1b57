import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aWorld, type TestBranch, type World } from '../../../tests/fixtures/a-world.ts';
import { workerDatabase } from '../../../tests/fixtures/worker-database.ts';
import type { Actor } from '#server/context.ts';
import { fitVerdict } from '#shared/fit/fit-verdict.ts';
import { uuidv7 } from '#shared/ids.ts';
import { uuidToBytes } from '#db/schema/columns.ts';
import { addFitEvidence, outcomeOf } from './fit-evidence.ts';
import { changeFitments, undoFitments } from './change-fitments.ts';
import { FitmentChange } from './contract.ts';
import { fitFactsOf } from './fit-facts.ts';
import { fitmentSheet, listParts } from './fitment-sheet.ts';
import { interchange } from './interchange.ts';
import {
  changeInterchange,
  createInterchange,
  mergeInterchange,
  splitInterchange,
} from './manage-interchange.ts';

let world: World;
let branch: TestBranch;
let clerk: Actor;
let manager: Actor;

beforeAll(async () => {
  world = await aWorld(workerDatabase());
  branch = await world.branch();
  clerk = await world.staff('clerk', [branch]);
  manager = await world.staff('inventory_manager', [branch]);
});

afterAll(() => world.close());

const change = (fields: Partial<FitmentChange>) => FitmentChange.parse({ version: 0, ...fields });

async function aPart() {
  const generation = await world.generation();
  const { partId } = await world.unit(branch, { priceCents: 285_100, generationId: generation.id });
  return { partId, generation };
}

const row = (generation: string, fields = {}) => ({
  generation,
  yearFrom: 1997,
  yearTo: 2001,
  qualifiers: {},
  evidence: 'staff' as const,
  ...fields,
});

async function facts(partId: number) {
  return (await fitFactsOf(world.ctx(), [partId])).factsFor(partId, null);
}

describe('the list of what a part fits', () => {
  test('changes as one version, with an audit row and an event, and search and pages follow', async () => {
    const { partId, generation } = await aPart();
    const other = await world.generation();
    const ctx = world.ctx(manager);
    const before = await fitmentSheet(ctx, partId);
    expect(before).toMatchObject({
      version: 0,
      rows: [{ generation: generation.path, yearFrom: 1997, yearTo: 2003 }],
    });
    const added = change({
      kind: 'paste',
      add: [row(other.path, { qualifiers: { doors: 4, note: 'Con ABS' } })],
    });
    const after = await changeFitments(ctx, partId, added);
    expect(after).toMatchObject({
      version: 1,
      lastChange: { kind: 'paste', by: 'Prueba inventory_manager' },
    });
    expect(after.rows.map(({ generation: path }) => path)).toEqual([generation.path, other.path]);
    expect(await facts(partId)).toMatchObject({
      rows: [{}, { generation: other.path, doors: 4, evidence: 'staff' }],
    });
    const events = await world.db.rows<{ payload: string }>(
      "SELECT CAST(payload AS CHAR) AS payload FROM outbox_events_central WHERE topic = 'catalog.changed' ORDER BY position DESC LIMIT 1",
    );
    expect(events[0]?.payload).toContain(`stock:${other.path}`);
    const audits = await world.db.rows<{ action: string }>(
      'SELECT action FROM audit_log_central WHERE subject = ?',
      [`part ${partId}`],
    );
    expect(audits).toEqual([{ action: 'fitment.change' }]);
  });

  test('replaces and removes rows, and goes back to what it was', async () => {
    const { partId, generation } = await aPart();
    const ctx = world.ctx(manager);
    const [first] = (await fitmentSheet(ctx, partId)).rows;
    const id = first?.id ?? 0;
    await changeFitments(
      ctx,
      partId,
      change({ replace: [{ id, row: row(generation.path, { yearTo: 1999 }) }] }),
    );
    expect((await facts(partId)).rows).toMatchObject([{ yearFrom: 1997, yearTo: 1999, evidence: 'staff' }]);
    await changeFitments(ctx, partId, change({ version: 1, remove: [id] }));
    expect((await facts(partId)).rows).toEqual([]);
    const back = await undoFitments(ctx, partId, { version: 2 });
    expect(back).toMatchObject({ version: 3, rows: [{ id, yearTo: 1999 }], lastChange: { kind: 'undo' } });
    // Undoing the undo is the change again.
    expect((await undoFitments(ctx, partId, { version: 3 })).rows).toEqual([]);
  });

  test('is refused to who may not edit the catalog, for a part that is not there, and where nothing can be undone', async () => {
    const { partId } = await aPart();
    await expect(changeFitments(world.ctx(clerk), partId, change({}))).rejects.toThrow('identity.forbidden');
    await expect(fitmentSheet(world.ctx(clerk), partId)).rejects.toThrow('identity.forbidden');
    await expect(fitmentSheet(world.ctx(manager), 99_999_991)).rejects.toThrow('catalog.part_not_found');
    await expect(undoFitments(world.ctx(manager), partId, { version: 0 })).rejects.toThrow(
      'catalog.nothing_to_undo',
    );
    await expect(
      changeFitments(world.ctx(manager), partId, change({ remove: [99_999_991] })),
    ).rejects.toThrow('catalog.fitment_not_found');
  });

  test('of two who change the same version one wins and the other is told', async () => {
    const { partId } = await aPart();
    const other = await world.generation();
    const add = change({ add: [row(other.path)] });
    const answers = await Promise.allSettled(
      [1, 2, 3].map(() => changeFitments(world.ctx(manager), partId, add)),
    );
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const refusals = answers.flatMap((answer) =>
      answer.status === 'rejected' ? [String(answer.reason)] : [],
    );
    expect(refusals).toHaveLength(2);
    for (const refusal of refusals) expect(refusal).toContain('catalog.changed_elsewhere');
    expect((await fitmentSheet(world.ctx(manager), partId)).rows).toHaveLength(2);
  });

  test('refuses a car that is not there, years that run backwards and an engine that was not sold', async () => {
    const { partId, generation } = await aPart();
    const ctx = world.ctx(manager);
    for (const wrong of [
      row('no/such/car'),
      row(generation.path, { yearFrom: 2001, yearTo: 1999 }),
      row(generation.path, { qualifiers: { engine: '9.9 L' } }),
    ]) {
      await expect(changeFitments(ctx, partId, change({ add: [wrong] }))).rejects.toThrow('request.invalid');
    }
    expect((await fitmentSheet(ctx, partId)).version).toBe(0);
  });

  test('shows what does not agree', async () => {
    const { partId, generation } = await aPart();
    const rows = [
      row(generation.path, { yearTo: 2003 }),
      row(generation.path, { yearFrom: 1999, yearTo: 2003, qualifiers: { doors: 4 } }),
      row(generation.path, { yearFrom: 1989, yearTo: 1991 }),
    ];
    const sheet = await changeFitments(world.ctx(manager), partId, change({ add: rows }));
    expect(sheet.conflicts.map(({ kind }) => kind).sort()).toEqual(
      ['duplicate', 'outside-generation', 'overlap', 'overlap'].sort(),
    );
  });

  test('is found by number, by words and by car', async () => {
    const { partId, generation } = await aPart();
    const list = (fields: object) => listParts(world.ctx(manager), { q: '', limit: 7, ...fields });
    const byCar = await list({ generation: generation.path });
    expect(byCar.parts).toMatchObject([{ id: partId, fitments: 1 }]);
    const number = byCar.parts[0]?.partNumber ?? '';
    expect((await list({ q: number.slice(0, 9) })).parts.map(({ id }) => id)).toContain(partId);
    expect((await list({ q: 'puerta prueba', generation: generation.path })).parts).toHaveLength(1);
    expect((await list({ q: 'cofre', generation: generation.path })).parts).toHaveLength(0);
  });
});

describe('sales as evidence', () => {
  const line = (
    partId: number,
    generationId: number,
    outcome: 'kept' | 'returned' | 'void',
    saleId = uuidv7(Date.now()),
  ) => ({
    branchId: branch.id as number,
    saleId: uuidToBytes(saleId),
    lineNo: 1,
    partId,
    generationId,
    vehicleId: null,
    modelYear: 1999,
    outcome,
    soldAt: new Date('2026-03-01T00:00:00Z'),
  });
  const job: Actor = { type: 'job', name: 'test' };

  test('confirm a table once enough were kept, and never count twice', async () => {
    const { partId, generation } = await aPart();
    const [first, second] = [line(partId, generation.id, 'kept'), line(partId, generation.id, 'kept')];
    const car = { generation: generation.path, year: 1999 };
    expect(await addFitEvidence(world.ctx(job), [first])).toBe(1);
    expect(fitVerdict(await facts(partId), car)).toMatchObject({ verdict: 'table', kept: 1 });
    expect(await addFitEvidence(world.ctx(job), [first, second])).toBe(1);
    expect(await addFitEvidence(world.ctx(job), [first, second])).toBe(0);
    expect(fitVerdict(await facts(partId), car)).toMatchObject({
      verdict: 'confirmed',
      reason: 'sold-and-kept',
      kept: 2,
    });
  });

  test('speak against it when it came back because it did not fit, and say nothing when it came back otherwise', async () => {
    const { partId, generation } = await aPart();
    await addFitEvidence(world.ctx(job), [
      line(partId, generation.id, 'void'),
      line(partId, generation.id, 'returned'),
    ]);
    const car = { generation: generation.path, year: 1999 };
    expect(fitVerdict(await facts(partId), car)).toMatchObject({
      reason: 'returned-before',
      returned: 1,
      kept: 0,
    });
    const sheet = await fitmentSheet(world.ctx(manager), partId);
    expect(sheet.conflicts).toEqual([{ kind: 'brought-back', row: 0 }]);
  });

  test.each([
    ['29 days later', { isReturned: false, returnReason: null }, 29, null],
    ['30 days later', { isReturned: false, returnReason: null }, 30, 'kept'],
    [
      'brought back because it does not fit',
      { isReturned: true, returnReason: 'does-not-fit' },
      3,
      'returned',
    ],
    ['brought back for another reason', { isReturned: true, returnReason: 'changed-mind' }, 3, 'void'],
  ] as const)('are judged %s', (_name, returned, days, outcome) => {
    const recordedAt = new Date('2026-03-01T12:00:00Z');
    const now = new Date(recordedAt.getTime() + days * 86_400_000);
    expect(outcomeOf({ recordedAt, ...returned }, now, 30)).toBe(outcome);
  });
});

describe('interchange', () => {
  test('a group makes a piece fit the cars of its other members, and says through what', async () => {
    const [a, b] = [await aPart(), await aPart()];
    const group = await createInterchange(world.ctx(manager), {
      partType: 'puerta',
      position: 'fl',
      provenance: 'staff',
      confidence: 'unverified',
      members: [a, b].map(({ partId }) => ({
        partId,
        yearFrom: null,
        yearTo: null,
        confidence: 'unverified' as const,
      })),
    });
    expect(group.members.map(({ generation }) => generation)).toEqual([a.generation.path, b.generation.path]);
    const verdict = fitVerdict(await facts(a.partId), { generation: b.generation.path, year: 1999 });
    expect(verdict).toMatchObject({ verdict: 'table', reason: 'interchange', via: group.code });
    const others = await interchange(world.ctx(), {
      generation: a.generation.path,
      partType: 'puerta',
      position: 'fl',
    });
    expect(others.items).toMatchObject([
      { generation: b.generation.path, group: group.code, confidence: 'unverified' },
    ]);
  });

  test('groups merge and split, and parts follow their members', async () => {
    const [a, b, c] = [await aPart(), await aPart(), await aPart()];
    const ctx = world.ctx(manager);
    const make = (...parts: { partId: number }[]) =>
      createInterchange(ctx, {
        partType: 'puerta',
        position: 'fl',
        provenance: 'staff',
        confidence: 'cross-checked',
        members: parts.map(({ partId }) => ({
          partId,
          yearFrom: null,
          yearTo: null,
          confidence: 'unverified' as const,
        })),
      });
    const groupOf = async (partId: number) =>
      (
        await world.db.rows<{ id: number | null }>(
          'SELECT interchange_group_id AS id FROM parts WHERE id = ?',
          [partId],
        )
      )[0]?.id;
    const [one, two] = [await make(a, b), await make(c)];
    await expect(make(a)).rejects.toThrow('catalog.member_elsewhere');
    const merged = await mergeInterchange(ctx, one.id, { version: one.version, from: two.id });
    expect(merged.members).toHaveLength(3);
    expect(await groupOf(c.partId)).toBe(one.id);
    const [leaving] = merged.members;
    const apart = await splitInterchange(ctx, one.id, {
      version: merged.version,
      members: [leaving?.id ?? 0],
    });
    expect(apart.members.map(({ part }) => part?.id)).toEqual([a.partId]);
    expect(await groupOf(a.partId)).toBe(apart.id);
    const { version } = apart;
    const emptied = await changeInterchange(ctx, apart.id, {
      version,
      add: [],
      remove: apart.members.map(({ id }) => id),
    });
    expect(emptied.members).toEqual([]);
    expect(await groupOf(a.partId)).toBeNull();
    await expect(changeInterchange(ctx, apart.id, { version, add: [], remove: [] })).rejects.toThrow(
      'catalog.changed_elsewhere',
    );
    await expect(mergeInterchange(world.ctx(clerk), one.id, { version: 1, from: two.id })).rejects.toThrow(
      'identity.forbidden',
    );
  });
});
