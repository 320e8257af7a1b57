import { createHash } from 'node:crypto';
import type { Executor } from '#db/client.ts';
import { lastSeq } from '../outbox/index.ts';
import { builtContent, databaseMark } from './build-mark.queries.ts';

/** How a database stands, as far as built pages depend on it. */
export interface BuildMark {
  /** End of the event log. */
  readonly seq: number;
  /** Which database; null when it cannot be told. */
  readonly database: string | null;
  /** Hash of the cars and branches in it. */
  readonly content: string | null;
}

/** For a build, call it before the first page: a change made meanwhile must count as newer than the pages. */
export async function readBuildMark(central: Executor): Promise<BuildMark> {
  const seq = await lastSeq(central);
  const [database, rows] = await Promise.all([databaseMark(central), builtContent(central)]);
  const content = createHash('sha256').update(JSON.stringify(rows)).digest('base64url');
  return { seq, database, content };
}
