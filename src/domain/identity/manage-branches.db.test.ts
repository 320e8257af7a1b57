import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aWorld, type TestBranch, type World } from '../../../tests/fixtures/a-world.ts';
import { workerDatabase } from '../../../tests/fixtures/worker-database.ts';
import type { BranchDraft } from '#contract/branches';
import type { Actor } from '#server/context.ts';
import { addBranch, changeBranch } from './manage-branches.ts';

let world: World;
let known: TestBranch;
let administrator: Actor;

beforeAll(async () => {
  world = await aWorld(workerDatabase());
  known = await world.branch();
  administrator = await world.staff('administrator', []);
});

afterAll(() => world.close());

function draft(change: Partial<BranchDraft>): BranchDraft {
  return {
    code: 'ZZQ',
    slug: 'zzq-nueva',
    name: 'Nueva',
    city: 'Toluca',
    state: 'México',
    address: 'Paseo Tollocan 1301',
    postalCode: '50120',
    latitude: null,
    longitude: null,
    phone: '7222183307',
    whatsapp: '527222183307',
    hours: { mon: null, tue: null, wed: null, thu: null, fri: null, sat: null, sun: null },
    timeZone: 'America/Mexico_City',
    taxRateBp: 1_600,
    ...change,
  };
}

describe('a branch that is already there', () => {
  test('is refused at the field that it shares', async () => {
    const ctx = world.ctx(administrator);
    const taken = (path: string) => ({
      code: 'branches.code_taken',
      details: { errors: [{ path, code: 'taken' }] },
    });
    await expect(addBranch(ctx, draft({ code: known.code }))).rejects.toMatchObject(taken('code'));
    await expect(addBranch(ctx, draft({ slug: known.code.toLowerCase() }))).rejects.toMatchObject(
      taken('slug'),
    );
    const other = await world.branch();
    const change = { slug: known.code.toLowerCase(), version: 1 };
    await expect(changeBranch(ctx, other.code, change)).rejects.toMatchObject(taken('slug'));
  });
});
