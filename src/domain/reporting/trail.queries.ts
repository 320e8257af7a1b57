import type { Executor, SqlValue } from '#db/client.ts';
import type { BranchScope } from '#shared/scope.ts';

export interface TrailRow {
  readonly id: Buffer;
  readonly action: string;
  readonly actorType: 'anonymous' | 'staff' | 'customer' | 'job';
  readonly actorId: number | null;
  readonly subject: string;
  readonly detail: unknown;
  readonly requestId: string;
  readonly at: Date;
  readonly recordedAt: Date;
}

export interface TrailSpan {
  /** Recorded then or later. */
  readonly from: Date;
  /** Recorded before. */
  readonly before: Date | undefined;
  /** The last row of the page before. */
  readonly after: { readonly recordedAt: Date; readonly id: Buffer } | undefined;
  /** Nouns of actions; empty: all. */
  readonly nouns: readonly string[];
  readonly person: number | undefined;
  readonly limit: number;
}

const COLUMNS = `id, action, actor_type AS actorType, actor_id AS actorId, subject, CAST(detail AS CHAR) AS detail,
  request_id AS requestId, occurred_at AS at, recorded_at AS recordedAt`;

/** What was done in a branch, newest first. */
export function branchTrail(db: Executor, scope: BranchScope, span: TrailSpan): Promise<TrailRow[]> {
  const { text, values } = where(span);
  return db.rows(
    `SELECT ${COLUMNS} FROM audit_log WHERE branch_id = ?${text} ORDER BY recorded_at DESC, id DESC LIMIT ${span.limit}`,
    [scope.branchId, ...values],
  );
}

/** The same of what belongs to the chain. */
export function chainTrail(db: Executor, span: TrailSpan): Promise<TrailRow[]> {
  const { text, values } = where(span);
  return db.rows(
    `SELECT ${COLUMNS} FROM audit_log_central WHERE TRUE${text} ORDER BY recorded_at DESC, id DESC LIMIT ${span.limit}`,
    values,
  );
}

function where({ from, before, after, nouns, person }: TrailSpan): { text: string; values: SqlValue[] } {
  let text = '';
  const values: SqlValue[] = [];
  const and = (condition: string, ...more: SqlValue[]) => {
    text += ` AND ${condition}`;
    values.push(...more);
  };
  and('recorded_at >= ?', from);
  if (before) and('recorded_at < ?', before);
  // The first half alone is what an index can use.
  if (after) {
    and('recorded_at <= ?', after.recordedAt);
    and('(recorded_at < ? OR id < ?)', after.recordedAt, after.id);
  }
  if (nouns.length > 0) {
    and(`SUBSTRING_INDEX(action, '.', 1) IN (${nouns.map(() => '?').join(',')})`, ...nouns);
  }
  if (person !== undefined) and("actor_type = 'staff' AND actor_id = ?", person);
  return { text, values };
}
