export { actorId, audit, auditCentral, type AuditAction, type AuditEntry } from './audit.ts';
export { emitCentralEvent, emitEvent, type DomainEvent, type EventTopic } from './emit-event.ts';
