import { POSITIONS } from '#shared/positions.ts';
import {
  CandidateParts,
  MAX_ENGINES,
  wantedPlaces,
  YEARS_COUNTED,
  type CarQuestions,
  type Visit,
} from './candidate-parts.ts';
import type { FacetCounts } from './facets.ts';
import { serialText } from './encode-row.ts';
import {
  GRADE_MASK,
  GRADE_SHIFT,
  GRADES,
  HAS_PHOTOS,
  ID_BYTES,
  IS_NEW,
  NO_FIGURE,
  NONE,
} from './index-data.ts';
import type { StockIndex } from './stock-index.ts';
import type { StockCursor, StockQuery } from './stock-query.ts';
import { StockScan } from './stock-scan.ts';
import { WordMatches } from './word-matches.ts';

/** One thing that can be sold, as it is listed. */
export interface FoundRow {
  readonly branchId: number;
  /** Hexadecimal. */
  readonly id: string;
  readonly isNew: boolean;
  readonly available: number;
  readonly priceCents: number | null;
  readonly partType: string;
  readonly system: string;
  readonly position: (typeof POSITIONS)[number];
  readonly maker: string;
  readonly partNumber: string;
  readonly generationId: number | null;
  readonly serial: string | null;
  readonly grade: 'A' | 'B' | 'C' | null;
  readonly odometerKm: number | null;
  readonly damageCodes: string;
  readonly colour: string | null;
  readonly hasPhotos: boolean;
}

export interface FoundStock {
  readonly rows: readonly FoundRow[];
  /** All that match; null where they were not counted. */
  readonly total: number | null;
  readonly facets: FacetCounts | null;
  readonly next: StockCursor | null;
}

const candidatesOf = new WeakMap<StockIndex, CandidateParts>();

/** What of the stock answers the query, with the facets counted. `questions` tells years and engines apart. */
export function searchIndex(index: StockIndex, query: StockQuery, questions: CarQuestions): FoundStock {
  const asked = { ...questions, engines: questions.engines.slice(0, MAX_ENGINES) };
  const { wish } = query;
  const words = wish.words.length > 0 ? new WordMatches(index, wish.words) : null;
  const scan = new StockScan(index, { ...query, limit: query.limit + 1 }, words, asked);
  let candidates = candidatesOf.get(index);
  if (!candidates) candidatesOf.set(index, (candidates = new CandidateParts(index)));
  const places = wantedPlaces(index, wish);
  const visit: Visit = (part, fit) => scan.visitPart(part, fit);
  const only = words?.isHopeless === false ? words.onlyParts() : null;
  if (words?.isHopeless) {
    // Nothing can be found; the facets say so.
  } else if (wish.car && query.interchange) candidates.interchangeable(wish.car, places, visit);
  else if (wish.car) candidates.ofCar(wish.car, places, { questions: asked, chosen: scan.chosen }, visit);
  else if (only) candidates.ofList(only, places, visit);
  else candidates.ofTypes(places, (from, end) => scan.visitRun(from, end));
  const { rows, keys } = scan.first;
  const shown = rows.slice(0, query.limit);
  const last = shown.length - 1;
  return {
    rows: shown.map((row) => rowOf(index, row)),
    total: scan.total,
    facets: scan.counters.listed(query.chosen),
    next: rows.length > query.limit ? cursorOf(index, shown[last] as number, keys[last] as number) : null,
  };
}

/** What a list can be asked of these years and engines; nothing where they are too many. */
export function questionsOf(
  years: { readonly from: number; readonly to: number } | null,
  engines: readonly string[],
): CarQuestions {
  const isCountable = years !== null && years.to - years.from < YEARS_COUNTED;
  return { firstYear: isCountable ? years.from : 0, engines: engines.length <= MAX_ENGINES ? engines : [] };
}

function cursorOf(index: StockIndex, row: number, key: number): StockCursor {
  return { key, branchId: branchIdOf(index, row), id: idOf(index, row) };
}

function branchIdOf(index: StockIndex, row: number): number {
  return index.names.branches.names[index.rows.branch[row] as number] as number;
}

function idOf({ rows }: StockIndex, row: number): string {
  return Buffer.from(rows.ids.buffer, rows.ids.byteOffset + row * ID_BYTES, ID_BYTES).toString('hex');
}

function rowOf(index: StockIndex, row: number): FoundRow {
  const { rows, parts, names, data } = index;
  const part = rows.part[row] as number;
  const type = parts.type[part] as number;
  const traits = rows.traits[row] as number;
  const grade = GRADES[(traits >> GRADE_SHIFT) & GRADE_MASK];
  const generation = parts.generation[part] as number;
  const serial = names.serials.names[rows.serial[row] as number] ?? '';
  const price = rows.price[row] as number;
  const km = rows.km[row] as number;
  return {
    branchId: branchIdOf(index, row),
    id: idOf(index, row),
    isNew: (traits & IS_NEW) !== 0,
    available: rows.available[row] as number,
    priceCents: price === NO_FIGURE ? null : price,
    partType: data.names.types[type] ?? '',
    system: data.names.systems[type] ?? '',
    position: POSITIONS[parts.position[part] as number] ?? 'c',
    maker: index.makers.names[parts.maker[part] as number] ?? '',
    partNumber: index.numberOf(part),
    generationId: generation === NONE ? null : (index.generations.names[generation] ?? null),
    serial: serial === '' ? null : serialText(serial, rows.serialNumber[row] as number),
    grade: grade ? grade : null,
    odometerKm: km === NO_FIGURE ? null : km,
    damageCodes: names.damages.names[rows.damage[row] as number] ?? '',
    colour: (names.colours.names[rows.colour[row] as number] ?? '') || null,
    hasPhotos: (traits & HAS_PHOTOS) !== 0,
  };
}
