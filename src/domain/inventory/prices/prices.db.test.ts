import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { aWorld, type TestBranch, type World } from '../../../../tests/fixtures/a-world.ts';
import { idempotencyKey } from '../../../../tests/fixtures/idempotency-key.ts';
import { workerDatabase } from '../../../../tests/fixtures/worker-database.ts';
import type { Actor } from '#server/context.ts';
import { uuidv7 } from '#shared/ids.ts';
import { applyPrices, listPriceBatches, previewPrices, undoPrices } from './apply-prices.ts';
import { PriceUndone, type PriceBatchDraft, type PriceRuleDraft } from './contract.ts';
import { listPriceRules, removePriceRule, savePriceRule } from './price-rules.ts';

let world: World;
let branch: TestBranch;
let manager: Actor;
let administrator: Actor;

beforeAll(async () => {
  world = await aWorld(workerDatabase());
});
beforeEach(async () => {
  branch = await world.branch();
  manager = await world.staff('inventory_manager', [branch]);
  administrator = await world.staff('administrator', []);
});
// Rules are the chain's: the next test begins without any.
afterEach(() => world.db.change('DELETE FROM price_rules'));
afterAll(() => world.close());

const fresh = (actor: Actor) => world.ctx(actor, { memo: (_key, _ttlMs, load) => load() });
const rule = (change: Partial<PriceRuleDraft>): PriceRuleDraft => ({
  branch: branch.code,
  system: null,
  partType: null,
  origin: null,
  figures: { floorCents: 90_00 },
  version: null,
  ...change,
});

function keyed(actor: Actor, body: unknown, key: string) {
  return { ...fresh(actor), idempotency: idempotencyKey(key, body) };
}

async function apply(lines: PriceBatchDraft['lines'], actor = manager) {
  const draft = { id: uuidv7(Date.now()), filter: { condition: 'used' as const }, lines };
  await applyPrices(keyed(actor, draft, draft.id), branch.scope, draft);
  return draft.id;
}

async function undo(id: string) {
  const answer = await undoPrices(keyed(manager, id, uuidv7(Date.now())), branch.scope, id);
  return PriceUndone.parse(JSON.parse(answer.json));
}

test('a rule is made, changed and taken away; of the same scope there is one', async () => {
  const ctx = fresh(manager);
  const [made] = (await savePriceRule(ctx, rule({}))).items;
  expect(made).toMatchObject({ branch: branch.code, figures: { floorCents: 90_00 }, version: 1 });
  await expect(savePriceRule(ctx, rule({}))).rejects.toMatchObject({ code: 'inventory.price_rule_taken' });
  const changed = await savePriceRule(ctx, rule({ figures: { stepCents: 10_00 }, version: 1 }));
  expect(changed.items).toMatchObject([{ figures: { stepCents: 10_00 }, version: 2 }]);
  await expect(savePriceRule(ctx, rule({ version: 1 }))).rejects.toMatchObject({
    code: 'inventory.price_rule_changed',
  });
  expect((await removePriceRule(ctx, made?.id ?? 0)).items).toEqual([]);
  await expect(removePriceRule(ctx, made?.id ?? 0)).rejects.toMatchObject({
    code: 'inventory.price_rule_not_found',
  });
});

test('rules of the chain are the administrator’s, those of a branch also of who keeps it', async () => {
  await expect(savePriceRule(fresh(manager), rule({ branch: null }))).rejects.toMatchObject({
    code: 'identity.forbidden',
  });
  await savePriceRule(fresh(administrator), rule({ branch: null }));
  const other = await world.branch();
  await expect(savePriceRule(fresh(manager), rule({ branch: other.code }))).rejects.toMatchObject({
    code: 'branches.not_found',
  });
  await expect(listPriceRules(fresh(await world.staff('clerk', [branch])))).rejects.toMatchObject({
    code: 'identity.forbidden',
  });
});

test('a list is shown with its new prices and why, applied together and undone together', async () => {
  const generation = await world.generation();
  const cheap = await world.unit(branch, { priceCents: 500_00, generationId: generation.id });
  const dear = await world.unit(branch, { priceCents: 900_00, generationId: generation.id });
  await savePriceRule(fresh(manager), rule({ partType: 'puerta', figures: { floorCents: 3_000_00 } }));
  const preview = await previewPrices(fresh(manager), branch.scope, { condition: 'used' });
  expect(preview).toMatchObject({ looked: 2, withoutBasis: 0 });
  expect(preview.lines.map(({ code, beforeCents, afterCents }) => [code, beforeCents, afterCents])).toEqual([
    [dear.code, 900_00, 3_000_00],
    [cheap.code, 500_00, 3_000_00],
  ]);
  // Its sisters on the car: the middle of 500 and 900; then the floor of the rule.
  expect(preview.lines[0]?.why).toEqual([
    { kind: 'sides', count: 2, cents: 700_00 },
    { kind: 'floor', cents: 3_000_00 },
  ]);
  const lines = preview.lines.map(({ stockItemId, version, afterCents }) => ({
    stockItemId,
    version,
    priceCents: afterCents,
  }));
  const id = await apply(lines);
  await expect(apply(lines)).rejects.toMatchObject({ code: 'inventory.prices_moved', details: { count: 2 } });
  const price = async (code: string) => {
    const [row] = await world.db.rows<{ cents: number }>(
      `SELECT s.price_cents AS cents FROM stock_items s JOIN units u ON u.branch_id = s.branch_id
         AND u.stock_item_id = s.id WHERE u.serial = ?`,
      [code],
    );
    return row?.cents;
  };
  expect([await price(cheap.code), await price(dear.code)]).toEqual([3_000_00, 3_000_00]);
  // Somebody prices one by hand meanwhile: that one stays.
  await world.db.change(
    'UPDATE stock_items s JOIN units u ON u.branch_id = s.branch_id AND u.stock_item_id = s.id SET s.price_cents = 77700 WHERE u.serial = ?',
    [dear.code],
  );
  expect(await undo(id)).toEqual({ changed: 1, skipped: 1 });
  expect([await price(cheap.code), await price(dear.code)]).toEqual([500_00, 777_00]);
  await expect(undo(id)).rejects.toMatchObject({ code: 'inventory.price_batch_undone' });
  expect((await listPriceBatches(fresh(manager), branch.scope)).items).toMatchObject([{ id, items: 2 }]);
  expect(await world.count('price_changes', branch)).toBe(3);
});

test('prices are not for a clerk, and another branch’s change is not found', async () => {
  const door = await world.unit(branch, { priceCents: 500_00 });
  const lines = [{ stockItemId: door.id, version: 1, priceCents: 700_00 }];
  await expect(apply(lines, await world.staff('clerk', [branch]))).rejects.toMatchObject({
    code: 'identity.forbidden',
  });
  const id = await apply(lines);
  const other = await world.branch();
  const neighbour = await world.staff('inventory_manager', [other]);
  await expect(undoPrices(keyed(neighbour, id, uuidv7(Date.now())), other.scope, id)).rejects.toMatchObject({
    code: 'inventory.price_batch_not_found',
  });
});
