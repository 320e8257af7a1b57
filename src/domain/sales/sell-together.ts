import type { Database, Tx } from '#db/client.ts';
import { isDuplicateKey } from '#db/errors.ts';
import { insertAnswers, storedAnswers, type KeptAnswer } from '#db/idempotency.ts';
import type { GroupedDeed, Outcome } from '#db/lanes.ts';
import { transaction } from '#db/tx.ts';
import { auditAll, emitEvents } from '#domain/audit';
import { itemsForSale, lockItemsForSale, stockTagsOf, takeStock } from '#domain/inventory';
import { DomainError, isDomainError } from '#shared/errors.ts';
import { idempotentAnswer, type IdempotentAnswer } from '#shared/idempotent-answer.ts';
import type { BranchScope } from '#shared/scope.ts';
import type { SaleReceipt } from './contract.ts';
import { decideSales, type Decision, type SaleIntent, type SoldSale } from './decide-sales.ts';
import { holdShifts } from './shift.queries.ts';
import { heldCredits, spendCredits, type Spending } from './returns/credit.queries.ts';
import { codesIn } from './returns/spend-credit.ts';
import { activeTerminals, usedNumbers, type SaleFacts } from './queries.ts';
import { writeSales } from './write-sales.ts';

// Sales of a branch that come at the same time are one transaction. Each is decided in memory by what those before it
// leave; one that is refused costs the others nothing. What memory cannot know — a key or a number that is in the
// database already, a piece that another process took meanwhile — undoes the transaction, is found out, and the rest
// are sold again without it.

type Answer = IdempotentAnswer<SaleReceipt>;

const OPERATION = 'recordSale';
/** Times that a group is sold again after what was in its way is out of it; then its sales are tried one by one. */
const MAX_ROUNDS = 4;

/** Another process took a piece or changed its price between the look at the shelf and the taking. */
class ShelfChanged extends Error {
  override readonly name = 'ShelfChanged';
}

export const saleDeed: GroupedDeed<SaleIntent, Answer> = {
  name: OPERATION,
  weightOf: ({ draft }) => draft.lines.length,
  run: sellTogether,
  isShared: (error) => isDomainError(error) && error.code === 'database.unavailable',
};

async function sellTogether(
  db: Database,
  scope: BranchScope,
  intents: readonly SaleIntent[],
): Promise<readonly Outcome<Answer>[]> {
  const known: Known = { outcomes: new Map(), usedNumbers: new Set(), locksShelf: false };
  for (let round = 1; known.outcomes.size < intents.length; round++) {
    const open = intents.filter((intent) => !known.outcomes.has(intent));
    try {
      const { verdicts } = await sellOnce(db, scope, open, known);
      await addOutcomes(db, scope, known, open, verdicts);
    } catch (error) {
      const isWiser = round < MAX_ROUNDS && (await learnFrom(db, scope, known, open, error));
      if (!isWiser) throw error;
    }
  }
  return intents.map((intent) => known.outcomes.get(intent) as Outcome<Answer>);
}

/** What the rounds of a group found out. */
interface Known {
  readonly outcomes: Map<SaleIntent, Outcome<Answer>>;
  /** Ids of the sales whose number or id a recorded one has. */
  readonly usedNumbers: Set<string>;
  /** Whether the shelf changed under an earlier round. */
  locksShelf: boolean;
}

/** Looks for what was in the way of a group that failed; false when there is nothing to do differently. */
async function learnFrom(
  db: Database,
  scope: BranchScope,
  known: Known,
  open: readonly SaleIntent[],
  error: unknown,
): Promise<boolean> {
  if (error instanceof ShelfChanged) {
    const isNew = !known.locksShelf;
    known.locksShelf = true;
    return isNew;
  }
  const isKeyTaken = isDuplicateKey(error);
  if (!isKeyTaken && open.length > 1) return false;
  // Whatever a repeat tripped over, the stored answer wins.
  const answered = await answersBefore(db, scope, open);
  for (const [intent, outcome] of answered) known.outcomes.set(intent, outcome);
  if (!isKeyTaken) return answered.size > 0;
  const drafts = open.filter((intent) => !answered.has(intent)).map(({ draft }) => draft);
  const used = await usedNumbers(db, scope, drafts);
  for (const id of used) known.usedNumbers.add(id);
  return answered.size + used.size > 0;
}

/** One transaction: decides, writes what was sold, and takes the stock last, so that others wait for it shortest. */
// eslint-disable-next-line multipartes/use-case-guards -- each sale was authorized before it came here (record-sale.ts)
async function sellOnce(
  db: Database,
  scope: BranchScope,
  intents: readonly SaleIntent[],
  { locksShelf, usedNumbers }: Known,
): Promise<Decision> {
  const wanted = intents.flatMap(({ draft }) => draft.lines);
  const work = async (tx: Tx) => {
    const shifts = await holdShifts(
      tx,
      scope,
      intents.map(({ draft }) => draft.shiftId),
    );
    const credits = await heldCredits(tx, scope, codesIn(intents));
    const items = await (locksShelf ? lockItemsForSale : itemsForSale)(tx, scope, wanted);
    const decision = decideSales(intents, { items, usedNumbers, shifts, credits });
    if (decision.sold.length > 0) await write(tx, scope, decision);
    return decision;
  };
  return transaction(db, work, { repeatable: true, repeatsLocked: intents.length === 1, deed: OPERATION });
}

