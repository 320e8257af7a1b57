import type { Database, Tx } from '#db/client.ts';
import { isDuplicateKey } from '#db/errors.ts';
import { insertAnswers, storedAnswers, type KeptAnswer } from '#db/idempotency.ts';
import type { GroupedDeed, Outcome } from '#db/lanes.ts';
import { transaction } from '#db/tx.ts';
import { auditAll, emitEvents } from '#domain/audit';
import { itemsForSale, lockItemsForSale, recordSaleMovements, stockTagsOf, takeStock } from '#domain/inventory';
import { DomainError, isDomainError } from '#shared/errors.ts';
import { idempotentAnswer, type IdempotentAnswer } from '#shared/idempotent-answer.ts';
import type { BranchScope } from '#shared/scope.ts';
import type { SaleReceipt } from './contract.ts';
import { decideSales, type Decision, type SaleIntent, type SoldSale } from './decide-sales.ts';
import { activeTerminals, insertPayments, insertSaleLines, insertSales, usedNumbers } from './queries.ts';

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
  const outcomes = new Map<SaleIntent, Outcome<Answer>>();
  let locksShelf = false;
  for (let round = 1; outcomes.size < intents.length; round++) {
    const open = intents.filter((intent) => !outcomes.has(intent));
    try {
      const decision = await sellOnce(db, scope, open, locksShelf);
      for (const [intent, outcome] of await outcomesOf(db, scope, open, decision)) outcomes.set(intent, outcome);
    } catch (error) {
      if (error instanceof ShelfChanged && !locksShelf) {
        locksShelf = true;
        continue;
      }
      const known = round < MAX_ROUNDS ? await findDone(db, scope, open, error) : new Map<never, never>();
      if (known.size === 0) throw error;
      for (const [intent, outcome] of known) outcomes.set(intent, outcome);
    }
  }
  return intents.map((intent) => outcomes.get(intent) as Outcome<Answer>);
}

/** One transaction: decides, writes what was sold, and takes the stock last, so that others wait for it shortest. */
// eslint-disable-next-line multipartes/use-case-guards -- each sale was authorized before it came here (record-sale.ts)
async function sellOnce(
  db: Database,
  scope: BranchScope,
  intents: readonly SaleIntent[],
  locksShelf: boolean,
): Promise<Decision> {
  const wanted = intents.flatMap(({ draft }) => draft.lines);
  const work = async (tx: Tx) => {
    const items = await (locksShelf ? lockItemsForSale : itemsForSale)(tx, scope, wanted);
    const decision = decideSales(intents, items);
    if (decision.sold.length > 0) await write(tx, scope, decision);
    return decision;
  };
  return transaction(db, work, { repeatable: true, repeatsLocked: intents.length === 1 });
}

async function write(tx: Tx, scope: BranchScope, { sold, taken }: Decision): Promise<void> {
  await insertSales(tx, scope, sold);
  await insertSaleLines(tx, scope, sold);
  await insertPayments(tx, scope, sold);
  await recordSaleMovements(tx, scope, sold.map(documentOf));
  await auditAll(
    tx,
    scope,
    sold.map(({ intent: { ctx }, receipt: { id, folio, totalCents } }) => ({
      ctx,
      entry: { action: 'sale.record', subject: `sale ${id}`, detail: { folio, totalCents } },
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

function documentOf({ intent: { cashier }, receipt, soldAt, recordedAt, items }: SoldSale) {
  const lines = receipt.lines.map(({ stockItemId, quantity }, index) => ({
    stockItemId,
    quantity,
    partId: items[index]?.partId ?? 0,
  }));
  return { id: receipt.id, soldAt, recordedAt, actorId: cashier.userId, lines };
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
async function outcomesOf(
  db: Database,
  scope: BranchScope,
  intents: readonly SaleIntent[],
  { verdicts }: Decision,
): Promise<ReadonlyMap<SaleIntent, Outcome<Answer>>> {
  const outcomes = new Map<SaleIntent, Outcome<Answer>>();
  const refused = new Map<SaleIntent, unknown>();
  for (const [index, intent] of intents.entries()) {
    const verdict = verdicts[index];
    if (verdict?.kind === 'sold') outcomes.set(intent, done(verdict.sale.json, false));
    else if (verdict?.kind === 'repeat') outcomes.set(intent, done(verdict.of.json, true));
    else if (verdict) refused.set(intent, verdict.error);
  }
  if (refused.size === 0) return outcomes;
  const answered = await answersBefore(db, scope, [...refused.keys()]);
  for (const [intent, error] of refused) {
    outcomes.set(intent, answered.get(intent) ?? { kind: 'refused', error });
  }
  return withNextNumbers(db, scope, outcomes);
}

/**
 * Who of a group that failed need not be tried again: those whose answer is stored, and, when a key was in the way,
 * those whose number or id another note has.
 */
async function findDone(
  db: Database,
  scope: BranchScope,
  intents: readonly SaleIntent[],
  error: unknown,
): Promise<ReadonlyMap<SaleIntent, Outcome<Answer>>> {
  const isKeyTaken = isDuplicateKey(error);
  if (!isKeyTaken && intents.length > 1) return new Map();
  const outcomes = new Map(await answersBefore(db, scope, intents));
  if (!isKeyTaken) return outcomes;
  const open = intents.filter((intent) => !outcomes.has(intent));
  const used = await usedNumbers(
    db,
    scope,
    open.map(({ draft }) => draft),
  );
  for (const intent of open) {
    // A sale alone tripped over nothing but its own keys.
    if (intents.length > 1 && !used.has(intent.draft.id)) continue;
    outcomes.set(intent, { kind: 'refused', error: new DomainError('sales.folio_taken', 'conflict') });
  }
  return withNextNumbers(db, scope, outcomes);
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
async function withNextNumbers(
  db: Database,
  scope: BranchScope,
  outcomes: ReadonlyMap<SaleIntent, Outcome<Answer>>,
): Promise<ReadonlyMap<SaleIntent, Outcome<Answer>>> {
  const isTaken = (outcome: Outcome<Answer>) =>
    outcome.kind === 'refused' && isDomainError(outcome.error) && outcome.error.code === 'sales.folio_taken';
  if (![...outcomes.values()].some(isTaken)) return outcomes;
  const terminals = await activeTerminals(db, scope);
  return new Map(
    [...outcomes].map(([intent, outcome]): [SaleIntent, Outcome<Answer>] => {
      if (!isTaken(outcome)) return [intent, outcome];
      const nextSequence = terminals.find(({ id }) => id === intent.draft.terminalId)?.nextSequence;
      const error = new DomainError('sales.folio_taken', 'conflict', { nextSequence });
      return [intent, { kind: 'refused', error }];
    }),
  );
}

const done = (json: string, replayed: boolean): Outcome<Answer> => ({
  kind: 'done',
  answer: idempotentAnswer<SaleReceipt>(json, replayed),
});
