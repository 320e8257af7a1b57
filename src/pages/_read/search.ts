import { listBranches } from '#domain/branches';
import { carTree, vinAnswer } from '#domain/catalog';
import { pieceByCode, stockSummary } from '#domain/inventory';
import { understandSentence } from '#domain/search';
import { catalogLink, pieceLink } from '../../components/pages/links.ts';
import { placeOf } from '../../components/pages/part-type-list.ts';
import { stockView, totalOf } from '../../components/pages/stock-view.ts';
import { GenerationPath, type VinAnswer } from '#contract/catalog';
import type { Choice, Understood } from '#contract/search';
import { partTypeOf, positionsOf } from '#shared/facts/part-types.ts';
import { normalizeTerm } from '#shared/facts/terms.ts';
import { meansVin, readVin } from '#shared/vin.ts';
import type { Locale } from '#i18n';
import type { Ctx } from '#server/context.ts';
import { found } from './found.ts';
import { readPartType } from './part-type.ts';

const MAX_OPTIONS = 24;

/** What the address asks: the sentence and, from the car list, a generation. */
export interface SearchQuery {
  readonly text: string;
  readonly car: string | undefined;
}

export function searchQuery(params: URLSearchParams): SearchQuery {
  return {
    text: (params.get('q') ?? '').trim(),
    car: GenerationPath.safeParse(params.get('vehiculo') ?? undefined).data,
  };
}

/**
 * What a sentence says and what the chain has for it. `piece` is set when it is the code of one; `list` when
 * car and part are both known; `options` are the answers to the one open question, each understood in its turn.
 */
export async function readSearch(ctx: Ctx, query: SearchQuery) {
  const [tree, branches] = await Promise.all([carTree(ctx), listBranches(ctx)]);
  const settings = {
    lastYear: ctx.now().getUTCFullYear() + 1,
    places: branches.map(({ code, name }) => ({ code, name })),
    ...(query.car && { car: query.car }),
  };
  const said = understandSentence(query.text, tree, settings);
  const vin = said.code?.kind === 'vin' ? await vinAnswer(ctx, vinText(query.text, said)) : null;
  // A number that is one car says which car the rest of the sentence is about.
  const understood =
    vin?.isVin && vin.outcome === 'exact' && vin.cars[0]
      ? understandSentence(query.text, tree, { ...settings, car: vin.cars[0].path })
      : said;
  const code = understood.code?.kind === 'vin' ? undefined : understood.code?.value;
  const piece = code === undefined ? null : await found(pieceByCode(ctx, code));
  const unfinished =
    piece === null && code !== undefined && isAlmostVin(code) ? await vinAnswer(ctx, code) : null;
  const options = (understood.ambiguity?.options ?? []).slice(0, MAX_OPTIONS).map((choice: Choice) => ({
    choice,
    understood: understandSentence(query.text, tree, { ...settings, chosen: choice }),
  }));
  const [list, inChain] = await Promise.all([listFor(ctx, understood), chainStockOf(ctx, understood)]);
  return {
    query,
    tree,
    branches,
    understood,
    vin: vin ?? unfinished,
    options,
    hasPiece: piece !== null,
    list,
    inChain,
  };
}

/** As it was written when it is the whole text, so that what was forgiven can be said. */
function vinText(text: string, { code }: Understood): string {
  const value = code?.value ?? '';
  return meansVin(text) ? text : (text.split(/\s+/).find((word) => vinIn(word) === value) ?? value);
}

function vinIn(word: string): string | undefined {
  const reading = readVin(word);
  return reading.isVin ? reading.vin : undefined;
}

/** A number of a car with a character too few or too many is no part number that anybody asks for. */
const isAlmostVin = (code: string) =>
  /^(?=.*[A-Z])[0-9A-Z]{14,20}$/.test(code) && /^\d|^[J-MS-Z]/.test(code) && /\d{4}$/.test(code);

/** Of the part types that may be meant, or of the system. Null where none is known. */
async function chainStockOf(ctx: Ctx, { partTypes, system }: Understood) {
  const [only, ...others] = partTypes;
  if (only === undefined) return system ? stockView(await stockSummary(ctx, { system })).cell(system) : null;
  const stock = await stockSummary(ctx, others.length === 0 ? { partType: only } : {});
  const keys = partTypes.map((code) => `${partTypeOf(code)?.system ?? ''}/${code}`);
  return totalOf(stockView(stock), keys);
}

/** The pieces of the one part for the one car: the place asked for and the colour said come first. */
async function listFor(ctx: Ctx, understood: Understood) {
  const { generations, partType, positions, condition, place, colour } = understood;
  const [car, ...others] = generations;
  const type = partType === undefined ? undefined : partTypeOf(partType);
  if (!car || others.length > 0 || !type) return null;
  const position = placeOf(positionsOf(type), positions);
  const filter = { position, condition, branch: undefined, after: undefined };
  const at = { generation: car.path, system: type.system, partType: type.code };
  const list = await readPartType(ctx, at, filter);
  if (!list) return null;
  const isSaidColour = (value: string | null) =>
    colour !== undefined && normalizeTerm(value ?? '').includes(colour);
  const rank = (row: (typeof list.rows)[number]) =>
    (row.branch === place ? 2 : 0) + (isSaidColour(row.colour) ? 1 : 0);
  return { ...list, rows: [...list.rows].sort((a, b) => rank(b) - rank(a)) };
}

type FoundSearch = Awaited<ReturnType<typeof readSearch>>;

/** Where a search needs no page of its own: the code of a piece, or a car with nothing else or only a system said. */
export function straightTo({ understood, vin, hasPiece }: FoundSearch, locale: Locale): string | null {
  const { code, generations, partTypes, system, symptom, ambiguity, unknownWords } = understood;
  if (code && hasPiece) return pieceLink(locale, code.value);
  if (vin) return straightByVin(vin, understood, locale);
  const [car, ...others] = generations;
  const isClear = !ambiguity && !symptom && !code && partTypes.length === 0 && unknownWords.length === 0;
  if (!car || others.length > 0 || !car.coversYear || !isClear) return null;
  return catalogLink(locale, car.path, ...(system ? [system] : []));
}

/** A number that is one car beyond doubt, with nothing else asked: straight to the car. */
function straightByVin(
  vin: VinAnswer,
  { partTypes, system, symptom }: Understood,
  locale: Locale,
): string | null {
  const [car] = vin.isVin && vin.outcome === 'exact' && vin.warnings.length === 0 ? vin.cars : [];
  if (!car || partTypes.length > 0 || symptom) return null;
  return catalogLink(locale, car.path, ...(system ? [system] : []));
}

/** Whether the page may be kept for others: the number of somebody's car is kept nowhere. */
export function mayBeKept({ vin }: FoundSearch): boolean {
  return vin === null;
}

export function searchTags({ understood, list }: FoundSearch): string[] {
  const { generations, partTypes } = understood;
  const [car] = list ? generations : [];
  return [
    'catalog',
    'branches',
    ...(car ? [`stock:${car.path}`] : []),
    ...partTypes.map((code) => `type:${code}`),
  ];
}
