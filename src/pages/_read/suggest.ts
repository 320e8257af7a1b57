import { listBranches } from '#domain/branches';
import { carTree } from '#domain/catalog';
import { findForSentence, NOTHING_CHOSEN } from '#domain/search';
import { suggest, type Understood } from '#contract/search';
import { formatMoney, translator } from '#i18n';
import type { Ctx } from '#server/context.ts';
import { pieceLink } from '../../components/pages/links.ts';
import { pieceName } from '../../components/pages/piece-words.ts';
import { wishLink, wishOf, wishText } from '../../components/pages/search-wish.ts';
import type { Suggestions, SuggestQuery } from './suggest-contract.ts';

const MAX_SEARCHES = 5;
const MAX_PIECES = 3;

/** Ways to go on with what is being typed, and the pieces it already means; each with its address. */
export async function readSuggestions(
  ctx: Ctx,
  { q, generation, near, locale }: SuggestQuery,
): Promise<Suggestions> {
  const [tree, branches] = await Promise.all([carTree(ctx), listBranches(ctx)]);
  const said = suggest(
    q,
    tree,
    {
      lastYear: ctx.now().getUTCFullYear() + 1,
      places: branches.map(({ code, name }) => ({ code, name })),
      ...(generation && { car: generation }),
    },
    MAX_SEARCHES,
  );
  const places = new Map(branches.map(({ code, name }) => [code, name]));
  const find = (understood: Understood, limit: number) =>
    findForSentence(ctx, understood, {
      chosen: NOTHING_CHOSEN,
      order: 'best',
      near,
      after: undefined,
      limit,
    });
  const [first] = said;
  const meant = first && isOnePart(first.understood) ? await find(first.understood, MAX_PIECES) : null;
  const t = translator(locale);
  const searches = await Promise.all(
    said.map(async ({ understood }) => {
      const wish = wishOf(understood, understood.place && places.get(understood.place));
      const total = ctx.stockIndex ? ((await find(understood, 1))?.total ?? null) : null;
      return {
        kind: 'search' as const,
        title: titleOf(understood, wishText({ ...wish, carWords: undefined }, locale)),
        detail: total === null ? '' : t('pages.find.results', { count: total }),
        href: wishLink(wish, locale),
      };
    }),
  );
  const pieces = (meant?.widened ? [] : (meant?.items ?? [])).map((item) => ({
    kind: 'piece' as const,
    title: pieceName(item, locale),
    detail: [
      item.vehicleLabel,
      item.priceCents === null ? t('pages.price.ask') : formatMoney(item.priceCents, locale),
      places.get(item.branch),
    ]
      .filter(Boolean)
      .join(' · '),
    href: pieceLink(locale, item.code),
  }));
  return { items: [...searches.slice(0, 1), ...pieces, ...searches.slice(1)] };
}

/** The part is said, and the car or its number: then single pieces are worth offering. */
function isOnePart({ partTypes, generations, code }: Understood): boolean {
  return code !== undefined || (partTypes.length > 0 && generations.length > 0);
}

/** `Tsuru · faro izquierdo 2008`. */
function titleOf({ text, model, make, generations }: Understood, words: string): string {
  const [car, ...others] = generations;
  const name = model?.name ?? (others.length === 0 ? car?.model : undefined);
  const title = [[make?.name, name].filter(Boolean).join(' '), words].filter(Boolean).join(' · ');
  return title === '' ? text : title.charAt(0).toUpperCase() + title.slice(1);
}
