import { branchDirectory, type KnownBranch } from '#domain/branches';
import { carTree, generationsById, listGenerations } from '#domain/catalog';
import type { Generation } from '#contract/catalog';
import { listingsByKey, type StockWish } from '#domain/inventory';
import type { Ctx } from '#server/context.ts';
import { kilometresBetween } from '#shared/distance.ts';
import type {
  ChainSearchQuery,
  ChainSearchResult,
  FoundListing,
  ListedSearch,
  Widening,
} from './chain-search-contract.ts';
import { listingOf } from './found-listing.ts';
import { NOTHING_CHOSEN, type FacetChoice, type FacetCounts } from './read-model/facets.ts';
import { questionsOf, searchIndex, type FoundStock } from './read-model/search-index.ts';
import type { StockCursor, StockQuery } from './read-model/stock-query.ts';
import { searchDatabase } from './search-database.ts';
import type { Understood } from './understood.ts';
import { understandSentence } from './understand-sentence.ts';
import { wishOf } from './wish-of.ts';

type ReadCtx = Pick<Ctx, 'placement' | 'memo' | 'now' | 'stockIndex'>;

/** What a list is narrowed to and how it is ordered, beside what the sentence says. */
export interface ChainListChoice {
  /** Branches by code. */
  readonly chosen: FacetChoice;
  readonly order: StockQuery['order'];
  /** Code of the branch that comes first. */
  readonly near?: string | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
}

/** The whole chain's answer to a sentence: understood, looked up, widened when there is nothing. */
export async function searchChain(ctx: ReadCtx, query: ChainSearchQuery): Promise<ChainSearchResult> {
  const [tree, branches] = await Promise.all([carTree(ctx), branchDirectory(ctx)]);
  const understood = understandSentence(query.q, tree, {
    lastYear: ctx.now().getUTCFullYear() + 1,
    places: signsOf(branches).places,
    ...(query.generation && { car: query.generation }),
  });
  const found = await findForSentence(ctx, understood, {
    chosen: {
      branch: query.branch ?? [],
      condition: query.condition ?? [],
      position: query.position ?? [],
      price: query.price ?? [],
      grade: query.grade ?? [],
      year: (query.year ?? []).map(Number),
      engine: query.engine ?? [],
      colour: query.colour ?? [],
      photos: query.photos ? ['yes'] : [],
    },
    order: query.order,
    near: query.near,
    after: query.after,
    limit: query.limit,
  });
  return (
    found ?? { asOf: ctx.now().toISOString(), items: [], total: 0, facets: null, next: null, widened: null }
  );
}

/** Null when the sentence names nothing that can be looked for. */
export async function findForSentence(
  ctx: ReadCtx,
  understood: Understood,
  list: ChainListChoice,
): Promise<ChainSearchResult | null> {
  const found = await foundFor(ctx, understood, list);
  if (!found) return null;
  const { rows, branchCodes, ...rest } = found;
  const byId = await generationsById(ctx);
  return { ...rest, items: rows.map((row): FoundListing => listingOf(row, branchCodes, byId)) };
}

/** The same for a page that shows everything of each row. */
export async function listForSentence(
  ctx: ReadCtx,
  understood: Understood,
  list: ChainListChoice,
): Promise<ListedSearch | null> {
  const found = await foundFor(ctx, understood, list);
  if (!found) return null;
  const { rows, branchCodes: _, ...rest } = found;
  return { ...rest, items: await listingsByKey(ctx, rows) };
}

async function foundFor(ctx: ReadCtx, understood: Understood, list: ChainListChoice) {
  const [generations, branches] = await Promise.all([listGenerations(ctx), branchDirectory(ctx)]);
  const wish = wishOf(understood, generations);
  if (!wish) return null;
  const chain: Chain = {
    ctx,
    generations,
    branches,
    lastYear: ctx.now().getUTCFullYear(),
    isCarMissing: understood.missingCar !== undefined,
  };
  const found = await widened(chain, queryOf(chain, wish, understood, list));
  const branchCodes = signsOf(branches).codes;
  return {
    asOf: ctx.now().toISOString(),
    rows: found.rows,
    branchCodes,
    total: found.total,
    facets: found.facets && withCodes(found.facets, branchCodes),
    next: found.next && cursorText(found.next),
    widened: found.by,
  };
}

