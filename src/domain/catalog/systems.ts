import { PART_TYPES, positionsOf } from '#shared/facts/part-types.ts';
import type { SystemList } from './contract.ts';
import type { CatalogReadCtx } from './cars.ts';
import { allPartTypes, allSystems } from './queries.ts';

const SYSTEMS_TTL_MS = 600_000;

/** The 12 systems in their fixed order, each with its part types. */
export function systemList(ctx: CatalogReadCtx): Promise<SystemList> {
  return ctx.memo('catalog:systems', SYSTEMS_TTL_MS, async () => {
    const db = ctx.placement.central();
    const [systems, types] = await Promise.all([allSystems(db), allPartTypes(db)]);
    const ofSystem = Map.groupBy(types, (type) => type.systemCode);
    return {
      systems: systems.map((system) => ({
        ...system,
        partTypes: (ofSystem.get(system.code) ?? []).map(({ code, nameEs, nameEn, axes }) => ({
          code,
          nameEs,
          nameEn,
          axes,
          positions: positionsOfCode(code),
        })),
      })),
    };
  });
}

function positionsOfCode(code: string) {
  const type = PART_TYPES.find((fact) => fact.code === code);
  return type ? [...positionsOf(type)] : ['c' as const];
}
