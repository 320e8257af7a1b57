import { listBranches } from '#domain/branches';
import { generationLabel, listGenerations } from '#domain/catalog';
import { requirePermission } from '#domain/identity';
import { chainOffers, type Offer } from '#domain/inventory';
import { ChainSearchQuery, searchChain, type ChainSearchResult } from '#domain/search';
import type { Ctx } from '#server/context.ts';
import { nameOf, partTypeOf } from '#shared/facts/part-types.ts';
import { SYSTEMS } from '#shared/facts/systems.ts';
import { INTERNAL_PAGES } from './content-parts.ts';
import type { LandingPickers, PickedPieces } from './contract.ts';
import { CATALOG_HOME } from './home.ts';

const MOST = 20;

/** Spanish, then English. */
const PAGE_NAMES: Readonly<Record<string, readonly [string, string]>> = {
  '/': ['Inicio', 'Home'],
  [CATALOG_HOME]: ['Buscar por tu coche', 'Find parts by your car'],
  '/refacciones': ['Refacciones por marca', 'Parts by make'],
  '/sistemas': ['Los doce sistemas', 'The twelve systems'],
  '/sucursales': ['Sucursales', 'Branches'],
  '/buscar': ['Buscar', 'Search'],
  '/funded': ['Nosotros', 'About us'],
  ...Object.fromEntries(SYSTEMS.map(({ code, es, en }) => [`/sistemas/${code}`, [es, en] as const] as const)),
};

/** What a link can lead to, to choose from. */
export async function landingPickers(ctx: Ctx): Promise<LandingPickers> {
  requirePermission(ctx, 'landing:edit');
  const [branches, generations] = await Promise.all([listBranches(ctx), listGenerations(ctx)]);
  return {
    pages: INTERNAL_PAGES.map((path) => ({
      path,
      name: PAGE_NAMES[path]?.[ctx.locale === 'en' ? 1 : 0] ?? path,
    })),
    branches: branches.map(({ slug, name, city }) => ({ slug, name, city })),
    cars: generations.map((generation) => ({ path: generation.path, name: generationLabel(generation) })),
  };
}

/** Pieces that answer a sentence or have a code. */
export async function pickPieces(ctx: Ctx, q: string): Promise<PickedPieces> {
  requirePermission(ctx, 'landing:edit');
  if (q === '') return { pieces: [] };
  const { items } = await searchChain(ctx, ChainSearchQuery.parse({ q, limit: MOST }));
  return { pieces: await picked(ctx, items) };
}

/** Pieces that are on offer now. */
export async function pickOffers(ctx: Ctx): Promise<PickedPieces> {
  requirePermission(ctx, 'landing:edit');
  return { pieces: await picked(ctx, await chainOffers(ctx, { system: null, limit: MOST })) };
}

async function picked(
  ctx: Ctx,
  listings: readonly (ChainSearchResult['items'][number] | Offer)[],
): Promise<PickedPieces['pieces']> {
  const branches = await listBranches(ctx);
  return listings.flatMap((listing) => {
    const { code, partType, position, priceCents } = listing;
    if (priceCents === null) return [];
    const type = partTypeOf(partType);
    return [
      {
        code,
        name: type ? nameOf(type, position, ctx.locale === 'en' ? 'en' : 'es') : partType,
        detail: listing.vehicleLabel ?? `${listing.maker} ${listing.partNumber}`,
        branchName: branches.find((branch) => branch.code === listing.branch)?.name ?? listing.branch,
        priceCents,
        formerCents: 'formerCents' in listing ? listing.formerCents : null,
      },
    ];
  });
}
