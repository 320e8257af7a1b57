import type { AllBranchesScope, BranchScope } from '../../src/domain/shared/scope.ts';
import type { Database } from '../client.ts';
import { createLanes, type GroupedDeed, type LaneFigures } from '../lanes.ts';

/**
 * The only way to a database (decision D5). Today every branch lives in the shared one unless a route says
 * otherwise; use-cases cannot tell the difference, because a transaction never spans two handles.
 */
export interface Placement {
  /** Catalog writes, people, sessions, routes, event log. */
  central(): Database;
  /** Stock, sales, ledger, audit and outbox of one branch, and a copy of the catalog. */
  branch(scope: BranchScope): Database;
  /** Every database that holds a branch, each once; for chain-wide read models and the outbox leader. */
  branchDatabases(scope: AllBranchesScope): readonly Database[];
  /** Does a deed of a branch in one transaction with others of its kind that come at the same time; see `db/lanes.ts`. */
  together<Entry, Answer>(
    scope: BranchScope,
    deed: GroupedDeed<Entry, Answer>,
    entry: Entry,
  ): Promise<Answer>;
  readonly laneFigures: LaneFigures;
  /** Lets what is under way in company finish. */
  close(): Promise<void>;
}

export interface PlacementOptions {
  readonly shared: Database;
  /** Branches that have a database of their own. */
  readonly routes?: ReadonlyMap<number, Database>;
}

export function createPlacement({ shared, routes = new Map() }: PlacementOptions): Placement {
  const databases = [...new Set([shared, ...routes.values()])];
  const branch = (scope: BranchScope) => routes.get(scope.branchId) ?? shared;
  const lanes = createLanes();
  return {
    central: () => shared,
    branch,
    branchDatabases: () => databases,
    together: (scope, deed, entry) => lanes.join({ db: branch(scope), scope }, deed, entry),
    laneFigures: lanes.figures,
    close: async () => {
      await lanes.idle();
      await Promise.all(databases.map((database) => database.close()));
    },
  };
}
