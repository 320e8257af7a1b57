import { createHash } from 'node:crypto';
import type { Tx } from '#db/client.ts';
import { bytesToUuid } from '#db/schema/columns.ts';
import { audit, emitEvent, notYet, type InboxHandler } from '#domain/audit';
import { branchById, type KnownBranch } from '#domain/branches';
import { authorize, requireStaff } from '#domain/identity';
import { answerKeyed } from '#domain/inventory';
import type { Ctx } from '#server/context.ts';
import { DomainError } from '#shared/errors.ts';
import type { IdempotentAnswer } from '#shared/idempotent-answer.ts';
import type { BranchId } from '#shared/ids.ts';
import type { BranchScope } from '#shared/scope.ts';
import { z } from 'zod';
import { HoldPayment, type HoldPaymentDraft } from '../hold-contract.ts';
import { assertShiftOpen } from '../shift-open.ts';
import { terminalOf } from '../terminals.ts';
import { assertAlive, lockedHold } from './hold-facts.ts';
import { balanceOf } from './hold-money.ts';
import {
  countedPayment,
  holdFigures,
  insertHoldPayments,
  insertPaymentsElsewhere,
  takenHereFor,
  type HoldMoney,
} from './hold-money.queries.ts';
import { lockHold, paymentsOfHold, type HoldRow } from './hold.queries.ts';
import { moneyTaken, sumOfPayments } from './money-taken.ts';
import { holdAnywhere } from './read-holds.ts';

/**
 * Takes money for a hold at whichever branch the customer is (decision D5). At the hold's own it counts at once.
 * Elsewhere this branch writes down what lies in its drawer and an event tells the other, which counts it under the
 * same id. Throws `sales.hold_not_found`, `sales.hold_over`, `sales.hold_expired`, `sales.hold_overpaid` with what is due.
 */
export async function payHold(
  ctx: Ctx,
  scope: BranchScope,
  holdId: string,
  draft: HoldPaymentDraft,
): Promise<IdempotentAnswer<HoldPayment>> {
  authorize(ctx, 'hold:create', scope.branchId);
  if (ctx.idempotency?.key !== draft.id) throw new DomainError('request.key_mismatch', 'invalid');
  const clerk = requireStaff(ctx);
  const { row, scope: home } = await holdAnywhere(ctx, holdId);
  const [here, homeBranch] = await Promise.all([
    branchById(ctx, scope.branchId),
    branchById(ctx, home.branchId),
    terminalOf(ctx, scope, draft.terminalId),
  ]);
  const place: Place = { here, homeBranch, clerk: clerk.name };
  const isHome = home.branchId === scope.branchId;
  const arrived = isHome ? null : await arrivedAt(ctx, home, holdId);
  const deed = { db: ctx.placement.branch(scope), scope, operation: 'payHold', answer: HoldPayment };
  return answerKeyed(ctx, deed, async (tx, remember) => {
    await assertShiftOpen(tx, scope, draft);
    const { shiftId } = draft;
    const taken = { ...draft, holdId, clerkId: clerk.userId, at: draft.paidAt };
    const money = moneyTaken(taken, here, ctx.now());
    const paid = arrived
      ? await payElsewhere(ctx, tx, scope, { money, shiftId, home, row, arrived })
      : await payHere(ctx, tx, scope, { money, shiftId });
    await audit(tx, ctx, scope, {
      action: 'hold.pay',
      subject: `hold ${holdId}`,
      detail: { paymentId: draft.id, amountCents: sumOfPayments(draft.payments), folio: row.folio },
    });
    await remember(receiptOf(row, money, paid, place));
  });
}

interface Place {
  readonly here: KnownBranch;
  readonly homeBranch: KnownBranch;
  readonly clerk: string;
}

interface Paid {
  readonly totalCents: number;
  readonly paidCents: number;
  readonly dueCents: number;
}

async function payHere(
  ctx: Ctx,
  tx: Tx,
  scope: BranchScope,
  { money, shiftId }: { readonly money: HoldMoney; readonly shiftId: string },
): Promise<Paid> {
  const row = await lockedHold(tx, scope, money.holdId);
  assertAlive(row, ctx.now());
  const before = await holdFigures(tx, scope, money.holdId);
  const paid = paidAfter(row.totalCents, before, money);
  await insertHoldPayments(tx, scope, money, { paidBranchId: scope.branchId, shiftId });
  await emitEvent(tx, ctx, scope, {
    topic: 'hold.paid',
    tags: [],
    facts: { holdId: money.holdId, paymentId: money.id, dueCents: paid.dueCents },
  });
  return paid;
}

interface Arrived {
  readonly paidCents: number;
  readonly refundedCents: number;
  /** Documents that count there, in hexadecimal. */
  readonly ids: ReadonlySet<string>;
}

/** What counts at the hold's own branch. Read before the transaction here: its connection must not wait for another. */
async function arrivedAt(ctx: Ctx, home: BranchScope, holdId: string): Promise<Arrived> {
  const db = ctx.placement.branch(home);
  const [figures, payments] = await Promise.all([
    holdFigures(db, home, holdId),
    paymentsOfHold(db, home, holdId),
  ]);
  return { ...figures, ids: new Set(payments.map(({ id }) => id.toString('hex'))) };
}

