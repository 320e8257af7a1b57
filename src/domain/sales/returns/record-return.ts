import { randomBytes } from 'node:crypto';
import type { Tx } from '#db/client.ts';
import { isDuplicateKey } from '#db/errors.ts';
import { uuidToBytes } from '#db/schema/columns.ts';
import { audit, emitEvent } from '#domain/audit';
import { authorize, staffNames } from '#domain/identity';
import {
  answerKeyed,
  itemsForSale,
  knownWarrantyRules,
  putReturned,
  recordReturnMovements,
  type KnownRule,
  type ReturnedPieces,
} from '#domain/inventory';
import type { Ctx } from '#server/context.ts';
import { makeCreditCode } from '#shared/credit-code.ts';
import { DomainError, isDomainError } from '#shared/errors.ts';
import type { IdempotentAnswer } from '#shared/idempotent-answer.ts';
import { uuidv7 } from '#shared/ids.ts';
import type { BranchScope } from '#shared/scope.ts';
import { businessDateOf } from '#shared/time.ts';
import { outOfDrawer } from '../drawer.ts';
import { deskOf, pageTagsOf, type Desk } from '../promises/promised-note.ts';
import { saleRow, type StoredSale } from '../queries.ts';
import { ReturnReceipt, type ReturnDraft } from '../return-contract.ts';
import { assertClock, assertIdTime } from '../sale-receipt.ts';
import { approverOf } from './approve-return.ts';
import { insertReturnedCores } from './core.queries.ts';
import { insertCredit } from './credit.queries.ts';
import { isAsPaid, openCents, type MoneyWay } from './refund-ways.ts';
import { moneyWays } from './refund-way.queries.ts';
import { returnReceiptOf } from './return-receipt.ts';
import { insertReturn, isFolioUsed, nextReturnSequence } from './return.queries.ts';
import { noteLinesIn } from './returnable-note.ts';
import { isOutsideTerms, returnedLinesOf, type ReturnedLine } from './returned-lines.ts';

/** Who allows what a clerk alone may not, or why not; null: nobody was asked. */
type Approver = Allowing | { readonly refusal: DomainError } | null;

interface Allowing {
  readonly id: number;
  readonly name: string;
}

/** What is known before the transaction. */
interface Setting {
  readonly desk: Desk;
  readonly rules: readonly KnownRule[];
  readonly sale: StoredSale;
  /** Some line is not covered by what was promised with it. */
  readonly isOutside: boolean;
  readonly approver: Approver;
}

/**
 * Takes back lines of a note of this branch in one transaction: return, refunds or a vale, deposits for old parts,
 * ledger, stock, audit, event and stored answer. What counts is what was promised when it was sold and how it was paid;
 * outside of that a supervisor allows it. Never more than was sold: two at once for the same pieces write the same key, and one is
 * refused. The return's id is its idempotency key. Throws `sales.not_found`, `sales.shift_not_found`,
 * `sales.shift_closed`, what `returnedLinesOf` and `approverOf` refuse, `sales.return_outside_terms`, `sales.refund_not_as_paid` with what may go
 * back by each means, `sales.already_returned`, `sales.piece_here`,
 * `sales.refund_mismatch` with the amount, what a drawer refuses (drawer.ts), `sales.folio_taken` with the next number,
 * `sales.clock_skew`, `request.key_mismatch`, `request.key_reused`.
 */
