import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { hash } from '@node-rs/argon2';
import { aWorld, type TestBranch, type TestItem, type World } from '../../../tests/fixtures/a-world.ts';
import { idempotencyKey } from '../../../tests/fixtures/idempotency-key.ts';
import { workerDatabase } from '../../../tests/fixtures/worker-database.ts';
import { openDatabase } from '#db/client.ts';
import { changeBranch } from '#domain/identity';
import type { Actor, Ctx } from '#server/context.ts';
import { DomainError, isDomainError } from '#shared/errors.ts';
import { uuidv7 } from '#shared/ids.ts';
import { approveDiscount } from './approve-discount.ts';
import { DiscountApproval, SaleDraft, SaleReceipt } from './contract.ts';
import { addTill, renameTill } from './manage-tills.ts';
import { recordSale } from './record-sale.ts';
import { listTerminals } from './terminals.ts';

type Staff = Extract<Actor, { type: 'staff' }>;

const PASSWORD = 'una clave larga y buena';
let world: World;
let branch: TestBranch;
let clerk: Staff;
let administrator: Staff;
let pads: TestItem;
let sequence = 0;

beforeAll(async () => {
  world = await aWorld(workerDatabase());
  branch = await world.branch();
  clerk = await world.staff('clerk', [branch]);
  administrator = await world.staff('administrator', []);
  const quick = await hash(PASSWORD, { memoryCost: 1_024, timeCost: 2, parallelism: 1 });
  await world.db.change('UPDATE users SET password_hash = ? WHERE id IN (?, ?)', [
    quick,
    clerk.userId,
    administrator.userId,
  ]);
});

afterAll(() => world.close());

beforeEach(async () => {
  pads = await world.bulk(branch, { onHand: 5, priceCents: 1_000_00 });
});

async function emailOf({ userId }: Staff): Promise<string> {
  const [row] = await world.db.rows<{ email: string }>('SELECT email FROM users WHERE id = ?', [userId]);
  return row?.email ?? '';
}

async function refusalOf(work: Promise<unknown>): Promise<DomainError> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof DomainError) return error;
  throw new Error('Expected a refusal', { cause: error });
}

/** As the till asks: for the note that is on the screen. */
async function approve(
  { id: saleId, lines }: SaleDraft,
  by: Staff = administrator,
  password = PASSWORD,
  where = branch,
) {
  const form = DiscountApproval.parse({ saleId, lines, email: await emailOf(by), password });
  return approveDiscount(world.ctx(clerk), where.scope, form);
}

function draftOf(discountCents: number, overrides: object = {}): SaleDraft {
  return SaleDraft.parse({
    id: uuidv7(Date.now()),
    branch: branch.code,
    terminalId: branch.terminalId,
    shiftId: branch.shiftId,
    folioSequence: ++sequence,
    soldAt: new Date().toISOString(),
    lines: [{ stockItemId: pads.id, quantity: 1, unitPriceCents: pads.priceCents, discountCents }],
    payments: [{ method: 'cash', amountCents: pads.priceCents - discountCents }],
    ...overrides,
  });
}

async function sell(draft: SaleDraft, extra: Partial<Ctx> = {}): Promise<SaleReceipt> {
  const ctx = world.ctx(clerk, { idempotency: idempotencyKey(draft.id, draft), ...extra });
  return SaleReceipt.parse(JSON.parse((await recordSale(ctx, branch.scope, draft)).json));
}

