import type { CarTree } from '#contract/catalog';
import { GENERATIONS, MAKES } from '#shared/facts/generations.ts';

/** The catalog of cars as a fresh database has it; vehicle ids count up from 1. */
export function carTreeOfFacts(): CarTree {
  let id = 0;
  return {
    makes: MAKES.map((make) => ({
      slug: make.slug,
      name: make.name,
      models: [...Map.groupBy(ofMake(make.slug), (generation) => generation.modelSlug)].map(
        ([slug, generations]) => ({
          slug,
          name: generations[0]?.model ?? '',
          generations: generations
            .toSorted((a, b) => b.yearFrom - a.yearFrom)
            .map((generation) => ({
              path: generation.slug,
              code: generation.code,
              yearFrom: generation.yearFrom,
              yearTo: generation.yearTo,
              bodyStyle: generation.bodyStyle,
              vehicles: generation.vehicles.map(
                ({ engineName, displacementL, cylinders, transmission, drivetrain, yearFrom, yearTo }) => ({
                  id: ++id,
                  engineName,
                  displacementDl: Math.round(displacementL * 10),
                  cylinders,
                  transmission,
                  drivetrain,
                  yearFrom,
                  yearTo,
                }),
              ),
            })),
        }),
      ),
    })),
  };
}

const ofMake = (slug: string) => GENERATIONS.filter((generation) => generation.makeSlug === slug);
