import type { Executor, SqlValue, Tx } from '#db/client.ts';
import { uuidToBytes } from '#db/schema/columns.ts';
import type { Position } from '#shared/positions.ts';
import type { BranchScope } from '#shared/scope.ts';
import type { TransferState, TransferTab } from './transfer-contract.ts';

export type TransferSide = 'out' | 'in';

export interface TransferDoc {
  readonly id: Buffer;
  readonly side: TransferSide;
  readonly otherBranchId: number;
  readonly state: TransferState;
  readonly note: string | null;
  readonly requestedBy: number | null;
  readonly requestedAt: Date;
  readonly withdrawnAt: Date | null;
  readonly reason: string | null;
  readonly sentBy: number | null;
  readonly sentAt: Date | null;
  readonly receivedBy: number | null;
  readonly receivedAt: Date | null;
}

const DOC = `t.id, t.side, t.other_branch_id AS otherBranchId, t.state, t.note, t.requested_by AS requestedBy,
  t.requested_at AS requestedAt, t.withdrawn_at AS withdrawnAt, t.reason, t.sent_by AS sentBy, t.sent_at AS sentAt,
  t.received_by AS receivedBy, t.received_at AS receivedAt`;

export interface NewTransfer {
  readonly id: string;
  readonly side: TransferSide;
  readonly otherBranchId: number;
  readonly state: TransferState;
  readonly note: string | null;
  readonly requestedBy: number | null;
  readonly requestedAt: Date;
  readonly sentBy: number | null;
  readonly sentAt: Date | null;
  readonly at: Date;
}

/** False when the branch has it already. */
export async function insertTransfer(tx: Tx, scope: BranchScope, row: NewTransfer): Promise<boolean> {
  const inserted = await tx.change(
    `INSERT IGNORE INTO transfers (branch_id, id, side, other_branch_id, state, note, requested_by, requested_at, sent_by,
       sent_at, updated_at) VALUES (?,?,?,?,?,?,?,?,?,?,?)`,
    [
      scope.branchId,
      uuidToBytes(row.id),
      row.side,
      row.otherBranchId,
      row.state,
      row.note,
      row.requestedBy,
      row.requestedAt,
      row.sentBy,
      row.sentAt,
      row.at,
    ],
  );
  return inserted === 1;
}

export interface NewTransferLine {
  readonly line: number;
  readonly kind: 'unit' | 'bulk';
  readonly partId: number;
  readonly serial: string | null;
  readonly stockItemId: string | null;
  readonly requested: number;
  readonly sent: number;
  readonly priceCents: number | null;
  /** JSON text. */
  readonly body: string | null;
}

/** Lines that the incoming side has from its own request get what is known since they were sent. */
export async function writeLines(
  tx: Tx,
  scope: BranchScope,
  transferId: string,
  lines: readonly NewTransferLine[],
): Promise<void> {
  const values = lines.map((row): SqlValue[] => [
    scope.branchId,
    uuidToBytes(transferId),
    row.line,
    row.kind,
    row.partId,
    row.serial,
    row.stockItemId === null ? null : uuidToBytes(row.stockItemId),
    row.requested,
    row.sent,
    row.priceCents,
    row.body,
  ]);
  await tx.changeList(
    `INSERT INTO transfer_lines (branch_id, transfer_id, line_no, kind, part_id, serial, stock_item_id, requested, sent,
       price_cents, body) VALUES ?
     ON DUPLICATE KEY UPDATE sent = VALUES(sent), price_cents = VALUES(price_cents), body = VALUES(body)`,
    [values],
  );
}

/** With `lock` the document stays as it is until the transaction ends. */
export async function transferDoc(
  db: Executor,
  scope: BranchScope,
  id: string,
  lock: 'lock' | 'read' = 'read',
): Promise<TransferDoc | undefined> {
  const rows = await db.rows<TransferDoc>(
    `SELECT ${DOC} FROM transfers t WHERE t.branch_id = ? AND t.id = ? ${lock === 'lock' ? 'FOR UPDATE' : ''}`,
    [scope.branchId, uuidToBytes(id)],
  );
  return rows[0];
}

export interface TransferLineRow {
  readonly line: number;
  readonly kind: 'unit' | 'bulk';
  readonly partId: number;
  readonly serial: string | null;
  readonly stockItemId: Buffer | null;
  readonly requested: number;
  readonly picked: number;
  readonly sent: number;
  readonly received: number;
  readonly damaged: number;
  readonly missing: number;
  readonly returned: number;
  readonly writtenOff: number;
  readonly note: string | null;
  readonly lossReason: string | null;
  readonly priceCents: number | null;
  readonly body: unknown;
  readonly partType: string;
  readonly position: Position;
  readonly maker: string;
  readonly partNumber: string;
  readonly generationId: number | null;
}

