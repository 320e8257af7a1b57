import type { Executor } from '#db/client.ts';
import type { Role } from '#shared/roles.ts';

export interface SessionRow {
  readonly id: string;
  readonly userId: number;
  readonly expiresAt: Date;
  readonly createdAt: Date;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly active: number;
  readonly mustChangePassword: number;
  readonly branchIds: readonly number[];
}

// A row for each branch: a list made by the database is cut at a length that the server decides.
const SESSION_WITH_PERSON = `
  SELECT s.id, s.user_id AS userId, s.expires_at AS expiresAt, s.created_at AS createdAt, u.name, u.email, u.role,
    u.active, u.must_change_password AS mustChangePassword, b.branch_id AS branchId
  FROM sessions s JOIN users u ON u.id = s.user_id LEFT JOIN user_branches b ON b.user_id = u.id WHERE s.id = ?`;

export async function sessionWithPerson(db: Executor, id: string): Promise<SessionRow | undefined> {
  const rows = await db.rows<SessionRow & { branchId: number | null }>(SESSION_WITH_PERSON, [id]);
  const branchIds = rows.map(({ branchId }) => branchId).filter((branchId) => branchId !== null);
  return rows[0] && { ...rows[0], branchIds };
}

export async function sessionsOfUser(db: Executor, userId: number) {
  return db.rows<{ id: string; userId: number; expiresAt: Date; createdAt: Date }>(
    'SELECT id, user_id AS userId, expires_at AS expiresAt, created_at AS createdAt FROM sessions WHERE user_id = ?',
    [userId],
  );
}

export async function insertSession(
  db: Executor,
  row: {
    id: string;
    userId: number;
    expiresAt: Date;
    createdAt: Date;
    clientAddress: string;
    userAgent: string;
  },
): Promise<void> {
  await db.change(
    'INSERT INTO sessions (id, user_id, expires_at, created_at, client_address, user_agent) VALUES (?,?,?,?,?,?)',
    [row.id, row.userId, row.expiresAt, row.createdAt, row.clientAddress, row.userAgent],
  );
}

export async function setSessionExpiry(db: Executor, id: string, expiresAt: Date): Promise<void> {
  await db.change('UPDATE sessions SET expires_at = ? WHERE id = ?', [expiresAt, id]);
}

export async function deleteSession(db: Executor, id: string): Promise<void> {
  await db.change('DELETE FROM sessions WHERE id = ?', [id]);
}

export async function deleteSessionsOfUser(db: Executor, userId: number): Promise<void> {
  await db.change('DELETE FROM sessions WHERE user_id = ?', [userId]);
}

export async function deleteSessionsExpiredBefore(db: Executor, at: Date): Promise<void> {
  await db.change('DELETE FROM sessions WHERE expires_at < ? LIMIT 1000', [at]);
}
