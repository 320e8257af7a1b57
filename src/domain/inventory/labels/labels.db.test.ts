import { afterAll, beforeAll, expect, test } from 'vitest';
import { LabelOrder } from '#contract/inventory';
import { uuidToBytes } from '#db/schema/columns.ts';
import type { Actor } from '#server/context.ts';
import { isDomainError } from '#shared/errors.ts';
import { uuidv7 } from '#shared/ids.ts';
import { aWorld, type TestBranch, type World } from '../../../../tests/fixtures/a-world.ts';
import { workerDatabase } from '../../../../tests/fixtures/worker-database.ts';
import { listBins, readLabels } from './read-labels.ts';

let world: World;
let branch: TestBranch;
let clerk: Extract<Actor, { type: 'staff' }>;

beforeAll(async () => {
  world = await aWorld(workerDatabase());
  branch = await world.branch();
  clerk = await world.staff('clerk', [branch]);
});

afterAll(() => world.close());

const order = (part: object) => LabelOrder.parse({ format: 'letter-30', ...part });

async function codeOf(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.catch((thrown: unknown) => thrown);
  return isDomainError(error) ? error.code : 'no refusal';
}

test('labels come in the order asked for, as often as asked for, shelves last', async () => {
  const [pads, door] = [
    await world.bulk(branch, { onHand: 7, priceCents: 431_50 }),
    await world.unit(branch, { priceCents: 2_850_00 }),
  ];
  const wanted = order({
    pieces: [{ stockItemId: door.id }, { stockItemId: pads.id, copies: 3 }],
    bins: ['A-03-2'],
  });
  const labels = await readLabels(world.ctx(clerk), branch.scope, wanted);
  expect(labels.map((one) => (one.kind === 'bin' ? one.bin : [one.piece.code, one.copies]))).toEqual([
    [door.code, 1],
    [pads.code, 3],
    'A-03-2',
  ]);
});

test('a car gives a label for each of its pieces that is still here', async () => {
  const donorId = uuidv7(Date.now());
  const { id: generationId } = await world.generation();
  await world.db.change(
    `INSERT INTO donor_vehicles (branch_id, id, generation_id, model_year, impact, status, arrived_on)
     VALUES (?, ?, ?, 1999, 'none', 'dismantled', '2026-11-02')`,
    [branch.id, uuidToBytes(donorId), generationId],
  );
  const [here, gone] = [
    await world.unit(branch, { priceCents: 910_00, generationId }),
    await world.unit(branch, { priceCents: 730_00, generationId }),
  ];
  for (const { id } of [here, gone])
    await world.db.change('UPDATE units SET donor_vehicle_id = ? WHERE branch_id = ? AND stock_item_id = ?', [
      uuidToBytes(donorId),
      branch.id,
      uuidToBytes(id),
    ]);
  const onHand = (item: { id: string }, quantity: number) =>
    world.db.change('UPDATE stock_items SET on_hand = ? WHERE branch_id = ? AND id = ?', [
      quantity,
      branch.id,
      uuidToBytes(item.id),
    ]);
  await onHand(gone, 0);
  const wanted = order({ donorId });
  const labels = await readLabels(world.ctx(clerk), branch.scope, wanted);
  expect(labels.map((one) => one.kind === 'piece' && one.piece.code)).toEqual([here.code]);
  await onHand(here, 0);
  expect(await codeOf(readLabels(world.ctx(clerk), branch.scope, wanted))).toBe('inventory.nothing_to_label');
});

test('another branch’s piece or car is not there, and who has no stock to read gets none', async () => {
  const other = await world.branch();
  const theirs = await world.bulk(other, { onHand: 1, priceCents: 19_00 });
  const labels = (part: object, actor: Actor = clerk) =>
    readLabels(world.ctx(actor), branch.scope, order(part));
  expect(await codeOf(labels({ pieces: [{ stockItemId: theirs.id }] }))).toBe('inventory.item_not_found');
  expect(await codeOf(labels({ donorId: uuidv7(Date.now()) }))).toBe('inventory.donor_not_found');
  const owner = await world.staff('owner', []);
  expect(await codeOf(labels({ bins: ['A-1'] }, owner))).toBe('identity.forbidden');
  const stranger = await world.staff('clerk', [other]);
  expect(await codeOf(labels({ bins: ['A-1'] }, stranger))).toBe('branches.not_found');
});

test('shelves with something on them are listed in order', async () => {
  const own = await world.branch();
  for (const [bin, onHand] of [
    ['B-02', 3],
    ['A-11', 1],
    ['Z-99', 0],
  ] as const) {
    const { id } = await world.bulk(own, { onHand, priceCents: 7_00 });
    await world.db.change('UPDATE stock_items SET bin = ? WHERE branch_id = ? AND id = ?', [
      bin,
      own.id,
      uuidToBytes(id),
    ]);
  }
  const reader = await world.staff('clerk', [own]);
  expect(await listBins(world.ctx(reader), own.scope)).toEqual({
    bins: [
      { bin: 'A-11', items: 1 },
      { bin: 'B-02', items: 1 },
    ],
  });
});

test.each([
  ['nothing to label', {}],
  ['a thousand copies of one piece', { pieces: [{ stockItemId: uuidv7(1), copies: 1_000 }] }],
  [
    'more labels than an order has',
    { pieces: Array.from({ length: 11 }, (_, at) => ({ stockItemId: uuidv7(at), copies: 100 })) },
  ],
  ['a place that the sheet does not have', { bins: ['A-1'], start: 31 }],
  ['an eleventh of ten', { bins: ['A-1'], format: 'letter-10', start: 11 }],
  ['ZPL for a sheet', { bins: ['A-1'], output: 'zpl' }],
  ['a shelf that bars cannot say', { bins: ['Ñ-1'] }],
  ['paper that nobody makes', { bins: ['A-1'], format: '1x1' }],
])('an order with %s is refused', (_what, part) => {
  expect(LabelOrder.safeParse({ format: 'letter-30', ...part }).success).toBe(false);
});