async function write(tx: Tx, scope: BranchScope, { sold, taken }: Decision): Promise<void> {
  await writeSales(tx, scope, sold.map(factsOf));
  await spendCredits(tx, scope, sold.flatMap(spendingsOf));
  await auditAll(
    tx,
    scope,
    sold.map(({ intent: { ctx, draft }, receipt: { id, folio, totalCents } }) => ({
      ctx,
      entry: {
        action: 'sale.record',
        subject: `sale ${id}`,
        detail: { folio, totalCents, ...(draft.approvalId && { approvalId: draft.approvalId }) },
      },
    })),
  );
  await emitEvents(
    tx,
    scope,
    sold.map((sale) => ({
      ctx: sale.intent.ctx,
      event: {
        topic: 'sale.recorded',
        tags: tagsOf(sale),
        stock: sale.receipt.lines.map(({ stockItemId }) => stockItemId),
        facts: { saleId: sale.receipt.id, folio: sale.receipt.folio, totalCents: sale.receipt.totalCents },
      },
    })),
  );
  await insertAnswers(
    tx,
    scope,
    OPERATION,
    sold.map(({ intent, receipt: { id }, json, recordedAt }) => ({
      key: id,
      bodyHash: intent.bodyHash,
      json,
      at: recordedAt,
    })),
  );
  const at = sold.at(-1)?.recordedAt;
  if (at && !(await takeStock(tx, scope, taken, at))) throw new ShelfChanged();
}

function factsOf({ intent, receipt, soldAt, recordedAt, items }: SoldSale): SaleFacts {
  const { draft, cashier, soldFor } = intent;
  const partIds = items.map(({ partId }) => partId);
  return { receipt, shiftId: draft.shiftId, cashierId: cashier.userId, partIds, soldFor, recordedAt, soldAt };
}

function spendingsOf({ intent: { draft, cashier }, spent, recordedAt: at }: SoldSale): Spending[] {
  return spent.map(({ credit, amountCents }) => {
    return { creditId: credit.id, saleId: draft.id, amountCents, actorId: cashier.userId, at };
  });
}

function tagsOf({ intent: { cars }, items }: SoldSale): string[] {
  const tags = new Set<string>();
  for (const item of items) {
    const car = item.generationId === null ? undefined : cars.get(item.generationId);
    for (const tag of stockTagsOf(item, car?.path ?? null)) tags.add(tag);
  }
  return [...tags];
}

/** What each caller hears after the transaction: of a refusal, whether the sale was made before, and what is next. */
async function addOutcomes(
  db: Database,
  scope: BranchScope,
  { outcomes }: Known,
  intents: readonly SaleIntent[],
  verdicts: Decision['verdicts'],
): Promise<void> {
  const refused: { intent: SaleIntent; error: DomainError }[] = [];
  for (const [index, intent] of intents.entries()) {
    const verdict = verdicts[index];
    if (verdict?.kind === 'sold') outcomes.set(intent, done(verdict.sale.json, false));
    else if (verdict?.kind === 'repeat') outcomes.set(intent, done(verdict.of.json, true));
    else if (verdict) refused.push({ intent, error: verdict.error });
  }
  if (refused.length === 0) return;
  const answered = await answersBefore(
    db,
    scope,
    refused.map(({ intent }) => intent),
  );
  const open = refused.filter(({ intent }) => !answered.has(intent));
  for (const [intent, outcome] of answered) outcomes.set(intent, outcome);
  for (const { intent, error } of await withNextNumbers(db, scope, open)) {
    outcomes.set(intent, { kind: 'refused', error });
  }
}

/** The answers that sales had been given before: a repeat gets the same, whatever it would be refused for today. */
async function answersBefore(
  db: Database,
  scope: BranchScope,
  intents: readonly SaleIntent[],
): Promise<ReadonlyMap<SaleIntent, Outcome<Answer>>> {
  const answers = await storedAnswers(
    db,
    scope,
    OPERATION,
    intents.map(({ draft: { id } }) => id),
  );
  const outcomes = new Map<SaleIntent, Outcome<Answer>>();
  for (const intent of intents) {
    const stored = answers.get(intent.draft.id);
    if (stored) outcomes.set(intent, outcomeOf(stored, intent));
  }
  return outcomes;
}

function outcomeOf(stored: KeptAnswer, { bodyHash }: SaleIntent): Outcome<Answer> {
  if (stored.bodyHash.equals(bodyHash)) return done(stored.json, true);
  return { kind: 'refused', error: new DomainError('request.key_reused', 'conflict') };
}

/** Adds to a number that is taken the one that is free, known only once everything else is done. */
async function withNextNumbers<Refused extends { readonly intent: SaleIntent; readonly error: DomainError }>(
  db: Database,
  scope: BranchScope,
  refused: readonly Refused[],
): Promise<readonly Refused[]> {
  if (!refused.some(({ error }) => error.code === 'sales.folio_taken')) return refused;
  const terminals = await activeTerminals(db, scope);
  return refused.map((each) => {
    if (each.error.code !== 'sales.folio_taken') return each;
    const { terminalId } = each.intent.draft;
    const nextSequence = terminals.find(({ id }) => id === terminalId)?.nextSequence;
    return { ...each, error: new DomainError('sales.folio_taken', 'conflict', { nextSequence }) };
  });
}

const done = (json: string, replayed: boolean): Outcome<Answer> => ({
  kind: 'done',
  answer: idempotentAnswer<SaleReceipt>(json, replayed),
});
