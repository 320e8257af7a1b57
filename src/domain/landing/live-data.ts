import { listBranches, type KnownBranch } from '#domain/branches';
import { listGenerations } from '#domain/catalog';
import type { Generation } from '#contract/catalog';
import { chainFigures, chainOffers, stockSummary, type Offer } from '#domain/inventory';
import { publicHoldTerms } from '#domain/sales';
import type { Ctx } from '#server/context.ts';
import type { Block, BlockOf } from './blocks.ts';
import { chainHome } from './chain-settings.ts';
import type { Figures } from './fill-figures.ts';
import type { ChainHome } from './home.ts';
import type { ResolvedFinancing } from './resolved.ts';

/** What the blocks of a page show of the chain, read once for all of them. */
export interface LiveData {
  readonly figures: Figures;
  readonly branches: readonly KnownBranch[];
  readonly home: ChainHome;
  /** By branch code. */
  readonly pieces: ReadonlyMap<string, number>;
  readonly cars: readonly Generation[];
  readonly holds: ResolvedFinancing['holds'];
  /** By block id. */
  readonly offers: ReadonlyMap<string, readonly Offer[]>;
}

export type LandingReadCtx = Pick<Ctx, 'placement' | 'memo' | 'now'>;

/** Reads what these blocks need and nothing else. */
export async function readLiveData(ctx: LandingReadCtx, blocks: readonly Block[]): Promise<LiveData> {
  const has = (type: Block['type']) => blocks.some((block) => block.type === type);
  const needsCars = blocks.some((block) => block.type === 'hero' && block.figure?.kind === 'car');
  const needsHolds = blocks.some((block) => block.type === 'financing' && block.hasHoldTerms);
  const [figures, branches, home, summary, cars, holds, offers] = await Promise.all([
    chainFigures(ctx),
    listBranches(ctx),
    chainHome(ctx),
    has('branches') || has('numbers') ? stockSummary(ctx, {}) : null,
    needsCars ? listGenerations(ctx) : [],
    needsHolds ? groupedHolds(ctx) : [],
    readOffers(ctx, blocks),
  ]);
  const types = (summary?.items ?? []).filter(({ key }) => key.split('/').length === 2);
  const pieces = new Map<string, number>();
  for (const { key, branches: shares } of summary?.items ?? []) {
    if (key.includes('/')) continue;
    for (const { code, available } of shares) pieces.set(code, (pieces.get(code) ?? 0) + available);
  }
  return { figures: { ...figures, partTypes: types.length }, branches, home, pieces, cars, holds, offers };
}

async function groupedHolds(ctx: LandingReadCtx): Promise<ResolvedFinancing['holds']> {
  const byTerms = Map.groupBy(await publicHoldTerms(ctx), ({ terms }) =>
    [terms.holdDays, terms.minDepositBp, terms.keptBp].join(' '),
  );
  return [...byTerms.values()].flatMap((same) => {
    const terms = same[0]?.terms;
    if (!terms) return [];
    const branchNames = same.map(({ branchName }) => branchName);
    return [{ branchNames, days: terms.holdDays, depositBp: terms.minDepositBp, keptBp: terms.keptBp }];
  });
}

async function readOffers(
  ctx: LandingReadCtx,
  blocks: readonly Block[],
): Promise<ReadonlyMap<string, readonly Offer[]>> {
  const wanted = blocks.filter((block): block is BlockOf<'offers'> => block.type === 'offers');
  return new Map(
    await Promise.all(
      wanted.map(
        async ({ id, system, count }) => [id, await chainOffers(ctx, { system, limit: count })] as const,
      ),
    ),
  );
}
