import { defineConfig } from 'drizzle-kit';

export default defineConfig({
  dialect: 'mysql',
  schema: [
    './db/schema/branches.ts',
    './db/schema/catalog.ts',
    './db/schema/customers.ts',
    './db/schema/exchange.ts',
    './db/schema/holds.ts',
    './db/schema/identity.ts',
    './db/schema/inbox.ts',
    './db/schema/inventory.ts',
    './db/schema/journal.ts',
    './db/schema/sales.ts',
    './db/schema/shifts.ts',
  ],
  out: './db/migrations',
});
