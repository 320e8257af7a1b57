import { openDatabase, type Database, type DatabaseOptions } from '#db/client.ts';
import { createPlacement, type Placement } from '#db/placement/index.ts';

export interface DatabaseUrls {
  /** The application user on the shared database. */
  readonly appUrl: string;
  /** Branches that have a database of their own. */
  readonly branchUrls?: ReadonlyMap<number, string>;
}

export interface OpenDatabases {
  readonly shared: Database;
  /** Branch → its own database. */
  readonly routes: ReadonlyMap<number, Database>;
  readonly placement: Placement;
}

/** Opens each database once, in the same order for the same addresses. No connection is made yet. */
export function openDatabases({ appUrl, branchUrls }: DatabaseUrls, options: DatabaseOptions): OpenDatabases {
  const shared = openDatabase(appUrl, options);
  const routes = new Map<number, Database>();
  const byUrl = new Map<string, Database>();
  for (const [branch, url] of branchUrls ?? []) {
    const database = byUrl.get(url) ?? openDatabase(url, options);
    byUrl.set(url, database);
    routes.set(branch, database);
  }
  return { shared, routes, placement: createPlacement({ shared, routes }) };
}
