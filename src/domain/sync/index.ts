export {
  addressedAfter,
  branchesAway,
  dropWaiting,
  dueEvents,
  inboxCursor,
  insertHandled,
  keepEvent,
  moveInboxCursor,
  wasHandled,
  type AddressedEvent,
  type Setback,
} from './inbox.queries.ts';
