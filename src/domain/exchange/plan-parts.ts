import type { Executor } from '#db/client.ts';
import { fitmentsOf, partsByNumbers, type Fitment, type KnownPart, type NewPart } from '#domain/catalog';
import type { CarFit, CarMatch } from './find-car.ts';
import { partKey } from './plan-stock.ts';
import type { ReadRow } from './read-row.ts';
import type { RowProblem } from './row-problem.ts';

/** What becomes of a row of parts and what they fit. */
export interface PartPlan {
  readonly row: ReadRow;
  readonly problems: readonly RowProblem[];
  readonly part: KnownPart | null;
  readonly newPart: NewPart | null;
  /** Fits that the table does not have. */
  readonly newFits: readonly (CarFit & { readonly qualifiers: string | null })[];
}

export async function planParts(
  db: Executor,
  rows: readonly ReadRow[],
  findCar: (row: ReadRow) => CarMatch,
): Promise<PartPlan[]> {
  const sound = rows.filter(({ problems }) => problems.length === 0);
  const parts = await partsByNumbers(db, [...new Set(sound.map(({ pnNorm }) => pnNorm))]);
  const byKey = new Map(parts.map((part) => [partKey(part.pnNorm, part.maker), part]));
  const wanted = new Set(sound.map((row) => partKey(row.pnNorm, row.maker)));
  const ids = [...byKey].flatMap(([key, part]) => (wanted.has(key) ? [part.id] : []));
  const known = Map.groupBy(await fitmentsOf(db, ids), ({ partId }) => partId);
  const planned = new Set<string>();
  return rows.map((row) => planRow(row, { byKey, known, findCar, planned }));
}

interface Lookups {
  readonly byKey: ReadonlyMap<string, KnownPart>;
  readonly known: ReadonlyMap<number, readonly Fitment[]>;
  readonly findCar: (row: ReadRow) => CarMatch;
  /** New parts and fits of earlier rows of the batch. */
  readonly planned: Set<string>;
}

function planRow(row: ReadRow, { byKey, known, findCar, planned }: Lookups): PartPlan {
  const refused = (problems: readonly RowProblem[]): PartPlan => ({
    row,
    problems,
    part: null,
    newPart: null,
    newFits: [],
  });
  const { partType, position, maker, partNumber, pnNorm } = row;
  if (row.problems.length > 0 || partType === null || position === null) return refused(row.problems);
  const key = partKey(pnNorm, maker);
  const part = byKey.get(key) ?? null;
  if (part && part.partType !== partType)
    return refused([{ field: 'partType', code: 'type_differs', value: part.partType }]);
  const hasCar = row.model !== '' || row.generation !== '';
  const match = hasCar ? findCar(row) : { fits: [] };
  if ('problem' in match) return refused([match.problem]);
  const qualifiers = qualifiersOf(row.note);
  const there = new Set((part ? (known.get(part.id) ?? []) : []).map(fitKey));
  const newFits = match.fits
    .map((fit) => ({ ...fit, qualifiers }))
    .filter((fit) => !there.has(fitKey(fit)) && isFirst(planned, `${key} ${fitKey(fit)}`));
  const isNew = part === null && isFirst(planned, key);
  return {
    row,
    problems: [],
    part,
    newPart: isNew ? { partType, position, maker, partNumber, pnNorm } : null,
    newFits,
  };
}

function isFirst(planned: Set<string>, key: string): boolean {
  if (planned.has(key)) return false;
  planned.add(key);
  return true;
}

export function fitKey(fit: Omit<Fitment, 'id' | 'partId'>): string {
  const { generationId, vehicleId, yearFrom, yearTo, qualifiers } = fit;
  return `${generationId}|${vehicleId ?? ''}|${yearFrom}|${yearTo ?? ''}|${canonical(qualifiers)}`;
}

/** Databases spell JSON each in its own way. */
function canonical(qualifiers: string | null): string {
  if (qualifiers === null || qualifiers === 'null') return '';
  const value = JSON.parse(qualifiers) as Record<string, unknown>;
  return JSON.stringify(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** A note is one qualifier; a note that is an object of JSON, as our export writes it, is all of them. */
export function qualifiersOf(note: string | null): string | null {
  if (note === null) return null;
  if (note.startsWith('{')) {
    try {
      const value: unknown = JSON.parse(note);
      if (typeof value === 'object' && value !== null) return JSON.stringify(value);
    } catch {
      // Words that begin with a bracket.
    }
  }
  return JSON.stringify({ note });
}

/** The other way: what the column for notes says of qualifiers. */
export function noteOf(qualifiers: string | null): string | null {
  if (qualifiers === null || qualifiers === 'null') return null;
  const value = JSON.parse(qualifiers) as Record<string, unknown>;
  const names = Object.keys(value);
  return names.length === 1 && typeof value['note'] === 'string' ? value['note'] : JSON.stringify(value);
}
