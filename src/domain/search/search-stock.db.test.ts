import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aWorld, type TestBranch, type World } from '../../../tests/fixtures/a-world.ts';
import { workerDatabase } from '../../../tests/fixtures/worker-database.ts';
import { BranchStockQuery, CounterSearchQuery } from '#contract/inventory';
import type { Actor } from '#server/context.ts';
import { counterSearch, searchBranchStock } from './search-stock.ts';

let world: World;
let branch: TestBranch;
let clerk: Actor;

beforeAll(async () => {
  world = await aWorld(workerDatabase());
  branch = await world.branch();
  clerk = await world.staff('clerk', [branch]);
  await world.db.change(
    `INSERT IGNORE INTO part_types (code, system_code, ordinal, name_es, name_en, axes)
     VALUES ('chapa', 'puertas-cristales', 3, 'Chapa de puerta', 'Door latch', 'side+end')`,
  );
});

afterAll(() => world.close());

const find = (q: string, limit = 20) =>
  counterSearch(world.ctx(clerk), branch.scope, CounterSearchQuery.parse({ q, limit }));

/** A car with a name that nobody else has. */
async function aCar() {
  const { id, path } = await world.generation();
  return { id, name: path.split('/')[0] ?? '' };
}

async function aLatch(at: TestBranch, generationId: number, priceCents = 317_00) {
  const latch = await world.unit(at, { priceCents, generationId });
  await world.db.change("UPDATE parts SET part_type_code = 'chapa' WHERE id = ?", [latch.partId]);
  return latch;
}

describe('a code at the counter', () => {
  test('a scanned serial, also when the scanner types other marks, is exact', async () => {
    const door = await world.unit(branch, { priceCents: 1_700_00 });
    const found = await find(door.code.replaceAll('-', "'").toLowerCase());
    expect(found.exact).toBe(door.id);
    expect(found.here.map((row) => row.code)).toEqual([door.code]);
  });

  test('the beginning of one finds what it may become', async () => {
    const door = await world.unit(branch, { priceCents: 1_700_00 });
    const found = await find(door.code.slice(0, -1));
    expect(found.here.map((row) => row.code)).toContain(door.code);
    expect(found.exact).toBeNull();
  });

  test('a whole part number shows what carries it, however it is typed, here and elsewhere', async () => {
    const other = await world.branch();
    const here = await world.bulk(branch, { onHand: 3, priceCents: 211_00 });
    await world.bulk(other, { onHand: 0, priceCents: 199_00, partId: here.partId });
    const third = await world.branch();
    await world.bulk(third, { onHand: 2, priceCents: 205_00, partId: here.partId });
    const found = await find(here.code.toLowerCase());
    expect(found.here.map(({ id }) => id)).toEqual([here.id]);
    expect(found.elsewhere.map(({ code, branch: at }) => [code, at])).toEqual([[here.code, third.code]]);
    expect(found).toMatchObject({ exact: here.id, more: { here: 0, elsewhere: 0 } });
  });
});

