import { requirePermission } from '#domain/identity';
import type { Ctx } from '#server/context.ts';
import { DomainError } from '#shared/errors.ts';
import type { Executor } from '#db/client.ts';
import { generationByPath, generationLabel, generationsById, type CatalogReadCtx } from './cars.ts';
import type { Interchange, InterchangeGroup, InterchangeQuery } from './contract.ts';
import { groupRow, interchangeOf, memberRows, type GroupRow } from './interchange.queries.ts';

/** The other cars that take the same piece as this one, by part type and place. Throws `catalog.vehicle_not_found`. */
export async function interchange(ctx: CatalogReadCtx, query: InterchangeQuery): Promise<Interchange> {
  const { id: generationId } = await generationByPath(ctx, query.generation);
  const cars = await generationsById(ctx);
  const { partType, position } = query;
  const rows = await interchangeOf(ctx.placement.central(), { generationId, partType, position });
  const items = rows.flatMap((row) => {
    const car = cars.get(row.generationId);
    if (!car || row.generationId === generationId) return [];
    const { groupCode: group, confidence, provenance } = row;
    const [yearFrom, yearTo] = [row.yearFrom ?? car.yearFrom, row.yearTo ?? car.yearTo];
    const generation = car.path;
    return [
      {
        group,
        generation,
        label: generationLabel(car),
        position: row.position,
        yearFrom,
        yearTo,
        confidence,
        provenance,
      },
    ];
  });
  const seen = new Set<string>();
  return {
    items: items.filter(({ group, generation, yearFrom, yearTo }) => {
      const key = `${group} ${generation} ${yearFrom} ${yearTo}`;
      return !seen.has(key) && seen.add(key);
    }),
  };
}

/** Numbers of the groups that a car's part of a type is in, for what stock has of them. */
export async function interchangeGroupsOf(
  ctx: CatalogReadCtx,
  at: { readonly generationId: number; readonly partType: string },
): Promise<number[]> {
  const rows = await interchangeOf(ctx.placement.central(), at);
  return [...new Set(rows.map(({ groupId }) => groupId))];
}

/** One group with its members, as staff see it. Throws `catalog.group_not_found`. */
export async function interchangeGroup(ctx: Ctx, id: number): Promise<InterchangeGroup> {
  requirePermission(ctx, 'catalog:edit');
  const db = ctx.placement.central();
  const group = await knownGroup(db, id);
  const [cars, members] = await Promise.all([generationsById(ctx), memberRows(db, id)]);
  return {
    ...group,
    members: members.map(({ generationId, partId, maker, partNumber, ...member }) => {
      const car = generationId === null ? undefined : cars.get(generationId);
      const part = partId === null ? null : { id: partId, maker: maker ?? '', partNumber: partNumber ?? '' };
      const label = car ? generationLabel(car) : `${maker ?? ''} ${partNumber ?? ''}`.trim();
      return { ...member, generation: car?.path ?? null, label, part };
    }),
  };
}

export async function knownGroup(db: Executor, id: number): Promise<GroupRow> {
  const group = await groupRow(db, id);
  if (!group) throw new DomainError('catalog.group_not_found', 'not_found');
  return group;
}