// eslint-disable-next-line multipartes/use-case-guards -- `writeDown` audits
export async function recordReturn(
  ctx: Ctx,
  scope: BranchScope,
  draft: ReturnDraft,
): Promise<IdempotentAnswer<ReturnReceipt>> {
  authorize(ctx, 'return:create', scope.branchId);
  const setting = await settingOf(ctx, scope, draft);
  const db = ctx.placement.branch(scope);
  const deed = { db, scope, operation: 'recordReturn', answer: ReturnReceipt };
  const cashCents = draft.refunds.reduce(
    (sum, { method, amountCents }) => (method === 'cash' ? sum + amountCents : sum),
    0,
  );
  const out = { ...draft, isCash: cashCents > 0 };
  try {
    return await outOfDrawer(ctx, scope, out, (drawer) =>
      answerKeyed(ctx, deed, async (tx, remember) => {
        assertClock(new Date(draft.madeAt), ctx.now());
        assertIdTime(draft.id, ctx.now());
        await drawer.open(tx);
        const known = await noteLinesIn(tx, scope, uuidToBytes(draft.saleId), setting.rules);
        const lines = returnedLinesOf(draft, known);
        const ways = await moneyWays(tx, scope, uuidToBytes(draft.saleId));
        const approver = approverNeeded(setting, draft.refunds, ways);
        const receipt = receiptOf(draft, setting, { lines, approver });
        await writeDown(ctx, tx, scope, { draft, setting, lines, receipt, approver });
        await assertStillAsPaid(tx, scope, draft, setting);
        await remember(receipt);
        // The stock last, as a sale does: what others wait for is locked shortest.
        const refused = await putReturned(tx, scope, lines.map(piecesOf), ctx.now());
        if (refused.length > 0) throw pieceHere(lines, refused);
        await drawer.assertCovers(tx, cashCents);
      }),
    );
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    if (!(await isFolioUsed(db, scope, draft))) throw new DomainError('sales.already_returned', 'conflict');
    const nextSequence = await nextReturnSequence(db, scope, draft.terminalId);
    throw new DomainError('sales.folio_taken', 'conflict', { nextSequence });
  }
}

async function settingOf(ctx: Ctx, scope: BranchScope, draft: ReturnDraft): Promise<Setting> {
  const db = ctx.placement.branch(scope);
  const saleId = uuidToBytes(draft.saleId);
  const [desk, rules, sale] = await Promise.all([
    deskOf(ctx, scope, draft),
    knownWarrantyRules(ctx),
    saleRow(db, scope, saleId),
  ]);
  if (!sale) throw new DomainError('sales.not_found', 'not_found');
  const lines = await noteLinesIn(db, scope, saleId, rules);
  const today = businessDateOf(ctx.now(), desk.branch.timeZone);
  const isOutside = isOutsideTerms(draft, lines, { soldOn: sale.businessDate, today });
  return { desk, rules, sale, isOutside, approver: await approverFor(ctx, scope, draft) };
}

/** An approval that is no longer valid refuses a return only when it is made, not when its answer is asked for again. */
async function approverFor(ctx: Ctx, scope: BranchScope, draft: ReturnDraft): Promise<Approver> {
  try {
    const id = await approverOf(ctx, ctx.placement.branch(scope), scope, draft);
    return id === null ? null : { id, name: (await staffNames(ctx, [id])).get(id) ?? '' };
  } catch (error) {
    if (isDomainError(error) && error.kind === 'forbidden') return { refusal: error };
    throw error;
  }
}

/** The one who allows it; null where a clerk may do it alone. */
function approverNeeded(
  { isOutside, approver }: Setting,
  refunds: ReturnDraft['refunds'],
  ways: readonly MoneyWay[],
): Allowing | null {
  const isOwnWay = isAsPaid(refunds, ways);
  if (!isOutside && isOwnWay) return null;
  if (approver && 'refusal' in approver) throw approver.refusal;
  if (approver) return approver;
  if (isOutside) throw new DomainError('sales.return_outside_terms', 'forbidden');
  throw notAsPaid(ways);
}

function notAsPaid(ways: readonly MoneyWay[]): DomainError {
  return new DomainError('sales.refund_not_as_paid', 'forbidden', {
    cashCents: openCents(ways, 'cash'),
    cardCents: openCents(ways, 'card'),
    transferCents: openCents(ways, 'transfer'),
  });
}

/** Two tills may give back for different pieces of one note at once, each of them all the cash that it was paid. */
async function assertStillAsPaid(
  tx: Tx,
  scope: BranchScope,
  { id, saleId, refunds }: ReturnDraft,
  { approver }: Setting,
): Promise<void> {
  const isAllowed = approver !== null && 'id' in approver;
  if (isAllowed || refunds.every(({ method }) => method === 'store_credit')) return;
  const ways = await moneyWays(tx, scope, uuidToBytes(saleId), { besides: uuidToBytes(id) });
  if (!isAsPaid(refunds, ways)) throw notAsPaid(ways);
}

