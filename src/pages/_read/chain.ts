import { branchBySlug, listBranches } from '#domain/branches';
import { carTree } from '#domain/catalog';
import { stockSummary } from '#domain/inventory';
import { SYSTEMS } from '#shared/facts/systems.ts';
import type { Ctx } from '#server/context.ts';
import { found } from './found.ts';

/** What every page shows around its own content. */
export async function readShell(ctx: Ctx) {
  return { branches: await listBranches(ctx) };
}

export async function readSystems(ctx: Ctx) {
  const [branches, stock] = await Promise.all([listBranches(ctx), stockSummary(ctx, {})]);
  return { branches, stock };
}

export async function readSystem(ctx: Ctx, code: string) {
  const system = SYSTEMS.find((fact) => fact.code === code);
  if (!system) return null;
  const [branches, stock, tree] = await Promise.all([listBranches(ctx), stockSummary(ctx, {}), carTree(ctx)]);
  return { branches, system, stock, tree };
}

export async function readBranches(ctx: Ctx) {
  const [branches, stock] = await Promise.all([listBranches(ctx), stockSummary(ctx, {})]);
  return { branches, stock };
}

export async function readBranch(ctx: Ctx, slug: string) {
  const branch = await found(branchBySlug(ctx, slug));
  if (!branch) return null;
  const [stock, branches] = await Promise.all([
    stockSummary(ctx, { branch: branch.code }),
    listBranches(ctx),
  ]);
  return { branch, stock, branches };
}
