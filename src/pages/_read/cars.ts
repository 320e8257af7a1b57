import { listBranches } from '#domain/branches';
import { carTree, generationByPath, listGenerations } from '#domain/catalog';
import { stockSummary } from '#domain/inventory';
import { SYSTEMS } from '#shared/facts/systems.ts';
import type { Ctx } from '#server/context.ts';
import { found } from './found.ts';

export async function readMakes(ctx: Ctx) {
  const [branches, tree] = await Promise.all([listBranches(ctx), carTree(ctx)]);
  return { branches, tree };
}

/** The generations of a make, models A–Z, each with its counts. Null for an unknown make. */
export async function readMake(ctx: Ctx, make: string) {
  const generations = (await listGenerations(ctx)).filter((generation) => generation.make.slug === make);
  return await withStock(ctx, generations);
}

export async function readModel(ctx: Ctx, make: string, model: string) {
  const generations = (await listGenerations(ctx)).filter(
    (generation) => generation.make.slug === make && generation.model.slug === model,
  );
  return await withStock(ctx, generations);
}

async function withStock(ctx: Ctx, generations: Awaited<ReturnType<typeof listGenerations>>) {
  const [first] = generations;
  if (!first) return null;
  const [branches, stocks] = await Promise.all([
    listBranches(ctx),
    Promise.all(generations.map(({ path }) => stockSummary(ctx, { generation: path }))),
  ]);
  return {
    branches,
    make: first.make,
    model: first.model,
    generations: generations.map((generation, index) => ({ generation, stock: stocks[index] ?? null })),
  };
}

/** A generation with its counts, its sisters of the same model and, for a system's page, the system. */
export async function readGeneration(ctx: Ctx, path: string, system?: string) {
  if (system !== undefined && !SYSTEMS.some(({ code }) => code === system)) return null;
  const generation = await found(generationByPath(ctx, path));
  if (!generation) return null;
  const [branches, stock, all] = await Promise.all([
    listBranches(ctx),
    stockSummary(ctx, { generation: path }),
    listGenerations(ctx),
  ]);
  const siblings = all.filter(
    (other) =>
      other.make.slug === generation.make.slug &&
      other.model.slug === generation.model.slug &&
      other.path !== path,
  );
  return { branches, generation, stock, siblings, system: SYSTEMS.find(({ code }) => code === system) };
}
