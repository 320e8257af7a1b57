import { normalizePartNumber } from '#shared/part-number.ts';
import { oneLine } from '#shared/typed-text.ts';
import type { ColumnMapping, ImportField, ImportKind } from './import-fields.ts';
import type { ProblemCode, RowProblem } from './row-problem.ts';
import {
  isYear,
  MAX_PRICE_CENTS,
  MAX_QUANTITY,
  readCents,
  readPartType,
  readPosition,
  readQuantity,
  readYears,
} from './read-values.ts';
import type { Position } from '#shared/positions.ts';

/** A row as understood, before the database is asked. Only the fields of its kind have a meaning. */
export interface ReadRow {
  readonly rowNo: number;
  readonly partNumber: string;
  /** Capitals and digits. */
  readonly pnNorm: string;
  /** Empty: not said. */
  readonly maker: string;
  readonly partType: string | null;
  readonly position: Position | null;
  readonly quantity: number | null;
  readonly priceCents: number | null;
  readonly bin: string | null;
  readonly make: string;
  readonly model: string;
  readonly generation: string;
  readonly yearFrom: number | null;
  /** Null with a `yearFrom`: still made. */
  readonly yearTo: number | null;
  readonly engine: string;
  readonly note: string | null;
  readonly problems: readonly RowProblem[];
}

const MAX_PN_LENGTH = 40;
const MAX_MAKER_LENGTH = 60;
const MAX_BIN_LENGTH = 20;
const MAX_NOTE_LENGTH = 300;

/** Understands one row by the chosen columns; everything that is wrong with it is said at once. */
export function readRow(
  kind: ImportKind,
  mapping: ColumnMapping,
  row: { readonly rowNo: number; readonly cells: readonly string[] },
): ReadRow {
  const problems: RowProblem[] = [];
  const cell = (field: ImportField) => {
    const column = mapping[field];
    return column === undefined ? '' : oneLine(row.cells[column] ?? '');
  };
  const wrong = (field: ImportField, code: ProblemCode) =>
    void problems.push({ field, code, value: cell(field).slice(0, 120) });

  // A price list may name a used piece by its serial number; pieces come on stock from their cars.
  const serial = kind === 'parts' ? '' : cell('serial');
  if (kind === 'stock' && serial !== '') wrong('serial', 'unique_piece');
  const partNumber = kind === 'prices' && serial !== '' ? serial : cell('partNumber');
  const pnNorm = normalizePartNumber(partNumber);
  if (partNumber === '') wrong('partNumber', 'missing');
  else if (partNumber.length > MAX_PN_LENGTH) wrong('partNumber', 'too_long');
  else if (pnNorm === '') wrong('partNumber', 'not_a_part_number');

  const maker = cell('maker');
  if (maker.length > MAX_MAKER_LENGTH) wrong('maker', 'too_long');
  else if (maker === '' && kind === 'parts') wrong('maker', 'missing');
  if (kind === 'parts' && /^d/i.test(cell('action'))) wrong('action', 'delete_row');

  const place = kind === 'prices' ? NO_PLACE : readPlace(kind, cell, wrong);
  const car = kind === 'parts' ? readCar(cell, wrong, mapping.yearTo !== undefined) : NO_CAR;
  const bin = kind === 'stock' ? cell('bin') : '';
  if (bin.length > MAX_BIN_LENGTH) wrong('bin', 'too_long');
  return {
    rowNo: row.rowNo,
    partNumber,
    pnNorm,
    maker,
    ...place,
    quantity: kind === 'stock' ? readCount(cell('quantity'), wrong) : null,
    priceCents: kind === 'parts' ? null : readPrice(kind, cell('price'), wrong),
    bin: bin === '' ? null : bin.toUpperCase(),
    ...car,
    problems,
  };
}

type Cell = (field: ImportField) => string;
type Wrong = (field: ImportField, code: ProblemCode) => void;

const NO_PLACE = { partType: null, position: null } as const;
const NO_CAR = {
  make: '',
  model: '',
  generation: '',
  yearFrom: null,
  yearTo: null,
  engine: '',
  note: null,
} as const;

function readPlace(kind: ImportKind, cell: Cell, wrong: Wrong): Pick<ReadRow, 'partType' | 'position'> {
  const said = cell('partType');
  if (said === '') {
    if (kind === 'parts') wrong('partType', 'missing');
    return NO_PLACE;
  }
  const type = readPartType(said);
  if (!type) {
    wrong('partType', 'no_such_type');
    return NO_PLACE;
  }
  const position = readPosition(cell('position'), type);
  if (position === null) wrong('position', 'no_such_position');
  return { partType: type.code, position };
}

function readCount(said: string, wrong: Wrong): number | null {
  const quantity = readQuantity(said);
  if (said === '') wrong('quantity', 'missing');
  else if (quantity === null || quantity > MAX_QUANTITY) wrong('quantity', 'not_a_quantity');
  return quantity;
}

function readPrice(kind: ImportKind, said: string, wrong: Wrong): number | null {
  if (said === '') {
    if (kind === 'prices') wrong('price', 'missing');
    return null;
  }
  const priceCents = readCents(said);
  if (priceCents === null || priceCents < 1 || priceCents > MAX_PRICE_CENTS) wrong('price', 'not_a_price');
  return priceCents;
}

type CarColumns = Pick<ReadRow, 'make' | 'model' | 'generation' | 'yearFrom' | 'yearTo' | 'engine' | 'note'>;

/** The car of a row: none at all is a part without fitments. One cell may hold both years. */
function readCar(cell: Cell, wrong: Wrong, hasLastYear: boolean): CarColumns {
  const make = cell('make');
  const model = cell('model');
  const generation = cell('generation');
  const note = cell('note').slice(0, MAX_NOTE_LENGTH) || null;
  if (make === '' && model === '' && generation === '') {
    if (cell('yearFrom') !== '' || cell('yearTo') !== '' || cell('engine') !== '')
      wrong('model', 'car_incomplete');
    return { ...NO_CAR, note };
  }
  if (model === '' && !generation.includes('/')) wrong('model', 'car_incomplete');
  return {
    make,
    model,
    generation,
    ...readYearCells(cell, wrong, hasLastYear),
    engine: cell('engine'),
    note,
  };
}

/** Where the file has a column for the last year, an empty cell there means that the car is still made. */
function readYearCells(
  cell: Cell,
  wrong: Wrong,
  hasLastYear: boolean,
): { yearFrom: number | null; yearTo: number | null } {
  const first = cell('yearFrom');
  if (first === '') return { yearFrom: null, yearTo: null };
  const years = readYears(first);
  if (!years) {
    wrong('yearFrom', 'not_a_year');
    return { yearFrom: null, yearTo: null };
  }
  const last = cell('yearTo').replace(/\.0$/, '');
  if (last === '')
    return { yearFrom: years.from, yearTo: hasLastYear && years.to === years.from ? null : years.to };
  if (!/^\d{4}$/.test(last) || !isYear(Number(last))) wrong('yearTo', 'not_a_year');
  else if (Number(last) < years.from) wrong('yearTo', 'years_turned');
  return { yearFrom: years.from, yearTo: Number(last) };
}
