import {
  boolean,
  index,
  int,
  mysqlEnum,
  mysqlTable,
  primaryKey,
  smallint,
  varchar,
} from 'drizzle-orm/mysql-core';
import { ROLES } from '../../src/domain/shared/roles.ts';
import { branches } from './branches.ts';
import { code, id, instant, json, refId, version } from './columns.ts';
import { central } from './placement-side.ts';

export const users = central(
  mysqlTable('users', {
    id: id(),
    /** Lower case. */
    email: varchar('email', { length: 254 }).notNull().unique(),
    name: varchar('name', { length: 80 }).notNull(),
    role: mysqlEnum('role', ROLES).notNull(),
    /** argon2id in PHC form; null until the person sets one. */
    passwordHash: varchar('password_hash', { length: 160 }),
    mustChangePassword: boolean('must_change_password').notNull().default(false),
    active: boolean('active').notNull().default(true),
    version: version(),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  }),
);

export const userBranches = central(
  mysqlTable(
    'user_branches',
    {
      userId: refId('user_id')
        .notNull()
        .references(() => users.id),
      branchId: smallint('branch_id', { unsigned: true })
        .notNull()
        .references(() => branches.id),
    },
    (t) => [primaryKey({ columns: [t.userId, t.branchId] }), index('user_branches_branch').on(t.branchId)],
  ),
);

/** `id` is the SHA-256 (hex) of the token in the cookie; the token itself is nowhere. */
export const sessions = central(
  mysqlTable(
    'sessions',
    {
      id: code('id', 64).primaryKey(),
      userId: refId('user_id')
        .notNull()
        .references(() => users.id),
      /** Slides with use, never past the absolute limit counted from `createdAt`. */
      expiresAt: instant('expires_at').notNull(),
      createdAt: instant('created_at').notNull(),
      clientAddress: varchar('client_address', { length: 45 }).notNull(),
      userAgent: varchar('user_agent', { length: 200 }).notNull(),
    },
    (t) => [index('sessions_user').on(t.userId), index('sessions_expiry').on(t.expiresAt)],
  ),
);

/** A link that works once: the owner's set-up, a forgotten password. `tokenHash` is SHA-256 in hex. */
export const oneTimeLinks = central(
  mysqlTable(
    'one_time_links',
    {
      tokenHash: code('token_hash', 64).primaryKey(),
      purpose: mysqlEnum('purpose', ['owner_setup', 'password_reset']).notNull(),
      userId: refId('user_id').references(() => users.id),
      expiresAt: instant('expires_at').notNull(),
      usedAt: instant('used_at'),
    },
    (t) => [index('one_time_links_user').on(t.userId)],
  ),
);

/** Fixed windows shared by every process. `bucket` is a hash: no address or account is stored in clear. */
export const rateLimits = central(
  mysqlTable(
    'rate_limits',
    {
      bucket: code('bucket', 64).notNull(),
      windowStart: instant('window_start').notNull(),
      hits: int('hits', { unsigned: true }).notNull(),
    },
    (t) => [primaryKey({ columns: [t.bucket, t.windowStart] }), index('rate_limits_age').on(t.windowStart)],
  ),
);

export const settings = central(
  mysqlTable('settings', {
    name: code('name', 60).primaryKey(),
    value: json('value').notNull(),
    updatedAt: instant('updated_at').notNull(),
  }),
);
