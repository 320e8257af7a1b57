import { chainHome } from '#domain/landing';
import type { Locale } from '#i18n';
import type { Ctx } from '#server/context.ts';
import { readGeneration, readMake, readMakes, readModel } from './cars.ts';
import { readBranch, readBranches, readSystem, readSystems } from './chain.ts';
import { readHome } from './home.ts';
import { readLanding } from './landing.ts';
import { matchPage, type MatchedPage } from './match-page.ts';

/**
 * The same reading that the build does, chosen by address; at `/` what the chain chose for its home. Null: no such page, or
 * nothing there.
 */
export async function readTwin(ctx: Ctx, pathname: string) {
  const matched = matchPage(pathname);
  if (!matched) return null;
  const found = await read(ctx, matched);
  return found && { locale: matched.locale, ...found };
}

async function read(ctx: Ctx, { page, locale }: MatchedPage) {
  switch (page.kind) {
    case 'home':
      return (await chainHome(ctx)) === 'funded' ? await landing(ctx, locale) : await catalogHome(ctx);
    case 'catalogHome':
      return await catalogHome(ctx);
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

async function landing(ctx: Ctx, locale: Locale) {
  const { tags, ...props } = await readLanding(ctx, locale);
  return { kind: 'landing' as const, props, tags };
}

async function catalogHome(ctx: Ctx) {
  const [props, home] = await Promise.all([readHome(ctx), chainHome(ctx)]);
  return { kind: 'home' as const, props: { ...props, home } };
}

function some<Kind extends string, Props>(
  kind: Kind,
  props: Props | null,
): { kind: Kind; props: Props } | null {
  return props && { kind, props };
}
