import type { Executor } from '#db/client.ts';
import { uuidToBytes } from '#db/schema/columns.ts';
import { partsByIds, partsByNumbers, type KnownPart, type NewPart } from '#domain/catalog';
import {
  asSerial,
  bulkLevels,
  changeOf,
  itemsBySerial,
  levelsById,
  type LevelChange,
  type QuantityMeaning,
  type StockLevel,
} from '#domain/inventory';
import { uuidv7 } from '#shared/ids.ts';
import type { BranchScope } from '#shared/scope.ts';
import type { ReadRow } from './read-row.ts';
import type { RowProblem } from './row-problem.ts';

/** What becomes of a row of stock or prices. */
export interface StockPlan {
  readonly row: ReadRow;
  readonly problems: readonly RowProblem[];
  /** Absent with problems. */
  readonly change: LevelChange | null;
  readonly part: KnownPart | null;
  /** To be added to the catalog first. */
  readonly newPart: NewPart | null;
  /** Of a used piece. */
  readonly serial: string | null;
}

export interface StockPlanning {
  readonly kind: 'stock' | 'prices';
  readonly quantities: QuantityMeaning;
  /** Keeps the items as they are until the transaction ends. */
  readonly lock: boolean;
  readonly at: Date;
}

/** Makers are compared as the database does: accents and capitals make no difference. */
export function partKey(pnNorm: string, maker: string): string {
  return `${pnNorm}|${maker
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()}`;
}

/** Looks up what the rows mean, and says for each what would be done, or what is wrong with it. */
export async function planStock(
  db: Executor,
  scope: BranchScope,
  rows: readonly ReadRow[],
  planning: StockPlanning,
): Promise<StockPlan[]> {
  const sound = rows.filter(({ problems }) => problems.length === 0);
  const serials = planning.kind === 'prices' ? await unitsOf(db, scope, sound, planning.lock) : NO_UNITS;
  const numbers = [...new Set(sound.filter((row) => !serials.has(row.rowNo)).map(({ pnNorm }) => pnNorm))];
  const byNumber = Map.groupBy(await partsByNumbers(db, numbers), ({ pnNorm }) => pnNorm);
  const found = new Map(
    sound.map((row) => [row.rowNo, partOf(row, byNumber.get(row.pnNorm) ?? [], planning.kind)]),
  );
  const partIds = [...found.values()].flatMap((match) => ('part' in match ? [match.part.id] : []));
  const levels = new Map(
    (await bulkLevels(db, scope, [...new Set(partIds)], planning.lock)).map((level) => [level.partId, level]),
  );
  const taken = new Set<string>();
  return rows.map((row) => {
    const unit = serials.get(row.rowNo);
    const match = unit ? null : found.get(row.rowNo);
    const plan = unit ? planUnit(row, unit, planning) : planRow(row, match ?? null, levels, planning);
    return withoutDuplicate(plan, taken);
  });
}

/** Parts that rows of stock need and the catalog does not have, each once. */
export async function missingParts(db: Executor, rows: readonly ReadRow[]): Promise<NewPart[]> {
  const sound = rows.filter(({ problems, partType }) => problems.length === 0 && partType !== null);
  const numbers = [...new Set(sound.map(({ pnNorm }) => pnNorm))];
  const byNumber = Map.groupBy(await partsByNumbers(db, numbers), ({ pnNorm }) => pnNorm);
  const missing = new Map<string, NewPart>();
  for (const row of sound) {
    const match = partOf(row, byNumber.get(row.pnNorm) ?? [], 'stock');
    if ('newPart' in match) missing.set(partKey(row.pnNorm, row.maker), match.newPart);
  }
  return [...missing.values()];
}

interface KnownUnit {
  readonly serial: string;
  readonly level: StockLevel;
  readonly part: KnownPart;
}

const NO_UNITS: ReadonlyMap<number, KnownUnit> = new Map();

