import { listBranches } from '#domain/branches';
import { carTree, vinAnswer } from '#domain/catalog';
import { pieceByCode } from '#domain/inventory';
import { listForSentence, understandSentence } from '#domain/search';
import { catalogLink, pieceLink } from '../../components/pages/links.ts';
import type { SearchFilter } from '../../components/pages/search-address.ts';
import { GenerationPath, type VinAnswer } from '#contract/catalog';
import type { Choice, Understood } from '#contract/search';
import { meansVin, readVin } from '#shared/vin.ts';
import type { Locale } from '#i18n';
import type { Ctx } from '#server/context.ts';
import { found } from './found.ts';
import { searchFilter } from './search-filter.ts';

const MAX_OPTIONS = 24;
const ROWS_SHOWN = 24;

/** What the address asks: the sentence, from the car list a generation, and what narrows the list. */
export interface SearchQuery {
  readonly text: string;
  readonly car: string | undefined;
  readonly filter: SearchFilter;
}

export function searchQuery(params: URLSearchParams): SearchQuery {
  return {
    text: (params.get('q') ?? '').trim(),
    car: GenerationPath.safeParse(params.get('vehiculo') ?? undefined).data,
    filter: searchFilter(params),
  };
}

/**
 * What a sentence says and what the chain has for it; `result` is null when it names nothing to look for. `options`
 * are the answers to the one open question, each understood in its turn.
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
  const ofCar =
    vin?.isVin && vin.outcome === 'exact' && vin.cars[0]
      ? understandSentence(query.text, tree, { ...settings, car: vin.cars[0].path })
      : said;
  const understood = withYearOf(vin, ofCar);
  const code = understood.code?.kind === 'vin' ? undefined : understood.code?.value;
  const piece = code === undefined ? null : await found(pieceByCode(ctx, code));
  const unfinished =
    piece === null && code !== undefined && isAlmostVin(code) ? await vinAnswer(ctx, code) : null;
  const options = (understood.ambiguity?.options ?? []).slice(0, MAX_OPTIONS).map((choice: Choice) => ({
    choice,
    understood: understandSentence(query.text, tree, { ...settings, chosen: choice }),
  }));
  const result = piece
    ? null
    : await listForSentence(ctx, understood, { ...query.filter, limit: ROWS_SHOWN });
  return {
    query,
    tree,
    branches,
    understood,
    vin: vin ?? unfinished,
    options,
    hasPiece: piece !== null,
    result,
  };
}

/** A number that is one car says which car, and of which year, the rest of the sentence is about. */
function withYearOf(vin: VinAnswer | null, understood: Understood): Understood {
  const [year, ...others] = vin?.isVin && vin.outcome === 'exact' ? vin.years : [];
  if (year === undefined || others.length > 0 || understood.year !== undefined) return understood;
  return { ...understood, year };
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

type FoundSearch = Awaited<ReturnType<typeof readSearch>>;

/** Where a search needs no page of its own: the code of a piece, or a car with nothing else or only a system
 * said. */
export function straightTo({ understood, vin, hasPiece }: FoundSearch, locale: Locale): string | null {
  const { code, generations, partTypes, system, symptom, ambiguity, unknownWords } = understood;
  if (code && hasPiece) return pieceLink(locale, code.value);
  if (vin) return straightByVin(vin, understood, locale);
  const [car, ...others] = generations;
  const isClear = !ambiguity && !symptom && !code && partTypes.length === 0 && unknownWords.length === 0;
  if (!car || others.length > 0 || !car.coversYear || !isClear || !isAllShown(understood)) return null;
  return catalogLink(locale, car.path, ...(system ? [system] : []));
}

/** Whether the page of a car, or of its system, leaves out nothing that was said. */
const isAllShown = ({ saysMore, condition, grade, colour, place }: Understood) =>
  !saysMore && [condition, grade, colour, place].every((said) => said === undefined);

/** A page with a list shows the stock of this moment, and the number of somebody's car is kept nowhere. */
export function searchTags({ result, vin }: FoundSearch): string[] | null {
  return result || vin ? null : ['catalog', 'branches'];
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
