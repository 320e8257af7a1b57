import { createHash, randomBytes } from 'node:crypto';
import type { Database } from '../../../db/client.ts';

const SESSION_MS = 12 * 3_600_000;

/** The cookie of somebody who came in a moment ago. */
export async function enter(db: Database, userId: number, now = new Date()): Promise<string> {
  const token = randomBytes(25).toString('base64url');
  const id = createHash('sha256').update(token).digest('hex');
  await db.change(
    `INSERT INTO sessions (id, user_id, expires_at, created_at, client_address, user_agent)
     VALUES (?,?,?,?,'127.0.0.1','bench')`,
    [id, userId, new Date(now.getTime() + SESSION_MS), now],
  );
  return `mp_session=${token}`;
}