describe('words at the counter', () => {
  test('find the part that was named, not what has its name in another one', async () => {
    const car = await aCar();
    const door = await world.unit(branch, { priceCents: 1_100_00, generationId: car.id });
    const latch = await aLatch(branch, car.id);
    expect((await find(`puerta ${car.name}`)).here.map(({ code }) => code)).toEqual([door.code]);
    expect((await find(`chapa de puerta ${car.name}`)).here.map(({ code }) => code)).toEqual([latch.code]);
    const page = await searchBranchStock(
      world.ctx(clerk),
      branch.scope,
      BranchStockQuery.parse({ q: `puerta ${car.name}` }),
    );
    expect(page.items.map(({ code }) => code)).toEqual([door.code]);
    expect(page.totals).toMatchObject({ rows: 1, valueCents: 1_100_00 });
  });

  test('still being typed list first the type whose name begins so', async () => {
    const car = await aCar();
    const door = await world.unit(branch, { priceCents: 1_100_00, generationId: car.id });
    const latch = await aLatch(branch, car.id);
    expect((await find(`pue ${car.name}`)).here.map(({ code }) => code)).toEqual([door.code, latch.code]);
  });

  test('put what can be sold before what cannot', async () => {
    const car = await aCar();
    const door = await world.unit(branch, { priceCents: 1_100_00, generationId: car.id });
    const sold = await world.unit(branch, { priceCents: 900_00, generationId: car.id });
    await world.db.change('UPDATE stock_items SET on_hand = 0 WHERE branch_id = ? AND price_cents = 90000', [
      branch.id,
    ]);
    expect((await find(`puerta ${car.name}`, 2)).here.map(({ code }) => code)).toEqual([
      door.code,
      sold.code,
    ]);
  });

  test('show what other branches have, apart, and what this one has not', async () => {
    const car = await aCar();
    const other = await world.branch();
    const far = await world.unit(other, { priceCents: 900_00, generationId: car.id });
    const q = `puerta delantera ${car.name}`;
    expect(await find(q)).toMatchObject({ here: [], elsewhere: [{ code: far.code }], exact: null });
    const near = await world.unit(branch, { priceCents: 1_100_00, generationId: car.id });
    expect(await find(q)).toMatchObject({ here: [{ code: near.code }], elsewhere: [{ code: far.code }] });
  });

  test('say how much more there is', async () => {
    const car = await aCar();
    const other = await world.branch();
    for (let count = 0; count < 13; count++) {
      await world.unit(other, { priceCents: 900_00 + count, generationId: car.id });
      if (count < 5) await world.unit(branch, { priceCents: 700_00 + count, generationId: car.id });
    }
    const found = await find(`puerta ${car.name}`, 3);
    expect([found.here.length, found.elsewhere.length]).toEqual([3, 10]);
    expect(found.more).toEqual({ here: 2, elsewhere: 3 });
  });

  test('a year narrows by the table of fits, and by the generation where the table says nothing', async () => {
    const car = await aCar(); // 1997 to 2003
    const early = await world.unit(branch, { priceCents: 500_00, generationId: car.id });
    await world.db.change('UPDATE fitments SET year_to = 1999 WHERE part_id = ?', [early.partId]);
    const untabled = await world.unit(branch, { priceCents: 700_00, generationId: car.id });
    await world.db.change('DELETE FROM fitments WHERE part_id = ?', [untabled.partId]);
    const codes = async (year: number) =>
      (await find(`puerta ${car.name} ${year}`)).here.map(({ code }) => code).sort();
    expect(await codes(1998)).toEqual([early.code, untabled.code].sort());
    expect(await codes(2001)).toEqual([untabled.code]);
    expect(await codes(2009)).toEqual([]);
  });

  test('place, condition, colour, maker and shelf narrow', async () => {
    const car = await aCar();
    const red = await world.unit(branch, { priceCents: 500_00, generationId: car.id });
    const blue = await world.unit(branch, { priceCents: 700_00, generationId: car.id });
    await world.db.change("UPDATE parts SET position = 'rr', maker = 'Eagle BHP' WHERE id = ?", [
      blue.partId,
    ]);
    await world.db.change(
      `UPDATE stock_items s JOIN units u ON u.branch_id = s.branch_id AND u.stock_item_id = s.id
       SET s.bin = IF(s.price_cents = 50000, 'C-14-2', 'C-3-1'), u.colour = IF(s.price_cents = 50000, 'Rojo', 'Azul')
       WHERE s.part_id IN (?, ?)`,
      [red.partId, blue.partId],
    );
    const only = async (words: string) =>
      (await find(`puerta ${car.name} ${words}`)).here.map(({ code }) => code);
    expect(await only('trasera derecha')).toEqual([blue.code]);
    expect(await only('delantera')).toEqual([red.code]);
    expect(await only('roja')).toEqual([red.code]);
    expect(await only('C-14')).toEqual([red.code]);
    expect(await only('bhp')).toEqual([blue.code]);
    expect(await only('usada')).toHaveLength(2);
    expect(await only('nueva')).toEqual([]);
    expect(await only('altima')).toEqual([]);
  });

  test('quotes, percent signs and SQL are the words they are', async () => {
    for (const q of ["' OR 1=1 --", '100%', '_', '\\', '"; DROP TABLE stock_items; --']) {
      expect(await find(q), q).toMatchObject({ exact: null, here: [] });
    }
  });
});
