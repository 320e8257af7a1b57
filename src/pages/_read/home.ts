import { listBranches } from '#domain/branches';
import { carTree, listGenerations } from '#domain/catalog';
import { chainFigures, recentDonors, stockSummary } from '#domain/inventory';
import { invariant } from '#shared/errors.ts';
import type { Ctx } from '#server/context.ts';

const DONORS_SHOWN = 6;
/** The car in the figure, as long as the catalog has it: the one that most people in Mexico know. */
const HERO = 'nissan/tsuru/b13';

export async function readHome(ctx: Ctx) {
  const [branches, tree, generations, stock, donors, figures] = await Promise.all([
    listBranches(ctx),
    carTree(ctx),
    listGenerations(ctx),
    stockSummary(ctx, {}),
    recentDonors(ctx, DONORS_SHOWN),
    chainFigures(ctx),
  ]);
  const hero = generations.find(({ path }) => path === HERO) ?? generations[0];
  invariant(hero, 'the catalog has a car');
  return { branches, tree, stock, donors, figures, hero };
}
