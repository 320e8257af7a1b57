import { describe, expect, it } from 'vitest';
import { GENERATIONS, MAKES, generationOf } from './generations.ts';
import { normalizeTerm } from './terms.ts';

const NEWEST_YEAR = 2027;

describe('the generations of the Mexican fleet', () => {
  it('are at least sixty, each with its frozen slug', () => {
    expect(GENERATIONS.length).toBeGreaterThanOrEqual(71);
    expect(new Set(GENERATIONS.map((each) => each.slug)).size).toBe(GENERATIONS.length);
    for (const each of GENERATIONS) {
      expect(each.slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*\/[a-z0-9]+(-[a-z0-9]+)*\/[a-z0-9]+(-[a-z0-9]+)*$/);
      expect(each.slug.split('/')).toEqual([each.makeSlug, each.modelSlug, each.slug.split('/')[2]]);
      expect(MAKES).toContainEqual({ slug: each.makeSlug, name: each.make });
    }
  });

  it('give one name to one model', () => {
    const names = new Map(GENERATIONS.map((each) => [`${each.makeSlug}/${each.modelSlug}`, each.model]));
    for (const each of GENERATIONS) expect(names.get(`${each.makeSlug}/${each.modelSlug}`)).toBe(each.model);
  });

  it.each(GENERATIONS.map((each) => [each.slug, each] as const))(
    '%s has figures of a real car',
    (_slug, car) => {
      expect(car.yearFrom).toBeGreaterThanOrEqual(1960);
      expect(car.yearTo ?? NEWEST_YEAR).toBeGreaterThanOrEqual(car.yearFrom);
      expect(car.yearTo ?? NEWEST_YEAR).toBeLessThanOrEqual(NEWEST_YEAR);
      expect(car.lengthMm).toBeGreaterThan(3300);
      expect(car.lengthMm).toBeLessThan(6200);
      expect(car.wheelbaseMm / car.lengthMm).toBeGreaterThan(0.48);
      expect(car.wheelbaseMm / car.lengthMm).toBeLessThan(0.68);
      expect(car.widthMm).toBeGreaterThan(1500);
      expect(car.widthMm).toBeLessThan(2100);
      expect(car.heightMm).toBeGreaterThan(1300);
      expect(car.heightMm).toBeLessThan(2400);
      expect(car.doors).toBeGreaterThanOrEqual(2);
      expect(car.doors).toBeLessThanOrEqual(5);
      expect(car.source).not.toBe('');
      expect(car.vehicles.length).toBeGreaterThan(0);
      for (const vehicle of car.vehicles) {
        expect(vehicle.yearFrom).toBeGreaterThanOrEqual(car.yearFrom);
        expect(vehicle.yearTo ?? NEWEST_YEAR).toBeLessThanOrEqual(car.yearTo ?? NEWEST_YEAR);
        expect(vehicle.yearTo ?? NEWEST_YEAR).toBeGreaterThanOrEqual(vehicle.yearFrom);
        expect(vehicle.displacementL).toBeGreaterThanOrEqual(1);
        expect(vehicle.displacementL).toBeLessThanOrEqual(6.2);
        expect(vehicle.engineName).toContain(`${vehicle.displacementL.toFixed(1)} L`);
        expect(vehicle.cylinders).toBeGreaterThanOrEqual(3);
        expect(vehicle.engineLayout.startsWith('v-')).toBe(vehicle.cylinders >= 6);
        expect(vehicle.transmission).toMatch(/^((MT|AT|DCT)\d{1,2}|CVT)$/);
        expect(vehicle.source.length).toBeGreaterThan(5);
        expect(vehicle.source.length).toBeLessThanOrEqual(255);
        expect(vehicle.source.startsWith('epa:')).toBe(vehicle.confidence === 'verified');
      }
    },
  );

  it('have every model year covered by some vehicle', () => {
    for (const car of GENERATIONS) {
      for (let year = car.yearFrom; year <= (car.yearTo ?? car.yearFrom); year++) {
        const sold = car.vehicles.some(
          (each) => each.yearFrom <= year && year <= (each.yearTo ?? NEWEST_YEAR),
        );
        expect(sold, `${car.slug} ${year}`).toBe(true);
      }
    }
  });

  it('never list the same vehicle twice', () => {
    for (const car of GENERATIONS) {
      const keys = car.vehicles.map((each) => [each.engineName, each.transmission, each.drivetrain].join());
      expect(new Set(keys).size, car.slug).toBe(keys.length);
    }
  });

  it('name several engines where Mexico sold them', () => {
    const engines = (slug: string) =>
      new Set(generationOf(slug)?.vehicles.map((each) => each.engineName)).size;
    expect(engines('nissan/sentra/b17')).toBe(2);
    expect(engines('volkswagen/jetta-clasico/a4')).toBe(4);
    expect(engines('volkswagen/jetta/a6')).toBe(5);
    expect(engines('ford/mustang/s550')).toBe(3);
    expect(
      GENERATIONS.filter((car) => new Set(car.vehicles.map((each) => each.engineName)).size > 1).length,
    ).toBeGreaterThan(35);
  });

  it('are found by what people call them', () => {
    const called = (word: string) =>
      GENERATIONS.filter((car) => car.aliases.map(normalizeTerm).includes(normalizeTerm(word))).map(
        (car) => car.slug,
      );
    expect(called('vocho')).toEqual(['volkswagen/sedan-vocho/tipo-1']);
    expect(called('Lobo')).toEqual(['ford/f-150-supercrew/p552']);
    expect(called('np300')).toHaveLength(2);
  });
});
