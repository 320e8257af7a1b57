import { index, mysqlTable, primaryKey, varchar } from 'drizzle-orm/mysql-core';
import { code, instant, refId, uuid, version } from './columns.ts';
import { central } from './placement-side.ts';

/** Who buys, for the whole chain. `id` is made by the till; what a CFDI asks for is optional until one is asked for. */
export const customers = central(
  mysqlTable(
    'customers',
    {
      id: uuid('id').primaryKey(),
      name: varchar('name', { length: 120 }).notNull(),
      /** E.164, `+524421234567`. Not unique: a family or a workshop shares one. */
      phone: code('phone', 16),
      email: varchar('email', { length: 254 }),
      rfc: code('rfc', 13),
      /** As the tax authority has it, where it is not the name. */
      legalName: varchar('legal_name', { length: 254 }),
      /** `c_RegimenFiscal` of the CFDI: three digits. */
      fiscalRegime: code('fiscal_regime', 3),
      postalCode: code('postal_code', 5),
      note: varchar('note', { length: 500 }),
      createdBy: refId('created_by'),
      createdAt: instant('created_at').notNull(),
      updatedAt: instant('updated_at').notNull(),
      version: version(),
    },
    (t) => [index('customers_phone').on(t.phone), index('customers_rfc').on(t.rfc)],
  ),
);

/** What a customer is found by: words of the name, digits of the phone, RFC, e-mail. Written with the customer. */
export const customerWords = central(
  mysqlTable(
    'customer_words',
    {
      word: code('word', 60).notNull(),
      customerId: uuid('customer_id')
        .notNull()
        .references(() => customers.id),
    },
    (t) => [primaryKey({ columns: [t.word, t.customerId] }), index('customer_words_of').on(t.customerId)],
  ),
);