describe('a discount above the limit', () => {
  test('is sold with the approval of a supervisor, who stands in the audit', async () => {
    const draft = draftOf(120_00);
    expect((await refusalOf(sell(draft))).code).toBe('sales.discount_over_limit');
    const audits = await world.count('audit_log', branch);
    const approval = await approve(draft);
    const { stockItemId } = draft.lines[0] ?? {};
    expect(approval).toMatchObject({
      saleId: draft.id,
      limitBp: 1_200,
      lines: [{ stockItemId, quantity: 1, unitPriceCents: 1_000_00, discountCents: 120_00 }],
      approver: administrator.name,
    });
    expect(await world.count('audit_log', branch)).toBe(audits + 1);
    expect((await sell({ ...draft, approvalId: approval.id })).totalCents).toBe(880_00);
  });

  test('is refused for another note, and after a quarter of an hour', async () => {
    const draft = draftOf(120_00);
    const { id: approvalId } = await approve(draft);
    const other = { ...draftOf(120_00), approvalId };
    expect((await refusalOf(sell(other))).code).toBe('sales.approval_invalid');
    const fresh = await approve(draft);
    const soldAt = new Date(Date.now() + 16 * 60_000);
    const late = { ...draft, soldAt: soldAt.toISOString(), approvalId: fresh.id };
    expect((await refusalOf(sell(late, { now: () => soldAt }))).code).toBe('sales.approval_invalid');
    const made = { ...draft, approvalId: uuidv7(Date.now()) };
    expect((await refusalOf(sell(made))).code).toBe('sales.approval_invalid');
  });

  describe('is for just what the supervisor saw:', () => {
    type Wire = SaleDraft['lines'][number];
    const noteOf = (lines: readonly Wire[], base: SaleDraft): SaleDraft => {
      const amountCents = lines.reduce(
        (sum, line) => sum + line.quantity * line.unitPriceCents - line.discountCents,
        0,
      );
      return { ...base, lines: [...lines], payments: [{ method: 'cash', amountCents }] };
    };
    const outcomeOf = async (draft: SaleDraft) => {
      try {
        await sell(draft);
        return 'sold';
      } catch (error) {
        if (!isDomainError(error)) throw error;
        return error.code;
      }
    };

    test('neither for other goods nor for more of them, nor for more money at the same rate', async () => {
      const dear = await world.bulk(branch, { onHand: 9, priceCents: 90_000_00 });
      const base = draftOf(120_00);
      const { id: approvalId } = await approve(base);
      const [line] = base.lines as [Wire];
      const others: readonly Wire[][] = [
        [{ ...line, stockItemId: dear.id, unitPriceCents: dear.priceCents, discountCents: 10_800_00 }],
        [{ ...line, stockItemId: dear.id, unitPriceCents: dear.priceCents, discountCents: 10_799_99 }],
        [{ ...line, quantity: 5, discountCents: 600_00 }],
        [{ ...line, discountCents: 120_01 }],
        [{ ...line, discountCents: 119_99 }],
        [line, { ...line, stockItemId: dear.id, unitPriceCents: dear.priceCents, discountCents: 9_000_00 }],
      ];
      for (const lines of others)
        expect(await outcomeOf({ ...noteOf(lines, base), approvalId })).toBe('sales.approval_invalid');
      expect(await outcomeOf({ ...base, approvalId })).toBe('sold');
    });

    test('goods without a discount, or with one that the clerk may give, come and go', async () => {
      const plain = await world.bulk(branch, { onHand: 9, priceCents: 70_00 });
      const base = draftOf(120_00);
      const { id: approvalId } = await approve(base);
      const [line] = base.lines as [Wire];
      const more = { ...line, stockItemId: plain.id, unitPriceCents: plain.priceCents, discountCents: 3_00 };
      expect(await outcomeOf({ ...noteOf([more, line], base), approvalId })).toBe('sold');
    });

    test('a note that no longer needs it is sold without', async () => {
      const base = draftOf(120_00);
      const { id: approvalId } = await approve(base);
      const [line] = base.lines as [Wire];
      expect(await outcomeOf({ ...noteOf([{ ...line, discountCents: 50_00 }], base), approvalId })).toBe(
        'sold',
      );
    });

    test('one from before it was known what for is good for nothing', async () => {
      const draft = draftOf(120_00);
      const { id: approvalId } = await approve(draft);
      const owner = openDatabase(workerDatabase().ownerUrl, { connectionLimit: 1 });
      await owner.change('UPDATE approvals SET content_hash = NULL WHERE branch_id = ?', [branch.id]);
      await owner.close();
      expect(await outcomeOf({ ...draft, approvalId })).toBe('sales.approval_invalid');
    });
  });

  test('is not approved by a wrong password, a colleague, or for a branch that is not the clerk’s', async () => {
    const draft = draftOf(120_00);
    expect((await refusalOf(approve(draft, administrator, 'otra'))).code).toBe('identity.wrong_approver');
    expect((await refusalOf(approve(draft, clerk))).code).toBe('identity.not_a_supervisor');
    const elsewhere = await world.branch();
    const abroad = approve(draft, administrator, PASSWORD, elsewhere);
    expect((await refusalOf(abroad)).code).toBe('branches.not_found');
    expect(await world.count('approvals', elsewhere)).toBe(0);
  });

  test('counts wrong passwords as a login does', async () => {
    const here = { clientAddress: '203.0.113.77' };
    const email = await emailOf(administrator);
    const attempt = (password: string) =>
      approveDiscount(world.ctx(clerk, here), branch.scope, {
        saleId: uuidv7(Date.now()),
        lines: draftOf(90_00).lines,
        email,
        password,
      });
    for (let tries = 0; tries < 5; tries++)
      expect((await refusalOf(attempt('adivinada'))).code).toBe('identity.wrong_approver');
    expect((await refusalOf(attempt(PASSWORD))).code).toBe('request.rate_limited');
  });

  test('is nowhere in the database with the password', async () => {
    const draft = draftOf(120_00);
    await approve(draft);
    for (const table of ['approvals', 'audit_log', 'idempotency_keys', 'outbox_events']) {
      const rows = await world.db.rows(`SELECT * FROM ${table} WHERE branch_id = ?`, [branch.id]);
      expect(JSON.stringify(rows)).not.toContain(PASSWORD);
    }
  });
});

test('the limit of a branch is its own setting', async () => {
  const [row] = await world.db.rows<{ version: number }>('SELECT version FROM branches WHERE id = ?', [
    branch.id,
  ]);
  await changeBranch(world.ctx(administrator), branch.code, {
    version: row?.version ?? 1,
    clerkDiscountBp: 800,
  });
  // The directory may be two seconds old; events renew it at once where a server runs.
  await expect.poll(() => sell(draftOf(80_00)).catch(() => null), { timeout: 20_000 }).not.toBeNull();
  expect((await refusalOf(sell(draftOf(80_01)))).details).toMatchObject({ limitBp: 800 });
});

describe('the tills of a branch', () => {
  test('are added with the next number and renamed by an administrator', async () => {
    const home = await world.branch();
    const ctx = world.ctx(administrator);
    const added = await addTill(ctx, home.scope, { name: 'Mostrador chico' });
    expect(added).toEqual({ id: 2, number: 2, name: 'Mostrador chico', nextSequence: 1 });
    await renameTill(ctx, home.scope, 1, { name: 'Mostrador grande' });
    const { terminals } = await listTerminals(ctx, home.scope);
    expect(terminals.map(({ name }) => name)).toEqual(['Mostrador grande', 'Mostrador chico']);
    expect(await world.count('audit_log', home)).toBe(2);
    expect((await refusalOf(renameTill(ctx, home.scope, 9, { name: 'Nadie' }))).code).toBe(
      'sales.terminal_not_found',
    );
  });

  test('are not for a clerk to change', async () => {
    const adding = addTill(world.ctx(clerk), branch.scope, { name: 'Caja mía' });
    expect((await refusalOf(adding)).code).toBe('identity.forbidden');
  });
});