/** What a sentence and a list know branches by. */
interface BranchSigns {
  readonly places: readonly { readonly code: string; readonly name: string }[];
  /** Codes by id. */
  readonly codes: ReadonlyMap<number, string>;
}

const madeSigns = new WeakMap<readonly KnownBranch[], BranchSigns>();

/** Made once per reading of the directory: a chain has hundreds of branches. */
function signsOf(branches: readonly KnownBranch[]): BranchSigns {
  let signs = madeSigns.get(branches);
  if (!signs) {
    signs = {
      places: branches.filter(({ active }) => active).map(({ code, name }) => ({ code, name })),
      codes: new Map(branches.map(({ id, code }) => [id as number, code])),
    };
    madeSigns.set(branches, signs);
  }
  return signs;
}

interface Chain {
  readonly ctx: ReadCtx;
  readonly generations: readonly Generation[];
  readonly branches: readonly KnownBranch[];
  readonly lastYear: number;
  /** The sentence is about a car that the catalog does not have: parts of other cars are no answer. */
  readonly isCarMissing: boolean;
}

function queryOf(
  { branches }: Chain,
  wish: StockWish,
  { place, colour, grade }: Understood,
  { chosen, order, near, after, limit }: ChainListChoice,
): StockQuery {
  const idOf = (code: string) => branches.find((branch) => branch.code === code)?.id;
  const grades = grade && chosen.grade.length === 0 ? [grade] : chosen.grade;
  return {
    wish,
    // A branch that is not there has nothing.
    chosen: { ...chosen, grade: grades, branch: chosen.branch.map((code) => String(idOf(code) ?? 0)) },
    ...orderOf(branches, { order, place, near }),
    // "Negra" and "negro" are one colour.
    likedColour: colour?.replace(/[ao]$/, ''),
    after: parseCursor(after),
    limit,
  };
}

/** Where nobody says from which branch, nothing is nearer than anything else. */
function orderOf(
  branches: readonly KnownBranch[],
  { order, place, near }: Pick<ChainListChoice, 'order' | 'near'> & { readonly place: string | undefined },
): Pick<StockQuery, 'order' | 'nearBranch' | 'nearness'> {
  const named = (code: string | undefined) => branches.find((branch) => branch.code === code);
  const from = order === 'near' ? (named(near) ?? named(place)) : named(place ?? near);
  if (order !== 'near') return { order, nearBranch: from?.id };
  return from ? { order, nearness: byDistance(branches, from) } : { order: 'best' };
}

const madeNearness = new WeakMap<readonly KnownBranch[], Map<number, readonly number[]>>();

/** Ids of branches as far as they are from one; those whose place is not known come last. */
function byDistance(branches: readonly KnownBranch[], from: KnownBranch): readonly number[] {
  const made = madeNearness.get(branches) ?? new Map<number, readonly number[]>();
  madeNearness.set(branches, made);
  let ids = made.get(from.id);
  if (!ids) {
    const far = (to: KnownBranch) => (to === from ? -1 : (kilometresBetween(from, to) ?? Infinity));
    const known = new Map(branches.map((branch) => [branch, far(branch)]));
    const distance = (branch: KnownBranch) => known.get(branch) ?? Infinity;
    ids = branches
      .toSorted((a, b) => (distance(a) === distance(b) ? a.id - b.id : distance(a) - distance(b)))
      .map(({ id }) => id);
    made.set(from.id, ids);
  }
  return ids;
}

async function find(chain: Chain, query: StockQuery): Promise<FoundStock> {
  const { ctx, generations } = chain;
  if (!ctx.stockIndex) return searchDatabase(ctx, query, generations);
  return searchIndex(ctx.stockIndex, query, questionsFor(chain, query.wish));
}