export async function transferLines(
  db: Executor,
  scope: BranchScope,
  id: string,
): Promise<TransferLineRow[]> {
  return db.rows<TransferLineRow>(
    `SELECT l.line_no AS line, l.kind, l.part_id AS partId, l.serial, l.stock_item_id AS stockItemId, l.requested, l.picked,
       l.sent, l.received, l.damaged, l.missing, l.returned, l.written_off AS writtenOff, l.note,
       l.loss_reason AS lossReason, l.price_cents AS priceCents, l.body, p.part_type_code AS partType, p.position, p.maker,
       p.part_number AS partNumber, p.generation_id AS generationId
     FROM transfer_lines l JOIN parts p ON p.id = l.part_id
     WHERE l.branch_id = ? AND l.transfer_id = ? ORDER BY l.line_no`,
    [scope.branchId, uuidToBytes(id)],
  );
}

export async function setPicked(
  tx: Tx,
  scope: BranchScope,
  id: string,
  line: { readonly line: number; readonly picked: number },
): Promise<void> {
  await tx.change(
    'UPDATE transfer_lines SET picked = ? WHERE branch_id = ? AND transfer_id = ? AND line_no = ?',
    [line.picked, scope.branchId, uuidToBytes(id), line.line],
  );
}

/** What was picked is what goes. */
export async function setSent(tx: Tx, scope: BranchScope, id: string): Promise<void> {
  await tx.change('UPDATE transfer_lines SET sent = picked WHERE branch_id = ? AND transfer_id = ?', [
    scope.branchId,
    uuidToBytes(id),
  ]);
}

export async function setArrived(
  tx: Tx,
  scope: BranchScope,
  id: string,
  line: {
    readonly line: number;
    readonly received: number;
    readonly damaged: number;
    readonly missing: number;
    readonly note: string | null;
    /** Null leaves it. */
    readonly stockItemId: Buffer | null;
  },
): Promise<void> {
  await tx.change(
    `UPDATE transfer_lines SET received = ?, damaged = ?, missing = ?, note = ?, stock_item_id = COALESCE(?, stock_item_id)
     WHERE branch_id = ? AND transfer_id = ? AND line_no = ?`,
    [
      line.received,
      line.damaged,
      line.missing,
      line.note,
      line.stockItemId,
      scope.branchId,
      uuidToBytes(id),
      line.line,
    ],
  );
}

export async function setSettled(
  tx: Tx,
  scope: BranchScope,
  id: string,
  line: {
    readonly line: number;
    readonly returned: number;
    readonly writtenOff: number;
    readonly lossReason: string | null;
  },
): Promise<void> {
  await tx.change(
    `UPDATE transfer_lines SET returned = GREATEST(returned, ?), written_off = GREATEST(written_off, ?), loss_reason = COALESCE(?, loss_reason)
     WHERE branch_id = ? AND transfer_id = ? AND line_no = ?`,
    [line.returned, line.writtenOff, line.lossReason, scope.branchId, uuidToBytes(id), line.line],
  );
}

/** What changes with the state; null and absent leave what is there. */
export interface TransferStep {
  readonly state: TransferState;
  readonly at: Date;
  readonly reason?: string | null;
  readonly sent?: { readonly by: number | null; readonly at: Date };
  readonly received?: { readonly by: number | null; readonly at: Date };
}

/** Moves a document on from one state to the next; false when it is not in that state (any more). */
export async function stepTransfer(
  tx: Tx,
  scope: BranchScope,
  id: string,
  from: { readonly side: TransferSide; readonly state: TransferState },
  step: TransferStep,
): Promise<boolean> {
  const { state, at, reason = null, sent, received } = step;
  const changed = await tx.change(
    `UPDATE transfers SET state = ?, reason = COALESCE(?, reason), sent_by = COALESCE(?, sent_by),
       sent_at = COALESCE(?, sent_at), received_by = COALESCE(?, received_by), received_at = COALESCE(?, received_at),
       version = version + 1, updated_at = ?
     WHERE branch_id = ? AND id = ? AND side = ? AND state = ?`,
    [
      state,
      reason,
      sent?.by ?? null,
      sent?.at ?? null,
      received?.by ?? null,
      received?.at ?? null,
      at,
      scope.branchId,
      uuidToBytes(id),
      from.side,
      from.state,
    ],
  );
  return changed === 1;
}

