import { int, mysqlEnum, mysqlTable, primaryKey, smallint } from 'drizzle-orm/mysql-core';
import { instant, refId, sha256 } from './columns.ts';
import { central } from './placement-side.ts';

/** Pictures and PDFs that were sent for the pages people write; their files stay as long as versions of pages do. */
export const pageMedia = central(
  mysqlTable(
    'page_media',
    {
      kind: mysqlEnum('kind', ['picture', 'document']).notNull(),
      hash: sha256('hash').notNull(),
      /** Of a picture. */
      width: smallint('width', { unsigned: true }),
      height: smallint('height', { unsigned: true }),
      /** Of a document. */
      bytes: int('bytes', { unsigned: true }),
      addedBy: refId('added_by'),
      addedAt: instant('added_at').notNull(),
    },
    (t) => [primaryKey({ columns: [t.kind, t.hash] })],
  ),
);