/** Rows of a price list that name a used piece by its serial number. */
async function unitsOf(
  db: Executor,
  scope: BranchScope,
  rows: readonly ReadRow[],
  lock: boolean,
): Promise<ReadonlyMap<number, KnownUnit>> {
  const wanted = new Map(
    rows.flatMap((row) => (asSerial(row.partNumber) ? [[row.rowNo, asSerial(row.partNumber) ?? '']] : [])),
  );
  if (wanted.size === 0) return NO_UNITS;
  const items = await itemsBySerial(db, scope, [...new Set(wanted.values())]);
  const levels = await levelsById(
    db,
    scope,
    items.map(({ id }) => id),
    lock,
  );
  const levelById = new Map(levels.map((level) => [level.id.toString('hex'), level]));
  const parts = await partsByIds(db, [...new Set(levels.map(({ partId }) => partId))]);
  const partById = new Map(parts.map((part) => [part.id, part]));
  const units = new Map<string, KnownUnit>();
  for (const { serial, id } of items) {
    const level = levelById.get(id.toString('hex'));
    const part = level && partById.get(level.partId);
    if (part) units.set(serial, { serial, level, part });
  }
  return new Map(
    [...wanted].flatMap(([rowNo, serial]) => {
      const unit = units.get(serial);
      return unit ? [[rowNo, unit] as const] : [];
    }),
  );
}

type Match = { readonly part: KnownPart } | { readonly newPart: NewPart } | { readonly problem: RowProblem };

function partOf(row: ReadRow, candidates: readonly KnownPart[], kind: 'stock' | 'prices'): Match {
  const problem = (field: RowProblem['field'], code: RowProblem['code'], value: string): Match => ({
    problem: { field, code, value },
  });
  const key = partKey(row.pnNorm, row.maker);
  const named =
    row.maker === '' ? candidates : candidates.filter((part) => partKey(part.pnNorm, part.maker) === key);
  const [part, another] = named;
  if (part && another)
    return problem(
      'maker',
      'maker_needed',
      candidates
        .map(({ maker }) => maker)
        .join(', ')
        .slice(0, 120),
    );
  if (part) {
    if (row.partType !== null && row.partType !== part.partType)
      return problem('partType', 'type_differs', part.partType);
    return { part };
  }
  if (kind === 'prices') return problem('partNumber', 'not_in_stock', row.partNumber);
  if (row.maker === '') return problem('maker', 'maker_needed', '');
  if (row.partType === null || row.position === null) return problem('partType', 'type_needed', '');
  const { partType, position, maker, partNumber, pnNorm } = row;
  return { newPart: { partType, position, maker, partNumber, pnNorm } };
}

function planRow(
  row: ReadRow,
  match: Match | null,
  levels: ReadonlyMap<number, StockLevel>,
  planning: StockPlanning,
): StockPlan {
  const refused = (problems: readonly RowProblem[]): StockPlan => ({
    row,
    problems,
    change: null,
    part: null,
    newPart: null,
    serial: null,
  });
  if (match === null) return refused(row.problems);
  if ('problem' in match) return refused([match.problem]);
  const part = 'part' in match ? match.part : null;
  const level = part ? levels.get(part.id) : undefined;
  if (planning.kind === 'prices' && !level) {
    return refused([{ field: 'partNumber', code: 'not_in_stock', value: row.partNumber }]);
  }
  const fresh = { id: uuidToBytes(uuidv7(planning.at.getTime())), partId: part?.id ?? 0 };
  const change = changeOf(row, level, planning.quantities, fresh);
  if (change.kind === 'below_reserved') {
    return refused([{ field: 'quantity', code: 'below_reserved', value: String(row.quantity) }]);
  }
  return {
    row,
    problems: [],
    change,
    part,
    newPart: 'newPart' in match ? match.newPart : null,
    serial: null,
  };
}

function planUnit(row: ReadRow, unit: KnownUnit, { quantities }: StockPlanning): StockPlan {
  const { level, part, serial } = unit;
  const wanted = { quantity: null, priceCents: row.priceCents, bin: null };
  const change = changeOf(wanted, level, quantities, { id: level.id, partId: level.partId });
  return { row, problems: [], change, part, newPart: null, serial };
}

/** Two rows of one batch must not write the same item: the second says it again. */
function withoutDuplicate(plan: StockPlan, taken: Set<string>): StockPlan {
  if (!plan.change) return plan;
  const { row, part, newPart, serial } = plan;
  const key = serial ?? (part ? `part ${part.id}` : newPart ? partKey(newPart.pnNorm, newPart.maker) : '');
  if (taken.has(key)) return asDuplicate(plan, row);
  taken.add(key);
  return plan;
}

export function asDuplicate(plan: StockPlan, row: ReadRow): StockPlan {
  const problem: RowProblem = { field: 'partNumber', code: 'duplicate', value: row.partNumber };
  return { ...plan, problems: [problem], change: null };
}
