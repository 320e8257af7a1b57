import { listBranches } from '#domain/branches';
import { listGenerations } from '#domain/catalog';
import { SYSTEMS } from '#shared/facts/systems.ts';
import type { Ctx } from '#server/context.ts';

/** What is prerendered: `getStaticPaths` of the routes that name a car, a system or a branch. */
export async function makePaths(ctx: Ctx) {
  const makes = new Set((await listGenerations(ctx)).map(({ make }) => make.slug));
  return [...makes].map((make) => ({ params: { make } }));
}

export async function modelPaths(ctx: Ctx) {
  const models = new Map(
    (await listGenerations(ctx)).map(({ make, model }) => [
      `${make.slug}/${model.slug}`,
      { make: make.slug, model: model.slug },
    ]),
  );
  return [...models.values()].map((params) => ({ params }));
}

export async function generationPaths(ctx: Ctx) {
  return (await listGenerations(ctx)).map(({ make, model, slug }) => ({
    params: { make: make.slug, model: model.slug, generation: slug },
  }));
}

export async function systemPaths(ctx: Ctx) {
  const cars = await generationPaths(ctx);
  return cars.flatMap(({ params }) => SYSTEMS.map(({ code }) => ({ params: { ...params, system: code } })));
}

export async function branchPaths(ctx: Ctx) {
  return (await listBranches(ctx)).map(({ slug }) => ({ params: { slug } }));
}

export function allSystemPaths() {
  return SYSTEMS.map(({ code }) => ({ params: { system: code } }));
}
