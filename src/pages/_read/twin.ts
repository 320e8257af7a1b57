import type { Ctx } from '#server/context.ts';
import { readGeneration, readMake, readMakes, readModel } from './cars.ts';
import { readBranch, readBranches, readSystem, readSystems } from './chain.ts';
import { readHome } from './home.ts';
import { matchPage, type PublicPage } from './match-page.ts';

/** The same reading that the build does, chosen by address. Null: no such page, or nothing there. */
export async function readTwin(ctx: Ctx, pathname: string) {
  const matched = matchPage(pathname);
  if (!matched) return null;
  const found = await read(ctx, matched.page);
  return found && { locale: matched.locale, ...found };
}

async function read(ctx: Ctx, page: PublicPage) {
  switch (page.kind) {
    case 'home':
      return { kind: 'home' as const, props: await readHome(ctx) };
    case 'makes':
      return { kind: 'makes' as const, props: await readMakes(ctx) };
    case 'make':
      return some('make', await readMake(ctx, page.make));
    case 'model':
      return some('model', await readModel(ctx, page.make, page.model));
    case 'generation':
      return some('generation', await readGeneration(ctx, page.generation, page.system));
    case 'systems':
      return { kind: 'systems' as const, props: await readSystems(ctx) };
    case 'system':
      return some('system', await readSystem(ctx, page.system));
    case 'branches':
      return { kind: 'branches' as const, props: await readBranches(ctx) };
    case 'branch':
      return some('branch', await readBranch(ctx, page.slug));
  }
}

function some<Kind extends string, Props>(
  kind: Kind,
  props: Props | null,
): { kind: Kind; props: Props } | null {
  return props && { kind, props };
}