async function payElsewhere(
  ctx: Ctx,
  tx: Tx,
  scope: BranchScope,
  given: {
    readonly money: HoldMoney;
    readonly shiftId: string;
    readonly home: BranchScope;
    readonly row: HoldRow;
    readonly arrived: Arrived;
  },
): Promise<Paid> {
  const { money, shiftId, home, row, arrived } = given;
  assertAlive(row, ctx.now());
  // Tills make the ids: this one is of money that somebody else took.
  if (arrived.ids.has(money.id.replaceAll('-', ''))) throw new DomainError('request.key_reused', 'conflict');
  const taken = await takenHereFor(tx, scope, money.holdId);
  const underway = taken.filter(({ id }) => !arrived.ids.has(id.toString('hex')));
  const before = { ...arrived, paidCents: arrived.paidCents + sumOfPayments(underway) };
  const paid = paidAfter(row.totalCents, before, money);
  await insertPaymentsElsewhere(tx, scope, money, { branchId: home.branchId, folio: row.folio, shiftId });
  await emitEvent(tx, ctx, scope, {
    topic: 'hold.paid_elsewhere',
    tags: [],
    to: home.branchId,
    facts: {
      holdId: money.holdId,
      money: {
        ...money,
        occurredAt: money.occurredAt.toISOString(),
        recordedAt: money.recordedAt.toISOString(),
      },
    },
  });
  return paid;
}

/** Throws `sales.hold_overpaid` with what is due. */
function paidAfter(
  totalCents: number,
  before: { readonly paidCents: number; readonly refundedCents: number },
  money: HoldMoney,
): Paid {
  const amountCents = sumOfPayments(money.payments);
  const { dueCents } = balanceOf({ isActive: true, totalCents, keptCents: 0, ...before });
  if (amountCents > dueCents)
    throw new DomainError('sales.hold_overpaid', 'invalid', { dueCents, paidCents: amountCents });
  return { totalCents, paidCents: before.paidCents + amountCents, dueCents: dueCents - amountCents };
}

const ToldPayment = z.object({
  holdId: z.uuid(),
  money: z.object({
    id: z.uuid(),
    terminalId: z.number().int(),
    clerkId: z.number().int(),
    occurredAt: z.iso.datetime(),
    businessDate: z.iso.date(),
    payments: z.array(
      z.object({
        method: z.enum(['cash', 'card', 'transfer']),
        amountCents: z.number().int().positive(),
        tenderedCents: z.number().int().nullable(),
        reference: z.string().nullable(),
      }),
    ),
  }),
});

/**
 * The hold's branch hears that another one took money for it. It was taken, so it counts whatever became of the hold
 * meanwhile: what is too much shows as owed to the customer. Two branches may have made the same id; each one's money
 * counts.
 */
export const holdPaidElsewhere: InboxHandler = {
  topic: 'hold.paid_elsewhere',
  async handle(ctx, scope, event, tx) {
    const { holdId, money } = ToldPayment.parse(event.payload);
    const row = await lockHold(tx, scope, holdId);
    if (!row) throw notYet();
    const id = await freeIdOf(tx, scope, { id: money.id, holdId, from: event.from });
    if (id === null) return;
    const at = ctx.now();
    const written = { ...money, id, holdId, occurredAt: new Date(money.occurredAt), recordedAt: at };
    await insertHoldPayments(tx, scope, written, { paidBranchId: event.from, shiftId: null });
    await audit(tx, ctx, scope, {
      action: 'hold.pay',
      subject: `hold ${holdId}`,
      detail: {
        paymentId: id,
        amountCents: sumOfPayments(money.payments),
        fromBranch: event.from,
        ...(id === money.id ? {} : { theirId: money.id }),
      },
    });
    await emitEvent(tx, ctx, scope, {
      topic: 'hold.paid',
      tags: [],
      facts: { holdId, paymentId: id, fromBranch: event.from },
    });
  },
};

interface Told {
  readonly id: string;
  readonly holdId: string;
  readonly from: BranchId;
}

/** The id that money from another branch counts under here: its own, unless another's money has it; null when it counts. */
async function freeIdOf(tx: Tx, scope: BranchScope, told: Told): Promise<string | null> {
  const ids = [told.id, idFrom(`${told.from} ${told.holdId} ${told.id}`)];
  for (const id of ids) {
    const counted = await countedPayment(tx, scope, id);
    if (!counted) return id;
    if (counted.paidBranchId === told.from && bytesToUuid(counted.holdId) === told.holdId) return null;
  }
  throw new DomainError('request.key_reused', 'conflict');
}

/** Always the same for the same words. */
function idFrom(words: string): string {
  const bytes = createHash('sha256').update(words).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytesToUuid(bytes);
}

function receiptOf(
  row: HoldRow,
  money: HoldMoney,
  paid: Paid,
  { here, homeBranch, clerk }: Place,
): HoldPayment {
  return {
    id: money.id,
    holdId: money.holdId,
    folio: row.folio,
    branch: homeBranch.code,
    branchName: homeBranch.name,
    paidBranch: here.code,
    customerName: row.customerName,
    clerk,
    paidAt: money.occurredAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    payments: money.payments.map((payment) => ({
      ...payment,
      changeCents: payment.tenderedCents === null ? 0 : payment.tenderedCents - payment.amountCents,
    })),
    ...paid,
  };
}