/** Notes that the branch that asked does not want it any more; false when that is too late or was said. */
export async function withdraw(
  tx: Tx,
  scope: BranchScope,
  id: string,
  { reason, at }: { readonly reason: string | null; readonly at: Date },
): Promise<boolean> {
  const changed = await tx.change(
    `UPDATE transfers SET withdrawn_at = ?, reason = ?, version = version + 1, updated_at = ?
     WHERE branch_id = ? AND id = ? AND side = 'in' AND state = 'requested' AND withdrawn_at IS NULL`,
    [at, reason, at, scope.branchId, uuidToBytes(id)],
  );
  return changed === 1;
}

export async function insertExtras(
  tx: Tx,
  scope: BranchScope,
  id: string,
  extras: readonly { readonly code: string; readonly quantity: number }[],
): Promise<void> {
  if (extras.length === 0) return;
  await tx.changeList(
    'INSERT INTO transfer_extras (branch_id, transfer_id, extra_no, code, quantity) VALUES ?',
    [extras.map(({ code, quantity }, index) => [scope.branchId, uuidToBytes(id), index + 1, code, quantity])],
  );
}

export function transferExtras(
  db: Executor,
  scope: BranchScope,
  id: string,
): Promise<{ code: string; quantity: number }[]> {
  return db.rows(
    'SELECT code, quantity FROM transfer_extras WHERE branch_id = ? AND transfer_id = ? ORDER BY extra_no',
    [scope.branchId, uuidToBytes(id)],
  );
}

export interface TransferListRow extends TransferDoc {
  readonly lines: string | number;
  readonly pieces: string | number | null;
  readonly partTypes: string | null;
}

const TABS: Record<TransferTab, string> = {
  supply: "t.side = 'out' AND t.state = 'requested'",
  transit: "t.side = 'out' AND t.state = 'sent'",
  receive: "t.side = 'in' AND t.state IN ('requested', 'sent')",
  differing: "t.side = 'out' AND t.state = 'differing'",
  done: "(t.state IN ('received', 'cancelled', 'declined') OR (t.side = 'in' AND t.state = 'differing'))",
};

/** Newest first, after the id `before`. */
export async function transferList(
  db: Executor,
  scope: BranchScope,
  tab: TransferTab,
  page: { readonly before: Buffer | null; readonly limit: number },
): Promise<TransferListRow[]> {
  const before = page.before === null ? '' : 'AND t.id < ?';
  const ofLines = 'FROM transfer_lines l WHERE l.branch_id = t.branch_id AND l.transfer_id = t.id';
  return db.rows<TransferListRow>(
    `SELECT ${DOC}, (SELECT COUNT(*) ${ofLines}) AS \`lines\`,
       (SELECT SUM(IF(t.state IN ('requested', 'cancelled', 'declined'), l.requested, l.sent)) ${ofLines}) AS pieces,
       (SELECT GROUP_CONCAT(p.part_type_code ORDER BY l.line_no) FROM transfer_lines l JOIN parts p ON p.id = l.part_id
        WHERE l.branch_id = t.branch_id AND l.transfer_id = t.id) AS partTypes
     FROM transfers t WHERE t.branch_id = ? AND ${TABS[tab]} ${before} ORDER BY t.id DESC LIMIT ${page.limit}`,
    [scope.branchId, ...(page.before === null ? [] : [page.before])],
  );
}

export interface TransferCounts {
  readonly supply: string | number | null;
  readonly transit: string | number | null;
  readonly receive: string | number | null;
  readonly differing: string | number | null;
}

/** How many documents of each kind wait for somebody. */
export async function openTransfers(db: Executor, scope: BranchScope): Promise<TransferCounts> {
  const rows = await db.rows<TransferCounts>(
    `SELECT SUM(${TABS.supply}) AS supply, SUM(${TABS.transit}) AS transit, SUM(${TABS.receive}) AS receive,
       SUM(${TABS.differing}) AS differing
     FROM transfers t WHERE t.branch_id = ? AND t.state IN ('requested', 'sent', 'differing')`,
    [scope.branchId],
  );
  return rows[0] ?? { supply: 0, transit: 0, receive: 0, differing: 0 };
}

/** Pieces of this branch that are in no branch, and those on their way to it. */
export async function transitOfBranch(
  db: Executor,
  scope: BranchScope,
): Promise<{ out: string | number | null; in: string | number | null }> {
  const rows = await db.rows<{ out: string | number | null; in: string | number | null }>(
    `SELECT SUM(IF(t.side = 'out', IF(t.state = 'sent', l.sent, l.missing - l.returned - l.written_off), 0)) AS \`out\`,
       SUM(IF(t.side = 'in' AND t.state = 'sent', l.sent, 0)) AS \`in\`
     FROM transfers t JOIN transfer_lines l ON l.branch_id = t.branch_id AND l.transfer_id = t.id
     WHERE t.branch_id = ? AND t.state IN ('sent', 'differing')`,
    [scope.branchId],
  );
  return rows[0] ?? { out: 0, in: 0 };
}