function receiptOf(
  draft: ReturnDraft,
  { desk, sale }: Setting,
  { lines, approver }: Pick<Deed, 'lines' | 'approver'>,
): ReturnReceipt {
  const creditCode = makeCreditCode(desk.branch.code, randomBytes(8));
  return returnReceiptOf(draft, { desk, sale, lines, approver: approver?.name ?? null, creditCode });
}

interface Deed {
  readonly approver: Allowing | null;
  readonly draft: ReturnDraft;
  readonly setting: Setting;
  readonly lines: readonly ReturnedLine[];
  readonly receipt: ReturnReceipt;
}

async function writeDown(ctx: Ctx, tx: Tx, scope: BranchScope, deed: Deed): Promise<void> {
  const { draft, setting, lines, receipt, approver } = deed;
  const { desk } = setting;
  const [clerkId, recordedAt, madeAt] = [desk.clerk.userId, ctx.now(), new Date(receipt.madeAt)];
  await insertReturn(tx, scope, {
    receipt,
    shiftId: draft.shiftId,
    clerkId,
    approverId: approver?.id ?? null,
    lines: lines.map(({ line, refund }) => {
      return { firstPiece: line.returned, partId: line.partId, taxCents: refund.taxCents };
    }),
    madeAt,
    recordedAt,
  });
  await writeCores(tx, scope, deed, { clerkId, madeAt, recordedAt });
  if (receipt.credit) {
    await insertCredit(tx, scope, {
      id: uuidv7(recordedAt.getTime()),
      code: receipt.credit.code,
      returnId: draft.id,
      customerId: draft.customerId ?? null,
      customerName: receipt.customerName,
      amountCents: receipt.credit.issuedCents,
      actorId: clerkId,
      at: recordedAt,
    });
  }
  await recordReturnMovements(
    tx,
    scope,
    { id: draft.id, actorId: clerkId, madeAt, recordedAt },
    lines.map(piecesOf),
  );
  await tell(ctx, tx, scope, deed);
}

/** Deposits that are given back because the new part came back. */
async function writeCores(
  tx: Tx,
  scope: BranchScope,
  { draft, lines, receipt }: Deed,
  by: { readonly clerkId: number; readonly madeAt: Date; readonly recordedAt: Date },
): Promise<void> {
  await insertReturnedCores(
    tx,
    scope,
    lines
      .filter(({ refund }) => refund.cores > 0)
      .map(({ line, refund }) => ({
        saleId: draft.saleId,
        lineNo: line.lineNo,
        firstPiece: line.quantity - line.coreOpen,
        quantity: refund.cores,
        amountCents: refund.coreCents,
        shiftId: draft.shiftId,
        method: null,
        reference: null,
        documentId: draft.id,
        actorId: by.clerkId,
        businessDate: receipt.businessDate,
        occurredAt: by.madeAt,
        recordedAt: by.recordedAt,
      })),
  );
}

async function tell(ctx: Ctx, tx: Tx, scope: BranchScope, { draft, setting, receipt }: Deed): Promise<void> {
  const { folio, saleFolio, refundCents, refunds } = receipt;
  await audit(tx, ctx, scope, {
    action: 'return.record',
    subject: `return ${draft.id}`,
    detail: {
      folio,
      saleFolio,
      refundCents,
      methods: refunds.map(({ method }) => method),
      ...(draft.approvalId && { approvalId: draft.approvalId }),
    },
  });
  const items = await itemsForSale(tx, scope, receipt.lines);
  await emitEvent(tx, ctx, scope, {
    topic: 'return.recorded',
    tags: pageTagsOf(setting.desk.cars, items),
    stock: receipt.lines.map(({ stockItemId }) => stockItemId),
    facts: { returnId: draft.id, saleId: draft.saleId, folio, refundCents },
  });
}

function piecesOf({ line, quantity, reason, outcome, bin }: ReturnedLine): ReturnedPieces {
  const { stockItemId, partId } = line;
  return { stockItemId, partId, quantity, reason, outcome, bin: bin ?? null };
}

function pieceHere(lines: readonly ReturnedLine[], refused: readonly string[]): DomainError {
  const codes = lines.flatMap(({ line }) => (refused.includes(line.stockItemId) ? [line.code] : []));
  return new DomainError('sales.piece_here', 'conflict', { codes: codes.join(', ') });
}
