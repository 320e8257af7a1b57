import { Lucia, TimeSpan, type Adapter, type DatabaseSession, type DatabaseUser } from 'lucia';
import type { Executor } from '#db/client.ts';
import type { Role } from '#shared/roles.ts';
import {
  deleteSession,
  deleteSessionsExpiredBefore,
  deleteSessionsOfUser,
  insertSession,
  sessionsOfUser,
  sessionWithPerson,
  setSessionExpiry,
} from './session.queries.ts';

// The only importer of lucia, which is no longer developed: everything else knows `sessions.ts`.

interface SessionAttributes {
  createdAt: Date;
  clientAddress: string;
  userAgent: string;
}

interface PersonAttributes {
  name: string;
  email: string;
  role: Role;
  active: boolean;
  mustChangePassword: boolean;
  branchIds: readonly number[];
}

declare module 'lucia' {
  interface Register {
    Lucia: Lucia<SessionAttributes, PersonAttributes>;
    UserId: number;
    DatabaseSessionAttributes: SessionAttributes;
    DatabaseUserAttributes: PersonAttributes;
  }
}

/** A session not used for this long ends. */
const IDLE_HOURS = 12;

export function luciaOn(db: Executor): Lucia<SessionAttributes, PersonAttributes> {
  return new Lucia(adapterOn(db), {
    sessionExpiresIn: new TimeSpan(IDLE_HOURS, 'h'),
    getSessionAttributes: (attributes) => attributes,
    getUserAttributes: (attributes) => attributes,
  });
}

function adapterOn(db: Executor): Adapter {
  return {
    async getSessionAndUser(sessionId): Promise<[DatabaseSession | null, DatabaseUser | null]> {
      const row = await sessionWithPerson(db, sessionId);
      if (!row) return [null, null];
      const { id, userId, expiresAt, createdAt, name, email, role, branchIds } = row;
      const session = { id, userId, expiresAt, attributes: { createdAt, clientAddress: '', userAgent: '' } };
      const attributes = {
        name,
        email,
        role,
        active: row.active === 1,
        mustChangePassword: row.mustChangePassword === 1,
        branchIds,
      };
      return [session, { id: userId, attributes }];
    },
    async getUserSessions(userId) {
      const rows = await sessionsOfUser(db, userId);
      return rows.map(({ id, expiresAt, createdAt }) => ({
        id,
        userId,
        expiresAt,
        attributes: { createdAt, clientAddress: '', userAgent: '' },
      }));
    },
    setSession: ({ id, userId, expiresAt, attributes }) =>
      insertSession(db, { id, userId, expiresAt, ...attributes }),
    updateSessionExpiration: (sessionId, expiresAt) => setSessionExpiry(db, sessionId, expiresAt),
    deleteSession: (sessionId) => deleteSession(db, sessionId),
    deleteUserSessions: (userId) => deleteSessionsOfUser(db, userId),
    deleteExpiredSessions: () => deleteSessionsExpiredBefore(db, new Date()),
  };
}
