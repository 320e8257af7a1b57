import { listBranches } from '#domain/branches';
import { carTree } from '#domain/catalog';
import { pieceByCode } from '#domain/inventory';
import { findForSentence, understandSentence } from '#domain/search';
import { catalogLink, pieceLink } from '../../components/pages/links.ts';
import type { SearchFilter } from '../../components/pages/search-address.ts';
import { GenerationPath } from '#contract/catalog';
import type { Choice } from '#contract/search';
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
  const understood = understandSentence(query.text, tree, settings);
  const code = understood.code?.kind === 'vin' ? undefined : understood.code?.value;
  const piece = code === undefined ? null : await found(pieceByCode(ctx, code));
  const options = (understood.ambiguity?.options ?? []).slice(0, MAX_OPTIONS).map((choice: Choice) => ({
    choice,
    understood: understandSentence(query.text, tree, { ...settings, chosen: choice }),
  }));
  const result = piece
    ? null
    : await findForSentence(ctx, understood, { ...query.filter, limit: ROWS_SHOWN });
  return { query, tree, branches, understood, options, hasPiece: piece !== null, result };
}

type FoundSearch = Awaited<ReturnType<typeof readSearch>>;

/** Where a search needs no page of its own: the code of a piece, or a car with nothing else or only a system said. */
export function straightTo({ understood, hasPiece }: FoundSearch, locale: Locale): string | null {
  const { code, generations, partTypes, system, symptom, ambiguity, unknownWords } = understood;
  if (code && hasPiece) return pieceLink(locale, code.value);
  const [car, ...others] = generations;
  const isClear = !ambiguity && !symptom && !code && partTypes.length === 0 && unknownWords.length === 0;
  if (!car || others.length > 0 || !car.coversYear || !isClear) return null;
  return catalogLink(locale, car.path, ...(system ? [system] : []));
}

/** A page with a list shows the stock of this moment: it is not kept. */
export function searchTags({ result }: FoundSearch): string[] | null {
  return result ? null : ['catalog'];
}
