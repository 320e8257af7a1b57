export { inboxHandlers } from './handlers.ts';
export { startInbox } from './start-inbox.ts';
