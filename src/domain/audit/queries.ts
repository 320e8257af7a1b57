import type { Tx } from '#db/client.ts';
import { insertRows } from '#db/row-lists.ts';
import { uuidToBytes } from '#db/schema/columns.ts';
import type { BranchScope } from '#shared/scope.ts';

export interface AuditRow {
  readonly id: string;
  readonly action: string;
  readonly actorType: string;
  readonly actorId: number | null;
  readonly subject: string;
  readonly detail: string;
  readonly requestId: string;
  readonly at: Date;
}

const AUDIT_COLUMNS =
  'id, action, actor_type, actor_id, subject, detail, request_id, occurred_at, recorded_at';

export async function insertAudits(tx: Tx, scope: BranchScope, rows: readonly AuditRow[]): Promise<void> {
  await insertRows(
    tx,
    `INSERT INTO audit_log (branch_id, ${AUDIT_COLUMNS})`,
    rows.map((row) => [scope.branchId, ...auditValues(row)]),
  );
}

export async function insertCentralAudit(tx: Tx, row: AuditRow): Promise<void> {
  await tx.change(
    `INSERT INTO audit_log_central (${AUDIT_COLUMNS}) VALUES (?,?,?,?,?,?,?,?,?)`,
    auditValues(row),
  );
}

function auditValues(row: AuditRow) {
  const { id, action, actorType, actorId, subject, detail, requestId, at } = row;
  return [uuidToBytes(id), action, actorType, actorId, subject, detail, requestId, at, at];
}

export interface EventRow {
  readonly id: string;
  readonly topic: string;
  readonly payload: string;
  readonly at: Date;
}

export async function insertEvents(tx: Tx, scope: BranchScope, rows: readonly EventRow[]): Promise<void> {
  await insertRows(
    tx,
    'INSERT INTO outbox_events (branch_id, id, topic, payload, recorded_at)',
    rows.map(({ id, topic, payload, at }) => [scope.branchId, uuidToBytes(id), topic, payload, at]),
  );
}

export async function insertCentralEvent(tx: Tx, row: EventRow): Promise<void> {
  await tx.change('INSERT INTO outbox_events_central (id, topic, payload, recorded_at) VALUES (?,?,?,?)', [
    uuidToBytes(row.id),
    row.topic,
    row.payload,
    row.at,
  ]);
}
