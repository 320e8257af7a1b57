import type { TableShape } from './bulk-writer.ts';

/** Columns that the demo fills, in the order its rows are made. */
const shape = (table: string, columns: TableShape['columns']): TableShape => ({ table, columns });

export const PARTS = shape('parts', {
  id: 'number',
  part_type_code: 'text',
  position: 'text',
  maker: 'text',
  part_number: 'text',
  pn_norm: 'text',
  origin: 'text',
  generation_id: 'number',
});

export const FITMENTS = shape('fitments', {
  id: 'number',
  part_id: 'number',
  generation_id: 'number',
  vehicle_id: 'number',
  year_from: 'number',
  year_to: 'number',
  qualifiers: 'text',
  evidence: 'text',
});

export const DONOR_VEHICLES = shape('donor_vehicles', {
  branch_id: 'number',
  id: 'hex',
  generation_id: 'number',
  vehicle_id: 'number',
  model_year: 'number',
  vin: 'text',
  odometer_km: 'number',
  colour: 'text',
  impact: 'text',
  cost_cents: 'number',
  yard_position: 'text',
  status: 'text',
  arrived_on: 'text',
  dismantled_on: 'text',
});

export const DONOR_PAPERS = shape('donor_papers', {
  branch_id: 'number',
  id: 'hex',
  donor_id: 'hex',
  kind: 'text',
  number: 'text',
  issued_on: 'text',
  issuer: 'text',
  added_by: 'number',
  added_at: 'instant',
});

export const STOCK_ITEMS = shape('stock_items', {
  branch_id: 'number',
  id: 'hex',
  kind: 'text',
  part_id: 'number',
  on_hand: 'number',
  price_cents: 'number',
  bin: 'text',
  updated_at: 'instant',
});

export const UNITS = shape('units', {
  branch_id: 'number',
  stock_item_id: 'hex',
  unit_id: 'hex',
  serial: 'text',
  donor_vehicle_id: 'hex',
  odometer_km: 'number',
  grade: 'text',
  graded_by: 'text',
  graded_on: 'text',
  damage_codes: 'json',
  colour: 'text',
  warranty_days: 'number',
});

export const UNIT_REGISTRY = shape('unit_registry', { serial: 'text', unit_id: 'hex', branch_id: 'number' });

export const STOCK_MOVEMENTS = shape('stock_movements', {
  branch_id: 'number',
  id: 'hex',
  stock_item_id: 'hex',
  part_id: 'number',
  kind: 'text',
  quantity: 'number',
  document_id: 'hex',
  actor_id: 'number',
  occurred_at: 'instant',
  recorded_at: 'instant',
});

export const SALES = shape('sales', {
  branch_id: 'number',
  id: 'hex',
  terminal_id: 'number',
  folio_sequence: 'number',
  folio: 'text',
  shift_id: 'hex',
  origin: 'text',
  customer_name: 'text',
  cashier_id: 'number',
  discount_cents: 'number',
  tax_cents: 'number',
  total_cents: 'number',
  sold_at: 'instant',
  recorded_at: 'instant',
  business_date: 'text',
});

export const SALE_LINES = shape('sale_lines', {
  branch_id: 'number',
  sale_id: 'hex',
  line_no: 'number',
  stock_item_id: 'hex',
  part_id: 'number',
  description: 'text',
  quantity: 'number',
  unit_price_cents: 'number',
  discount_cents: 'number',
  tax_rate_bp: 'number',
  tax_cents: 'number',
  status: 'text',
});

export const PAYMENTS = shape('payments', {
  branch_id: 'number',
  sale_id: 'hex',
  payment_no: 'number',
  method: 'text',
  amount_cents: 'number',
  tendered_cents: 'number',
  reference: 'text',
});

export const SHIFTS = shape('shifts', {
  branch_id: 'number',
  id: 'hex',
  terminal_id: 'number',
  number: 'number',
  business_date: 'text',
  opened_by: 'number',
  opened_at: 'instant',
  float_cents: 'number',
  counted_at: 'instant',
  count_no: 'number',
  closed_by: 'number',
  closed_at: 'instant',
  difference_reason: 'text',
});

export const SHIFT_COUNTS = shape('shift_counts', {
  branch_id: 'number',
  shift_id: 'hex',
  count_no: 'number',
  form: 'text',
  face_cents: 'number',
  pieces: 'number',
});

export const CASH_MOVEMENTS = shape('cash_movements', {
  branch_id: 'number',
  id: 'hex',
  shift_id: 'hex',
  kind: 'text',
  amount_cents: 'number',
  reason: 'text',
  note: 'text',
  actor_id: 'number',
  business_date: 'text',
  occurred_at: 'instant',
  recorded_at: 'instant',
});

export const RETURNS = shape('returns', {
  branch_id: 'number',
  id: 'hex',
  terminal_id: 'number',
  folio_sequence: 'number',
  folio: 'text',
  shift_id: 'hex',
  sale_id: 'hex',
  customer_name: 'text',
  clerk_id: 'number',
  goods_cents: 'number',
  fee_cents: 'number',
  core_cents: 'number',
  tax_cents: 'number',
  refund_cents: 'number',
  made_at: 'instant',
  recorded_at: 'instant',
  business_date: 'text',
});

export const RETURN_LINES = shape('return_lines', {
  branch_id: 'number',
  return_id: 'hex',
  line_no: 'number',
  sale_id: 'hex',
  sale_line_no: 'number',
  first_piece: 'number',
  quantity: 'number',
  stock_item_id: 'hex',
  part_id: 'number',
  reason: 'text',
  outcome: 'text',
  goods_cents: 'number',
  fee_cents: 'number',
  core_cents: 'number',
  tax_cents: 'number',
});

export const REFUNDS = shape('refunds', {
  branch_id: 'number',
  return_id: 'hex',
  refund_no: 'number',
  method: 'text',
  amount_cents: 'number',
});

export const STORE_CREDITS = shape('store_credits', {
  branch_id: 'number',
  id: 'hex',
  code: 'text',
  return_id: 'hex',
  customer_name: 'text',
  issued_cents: 'number',
  balance_cents: 'number',
  issued_at: 'instant',
});

export const STORE_CREDIT_ENTRIES = shape('store_credit_entries', {
  branch_id: 'number',
  credit_id: 'hex',
  document_id: 'hex',
  kind: 'text',
  amount_cents: 'number',
  actor_id: 'number',
  recorded_at: 'instant',
});

/** What an interrupted load may have left behind, children first. */
export const DEMO_TABLES = [
  'store_credit_entries',
  'store_credits',
  'refunds',
  'return_lines',
  'returns',
  'payments',
  'sale_lines',
  'sales',
  'stock_movements',
  'unit_registry',
  'units',
  'stock_items',
  'donor_vehicles',
  'shift_counts',
  'cash_movements',
  'shifts',
  'folio_series',
  'terminals',
] as const;

export const LOADED_TABLES = [
  'cash_movements',
  'donor_vehicles',
  'fitments',
  'parts',
  'payments',
  'refunds',
  'return_lines',
  'returns',
  'sale_lines',
  'sales',
  'shift_counts',
  'shifts',
  'stock_items',
  'stock_movements',
  'store_credit_entries',
  'store_credits',
  'unit_registry',
  'units',
  'vehicles',
] as const;
