import type { ImportField } from './import-fields.ts';

/** Codes of what can be wrong with a row; each has a sentence in every language. */
export const PROBLEM_CODES = [
  'missing',
  'too_long',
  'not_a_part_number',
  'not_a_quantity',
  'not_a_price',
  'no_such_type',
  'no_such_position',
  'not_a_year',
  'years_turned',
  'car_incomplete',
  'no_such_car',
  'no_such_engine',
  'type_needed',
  'maker_needed',
  'duplicate',
  'not_in_stock',
  'below_reserved',
  'delete_row',
  'type_differs',
  'unique_piece',
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];

export interface RowProblem {
  readonly field: ImportField;
  readonly code: ProblemCode;
  /** What stood there. */
  readonly value: string;
}
