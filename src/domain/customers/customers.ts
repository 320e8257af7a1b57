import { isDuplicateKey } from '#db/errors.ts';
import { bytesToUuid } from '#db/schema/columns.ts';
import { transaction } from '#db/tx.ts';
import { actorId, auditCentral, emitCentralEvent } from '#domain/audit';
import { requirePermission } from '#domain/identity';
import type { Ctx } from '#server/context.ts';
import { DomainError } from '#shared/errors.ts';
import type { Customer, CustomerChange, CustomerDraft, CustomerList } from './contract.ts';
import {
  customerRow,
  customersByWords,
  customersWithPhone,
  insertCustomer,
  latestCustomers,
  replaceWords,
  updateCustomer,
  type CustomerRow,
} from './customer.queries.ts';
import { askedWordsOf, indexWordsOf } from './customer-words.ts';

/** Customers of the chain that a question finds, by name; without one, the latest. */
export async function findCustomers(
  ctx: Ctx,
  { q, limit }: { readonly q: string; readonly limit: number },
): Promise<CustomerList> {
  requirePermission(ctx, 'customer:edit');
  const db = ctx.placement.central();
  const words = askedWordsOf(q);
  const rows =
    words.length > 0 ? await customersByWords(db, words, limit + 1) : await latestCustomers(db, limit + 1);
  return { customers: rows.slice(0, limit).map(toCustomer), more: rows.length > limit };
}

/** Throws `customers.not_found`. */
export async function customerById(ctx: Ctx, id: string): Promise<Customer> {
  requirePermission(ctx, 'customer:edit');
  const row = await customerRow(ctx.placement.central(), id);
  if (!row) throw new DomainError('customers.not_found', 'not_found');
  return toCustomer(row);
}

/**
 * A new customer of the chain. Sent again with the same id it answers who is there already. Throws
 * `customers.phone_taken` with the customers that have that telephone, unless the draft says it is meant.
 */
export async function createCustomer(ctx: Ctx, draft: CustomerDraft): Promise<Customer> {
  requirePermission(ctx, 'customer:edit');
  const db = ctx.placement.central();
  const { id, samePhone, ...fields } = draft;
  const before = await customerRow(db, id);
  if (before) return toCustomer(before);
  if (!samePhone) await assertPhoneFree(ctx, id, fields.phone);
  const at = ctx.now();
  try {
    await transaction(
      db,
      async (tx) => {
        await insertCustomer(tx, id, fields, actorId(ctx.actor), at);
        await replaceWords(tx, id, indexWordsOf(fields));
        await auditCentral(tx, ctx, { action: 'customer.create', subject: `customer ${id}` });
        await emitCentralEvent(tx, ctx, { topic: 'customer.changed', tags: [], facts: { customerId: id } });
      },
      { repeatable: true },
    );
  } catch (error) {
    // The same request came twice at once.
    if (!isDuplicateKey(error)) throw error;
  }
  return customerById(ctx, id);
}

/** Throws `customers.not_found`, `customers.changed_elsewhere`, `customers.phone_taken`. */
export async function changeCustomer(ctx: Ctx, id: string, change: CustomerChange): Promise<Customer> {
  requirePermission(ctx, 'customer:edit');
  const { samePhone, version, ...fields } = change;
  const before = await customerById(ctx, id);
  if (!samePhone && fields.phone !== before.phone) await assertPhoneFree(ctx, id, fields.phone);
  const at = ctx.now();
  await transaction(ctx.placement.central(), async (tx) => {
    if (!(await updateCustomer(tx, id, fields, version, at)))
      throw new DomainError('customers.changed_elsewhere', 'conflict');
    await replaceWords(tx, id, indexWordsOf(fields));
    // Which fields, not what they said: who did it must stay known longer than a person's data.
    const changed = Object.entries(fields).flatMap(([name, value]) =>
      value === before[name as keyof typeof fields] ? [] : [name],
    );
    await auditCentral(tx, ctx, {
      action: 'customer.change',
      subject: `customer ${id}`,
      detail: { changed },
    });
    await emitCentralEvent(tx, ctx, { topic: 'customer.changed', tags: [], facts: { customerId: id } });
  });
  return customerById(ctx, id);
}

async function assertPhoneFree(ctx: Ctx, id: string, phone: string | null): Promise<void> {
  if (phone === null) return;
  const rows = await customersWithPhone(ctx.placement.central(), phone);
  const others = rows.map(toCustomer).filter((customer) => customer.id !== id);
  const [first] = others;
  if (!first) return;
  throw new DomainError('customers.phone_taken', 'conflict', { customers: others, name: first.name });
}

function toCustomer({ id, createdBy: _createdBy, createdAt, updatedAt, ...row }: CustomerRow): Customer {
  return {
    ...row,
    id: bytesToUuid(id),
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  };
}
