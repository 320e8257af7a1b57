/** Tables the application may only add to: ledger, audit, outbox history and everything a sale wrote. */
const APPEND_ONLY = new Set([
  'stock_movements',
  'sales',
  'sale_lines',
  'payments',
  'audit_log',
  'audit_log_central',
  'audit_seals',
  'outbox_events',
  'outbox_events_central',
  'event_log',
  'idempotency_keys',
  'inbox_events',
  'price_changes',
  'fitment_changes',
  'shift_counts',
  'quote_lines',
  'hold_lines',
  'hold_payments',
  'hold_payments_elsewhere',
  'hold_refunds',
  'cash_movements',
  'approvals',
  'transfer_extras',
  'stock_count_scans',
  'stock_receipts',
  'stock_receipt_lines',
  'price_batch_lines',
  'returns',
  'return_lines',
  'refunds',
  'store_credit_entries',
  'core_entries',
  'tax_invoices',
  'tax_invoice_tickets',
  'landing_versions',
]);

/** Documents of which only what happens to them later may change: the application may change these columns only. */
const CHANGEABLE_COLUMNS: Readonly<Record<string, readonly string[]>> = {
  quotes: ['sale_id', 'sale_branch_id', 'sold_at'],
  holds: ['state', 'expires_at', 'kept_cents', 'settled_at', 'reason', 'sale_id'],
  shifts: [
    'counted_at',
    'count_no',
    'short_outs',
    'closed_by',
    'closed_at',
    'difference_reason',
    'difference_note',
  ],
  transfers: [
    'state',
    'withdrawn_at',
    'reason',
    'sent_by',
    'sent_at',
    'received_by',
    'received_at',
    'version',
    'updated_at',
  ],
  store_credits: ['balance_cents', 'version'],
  unit_registry: ['branch_id', 'moved_at'],
  landing_schedules: ['state', 'settled_at'],
};

/** Tables whose rows the application may also remove: they hold nothing that history needs. */
const REMOVABLE = new Set([
  'sessions',
  'rate_limits',
  'user_branches',
  'one_time_links',
  'fitments',
  'interchange_members',
  'part_type_synonyms',
  'import_problems',
  'stock_photos',
  'customer_words',
  'inbox_waiting',
  'stock_minimums',
  'donor_costs',
  'price_rules',
  'warranty_rules',
]);

/** Tables only the owner writes. */
const READ_ONLY = new Set(['branch_routes', 'schema_migrations']);

export interface TableGrant {
  readonly table: string;
  readonly privileges: string;
}

/**
 * What the application's database user may do, table by table. Never `db.*`: MariaDB's grants only add up,
 * so a wide one could not be narrowed again.
 */
export function grantsFor(tables: readonly string[]): TableGrant[] {
  return tables.map((table) => ({ table, privileges: privilegesFor(table) }));
}

function privilegesFor(table: string): string {
  if (READ_ONLY.has(table)) return 'SELECT';
  if (APPEND_ONLY.has(table)) return 'SELECT, INSERT';
  if (REMOVABLE.has(table)) return 'SELECT, INSERT, UPDATE, DELETE';
  const columns = CHANGEABLE_COLUMNS[table];
  return `SELECT, INSERT, UPDATE${columns ? ` (${columns.join(', ')})` : ''}`;
}