/** Years and engines can be asked of one model, and years only where none was said. */
function questionsFor({ generations, lastYear }: Chain, { car }: StockWish) {
  const cars = car ? generations.filter(({ id }) => car.generationIds.includes(id)) : [];
  const [first] = cars;
  const isOneModel =
    first &&
    cars.every(({ make, model }) => make.slug === first.make.slug && model.slug === first.model.slug);
  if (!isOneModel || !car) return questionsOf(null, []);
  const from = Math.min(...cars.map(({ yearFrom }) => yearFrom));
  const to = Math.max(...cars.map(({ yearTo }) => yearTo ?? lastYear));
  const engines = cars
    .flatMap(({ vehicles }) => vehicles)
    .filter(({ id }) => car.vehicleIds?.includes(id) ?? true)
    .map(({ engineName }) => engineName);
  return questionsOf(car.years.length > 0 ? null : { from, to }, [...new Set(engines)]);
}

type Found = FoundStock & { readonly by: Widening | null };

/** What is asked; where there is none of it: without unknown words, in other branches, interchangeable, of near years. */
async function widened(chain: Chain, query: StockQuery): Promise<Found> {
  const exact = await find(chain, query);
  if (exact.rows.length > 0 || query.after) return { ...exact, by: null };
  for (const { by, wider } of widerQueries(chain, query)) {
    const found = await find(chain, wider);
    if (found.rows.length > 0) {
      // What filters keep out is not shown in their place: the person chose them.
      return by === 'filters' ? { ...exact, by } : { ...found, by };
    }
  }
  return { ...exact, by: 'none' };
}

function widerQueries(
  { generations, isCarMissing }: Chain,
  query: StockQuery,
): { readonly by: Widening; readonly wider: StockQuery }[] {
  const { wish, chosen } = query;
  const { branch, ...others } = chosen;
  const hasFilters = Object.values(others).some((values) => values.length > 0);
  const isNamed = wish.parts.length > 0 || wish.system !== undefined || wish.car !== undefined;
  const free: StockQuery = { ...query, chosen: NOTHING_CHOSEN };
  const nearCar = wish.car && nearYears(wish.car.generationIds, generations);
  return [
    ...(wish.words.length > 0 && isNamed && !isCarMissing
      ? [{ by: 'words' as const, wider: { ...query, wish: { ...wish, words: [] } } }]
      : []),
    ...(branch.length > 0
      ? [{ by: 'branches' as const, wider: { ...query, chosen: { ...chosen, branch: [] } } }]
      : []),
    ...(hasFilters ? [{ by: 'filters' as const, wider: free }] : []),
    ...(wish.car ? [{ by: 'interchange' as const, wider: { ...free, interchange: true } }] : []),
    ...(nearCar
      ? [
          {
            by: 'years' as const,
            wider: { ...free, wish: { ...wish, car: { generationIds: nearCar, years: [] } } },
          },
        ]
      : []),
  ];
}

/** The generations of the same model just before and after. */
function nearYears(ids: readonly number[], generations: readonly Generation[]): number[] | undefined {
  const own = generations.filter(({ id }) => ids.includes(id));
  const [first] = own;
  if (!first) return undefined;
  const sisters = generations
    .filter(({ make, model }) => make.slug === first.make.slug && model.slug === first.model.slug)
    .toSorted((a, b) => a.yearFrom - b.yearFrom);
  const near = sisters.filter(
    (each, at) =>
      !ids.includes(each.id) &&
      [sisters[at - 1], sisters[at + 1]].some((other) => other !== undefined && ids.includes(other.id)),
  );
  return near.length > 0 ? near.map(({ id }) => id) : undefined;
}

function withCodes(facets: FacetCounts, codes: ReadonlyMap<number, string>): FacetCounts {
  const branch: { value: string; count: number }[] = [];
  for (const { value, count } of facets.branch) {
    const code = codes.get(Number(value));
    if (code !== undefined) branch.push({ value: code, count });
  }
  return { ...facets, branch };
}

function cursorText({ key, branchId, id }: StockCursor): string {
  return `${key}.${branchId}.${id}`;
}

/** Undefined for what no list has written: the list then begins at its beginning. */
function parseCursor(text: string | undefined): StockCursor | undefined {
  const match = /^(\d{1,15})\.(\d{1,5})\.([0-9a-f]{32})$/.exec(text ?? '');
  return match ? { key: Number(match[1]), branchId: Number(match[2]), id: match[3] ?? '' } : undefined;
}
