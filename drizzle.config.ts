import { defineConfig } from 'drizzle-kit';

export default defineConfig({
  dialect: 'mysql',
  schema: [
    './db/schema/branches.ts',
    './db/schema/catalog.ts',
    './db/schema/donor-papers.ts',
    './db/schema/customers.ts',
    './db/schema/exchange.ts',
    './db/schema/holds.ts',
    './db/schema/identity.ts',
    './db/schema/inbox.ts',
    './db/schema/inventory.ts',
    './db/schema/journal.ts',
    './db/schema/landing.ts',
    './db/schema/media.ts',
    './db/schema/price-rules.ts',
    './db/schema/returns.ts',
    './db/schema/sales.ts',
    './db/schema/shifts.ts',
    './db/schema/transfers.ts',
    './db/schema/stock-counts.ts',
    './db/schema/stock-receipts.ts',
    './db/schema/warranty-rules.ts',
    './db/schema/tax-invoices.ts',
  ],
  out: './db/migrations',
});
