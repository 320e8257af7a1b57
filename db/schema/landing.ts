import { index, int, mysqlEnum, mysqlTable, uniqueIndex, varchar } from 'drizzle-orm/mysql-core';
import { code, instant, json, refId, uuid } from './columns.ts';
import { central } from './placement-side.ts';

/** What a page was, each time somebody published it or it gave way to an older one. The application may only INSERT. */
export const landingVersions = central(
  mysqlTable(
    'landing_versions',
    {
      id: uuid('id').primaryKey(),
      slug: code('slug').notNull(),
      /** 1, 2, 3 … of its page. */
      number: int('number', { unsigned: true }).notNull(),
      /** Of the content, for `migrateContent`. */
      schemaNo: int('schema_no', { unsigned: true }).notNull(),
      content: json('content').notNull(),
      kind: mysqlEnum('kind', ['published', 'scheduled', 'kept', 'sample']).notNull(),
      note: varchar('note', { length: 160 }).notNull(),
      /** Null: a job or the seed. */
      authorId: refId('author_id'),
      createdAt: instant('created_at').notNull(),
    },
    (t) => [uniqueIndex('landing_versions_number').on(t.slug, t.number)],
  ),
);

/** A page that owners write. Its address shows the version that is pointed at, or the page as it comes. */
export const landingPages = central(
  mysqlTable(
    'landing_pages',
    {
      slug: code('slug').primaryKey(),
      publishedVersionId: uuid('published_version_id').references(() => landingVersions.id),
      changedAt: instant('changed_at').notNull(),
    },
    (t) => [index('landing_pages_published').on(t.publishedVersionId)],
  ),
);

/** What is being written; one for each page, whoever writes. A change names the revision it was made from. */
export const landingDrafts = central(
  mysqlTable(
    'landing_drafts',
    {
      slug: code('slug').primaryKey(),
      content: json('content').notNull(),
      revision: int('revision', { unsigned: true }).notNull(),
      /** The version it began as. */
      basedOn: uuid('based_on').references(() => landingVersions.id),
      updatedBy: refId('updated_by'),
      updatedAt: instant('updated_at').notNull(),
    },
    (t) => [index('landing_drafts_based_on').on(t.basedOn)],
  ),
);

/** A publication or its end, due at a time. */
export const landingSchedules = central(
  mysqlTable(
    'landing_schedules',
    {
      id: uuid('id').primaryKey(),
      slug: code('slug').notNull(),
      action: mysqlEnum('action', ['publish', 'unpublish']).notNull(),
      /** What goes live; null where the page is taken off. */
      versionId: uuid('version_id').references(() => landingVersions.id),
      dueAt: instant('due_at').notNull(),
      note: varchar('note', { length: 160 }).notNull(),
      authorId: refId('author_id'),
      createdAt: instant('created_at').notNull(),
      state: mysqlEnum('state', ['waiting', 'done', 'cancelled']).notNull().default('waiting'),
      settledAt: instant('settled_at'),
    },
    (t) => [
      index('landing_schedules_due').on(t.state, t.dueAt),
      index('landing_schedules_version').on(t.versionId),
    ],
  ),
);
