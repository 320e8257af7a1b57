import type { MySqlTable } from 'drizzle-orm/mysql-core';

/**
 * Where a table lives (decision D5). `central`: one for the chain. `reference`: written centrally, copied
 * into each branch database. `branch`: owned by one branch, in whatever database holds that branch.
 */
export type Side = 'central' | 'reference' | 'branch';

const sides = new Map<MySqlTable, Side>();

function declare<Table extends MySqlTable>(side: Side, table: Table): Table {
  sides.set(table, side);
  return table;
}

export const central = <Table extends MySqlTable>(table: Table): Table => declare('central', table);
export const reference = <Table extends MySqlTable>(table: Table): Table => declare('reference', table);
export const branchOwned = <Table extends MySqlTable>(table: Table): Table => declare('branch', table);

export function sideOf(table: MySqlTable): Side | undefined {
  return sides.get(table);
}
