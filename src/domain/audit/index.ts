export type { AuditAction } from './contract.ts';
export { actorId, audit, auditAll, auditCentral, type AuditEntry } from './audit.ts';
export {
  emitCentralEvent,
  emitEvent,
  emitEvents,
  THE_CHAIN,
  type DomainEvent,
  type EventTopic,
} from './emit-event.ts';
export { notYet, type InboxEvent, type InboxHandler } from './inbox.ts';
export { createAuditSealer, type AuditSealer } from './seal-audit.ts';
export { auditedBranches } from './seal.queries.ts';
export { verifySeals, type SealFault, type SealReport } from './verify-seals.ts';
