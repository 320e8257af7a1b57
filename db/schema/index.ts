export * as branchesSchema from './branches.ts';
export * as catalogSchema from './catalog.ts';
export * as exchangeSchema from './exchange.ts';
export * as identitySchema from './identity.ts';
export * as inboxSchema from './inbox.ts';
export * as inventorySchema from './inventory.ts';
export * as journalSchema from './journal.ts';
export * as salesSchema from './sales.ts';
