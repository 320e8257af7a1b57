import fc from 'fast-check';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { GENERATIONS, type BodyStyle } from '../facts/generations.ts';
import { SYSTEMS, type SystemCode } from '../facts/systems.ts';
import { BALL, BALL_TOUCH } from './callouts.ts';
import { drawCar } from './car-drawing.ts';
import { renderCarSvg } from './render.ts';
import { specOf } from './spec.ts';
import { drawThumbnail, renderThumbnailSvg } from './thumbnail.ts';
import type { CarDrawing, CarDrawingSpec, Point, Region } from './types.ts';

const namesIn = (language: 'es' | 'en'): Record<SystemCode, string> =>
  Object.fromEntries(SYSTEMS.map((system) => [system.code, system[language]])) as Record<SystemCode, string>;
const SPANISH = namesIn('es');
const ENGLISH = namesIn('en');

const specs = GENERATIONS.map((generation) => ({ slug: generation.slug, spec: specOf(generation) }));
const specOfSlug = (slug: string): CarDrawingSpec => {
  const found = specs.find((each) => each.slug === slug);
  if (!found) throw new Error(`No generation ${slug}`);
  return found.spec;
};
const svgOf = (drawing: CarDrawing): string =>
  renderCarSvg(drawing, {
    title: 'x',
    names: SPANISH,
    href: (system) => `/s/${system}`,
    formatMm: (mm) => `${mm} mm`,
  });

interface Box {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}
const apart = (a: Box, b: Box): boolean => a.x1 <= b.x0 || b.x1 <= a.x0 || a.y1 <= b.y0 || b.y1 <= a.y0;

/** Measured in Barlow Condensed 600 at 15 units: no name of ours is wider than this many units a letter. */
const LETTER = 5.9;
const nameBox = ({ callout }: Region, name: string): Box => ({
  x0: callout.x - BALL,
  y0: callout.y - BALL,
  x1: callout.x + BALL + 7 + name.length * LETTER,
  y1: callout.y + BALL,
});
const ballBox = ({ callout }: Region): Box => ({
  x0: callout.x - BALL_TOUCH,
  y0: callout.y - BALL_TOUCH,
  x1: callout.x + BALL_TOUCH,
  y1: callout.y + BALL_TOUCH,
});

/** Corners of a leader, from its path "MxyVyLxyVy". */
function leaderOf(region: Region): Point[] {
  const [x0 = 0, y0 = 0, knee = 0, x1 = 0, bend = 0, y1 = 0] = (region.leader.match(/-?[\d.]+/g) ?? []).map(
    Number,
  );
  return [
    { x: x0, y: y0 },
    { x: x0, y: knee },
    { x: x1, y: bend },
    { x: x1, y: y1 },
  ];
}
type Segment = readonly [Point, Point];
const segmentsOf = (points: readonly Point[]): Segment[] =>
  points.slice(1).flatMap((point, i) => {
    const before = points[i];
    return before ? [[before, point] as const] : [];
  });
const side = (a: Point, b: Point, p: Point): number => (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x);
const cross = ([a, b]: Segment, [c, d]: Segment): boolean =>
  side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
const throughBox = ([a, b]: Segment, box: Box): boolean => {
  for (let i = 0; i <= 40; i++) {
    const x = a.x + ((b.x - a.x) * i) / 40;
    const y = a.y + ((b.y - a.y) * i) / 40;
    if (x > box.x0 && x < box.x1 && y > box.y0 && y < box.y1) return true;
  }
  return false;
};
const pairs = <T>(list: readonly T[]): (readonly [T, T])[] =>
  list.flatMap((a, i) => list.slice(i + 1).map((b) => [a, b] as const));

/** Everything that may be wrong with the callouts of a drawing, in words; empty when all is well. */
function quarrels(drawing: CarDrawing, names: Record<SystemCode, string>): string[] {
  const found: string[] = [];
  for (const [a, b] of pairs(drawing.regions)) {
    const who = `${a.system} and ${b.system}`;
    if (!apart(nameBox(a, names[a.system]), nameBox(b, names[b.system])))
      found.push(`names of ${who} overlap`);
    if (!apart(ballBox(a), ballBox(b))) found.push(`balls of ${who} overlap on a phone`);
    for (const first of segmentsOf(leaderOf(a))) {
      for (const second of segmentsOf(leaderOf(b)))
        if (cross(first, second)) found.push(`leaders of ${who} cross`);
      if (throughBox(first, nameBox(b, names[b.system])))
        found.push(`leader of ${a.system} runs through ${b.system}`);
      if (throughBox(first, ballBox(b)))
        found.push(`leader of ${a.system} runs through the ball of ${b.system}`);
    }
    for (const second of segmentsOf(leaderOf(b))) {
      if (throughBox(second, nameBox(a, names[a.system])))
        found.push(`leader of ${b.system} runs through ${a.system}`);
      if (throughBox(second, ballBox(a)))
        found.push(`leader of ${b.system} runs through the ball of ${a.system}`);
    }
  }
  for (const region of drawing.regions) {
    for (const box of [nameBox(region, names[region.system]), ballBox(region)]) {
      if (box.x0 < 0 || box.y0 < 0 || box.x1 > drawing.width || box.y1 > drawing.height)
        found.push(`${region.system} leaves the sheet`);
    }
  }
  return found;
}

describe.each(specs)('the drawing of $slug', ({ spec }) => {
  const drawing = drawCar(spec);

  it('has the 12 systems in order, each with artwork, a hit area and a place', () => {
    expect(drawing.regions.map((region) => region.system)).toEqual(SYSTEMS.map((system) => system.code));
    expect(drawing.regions.map((region) => region.number)).toEqual(SYSTEMS.map((system) => system.ordinal));
    expect([...drawing.paintOrder].sort((a, b) => a - b)).toEqual(SYSTEMS.map((_, i) => i));
    for (const region of drawing.regions) {
      expect(region.art.length).toBeGreaterThan(0);
      expect(region.hit).toMatch(/^M/);
    }
  });

  it('is as long, as tall and as wide between the axles as the car', () => {
    const { axles, scale } = drawing;
    const wheelbase = (axles.rear.x - axles.front.x) / scale;
    expect(Math.abs(wheelbase / spec.wheelbaseMm - 1)).toBeLessThan(0.001);
    expect(axles.front.y + axles.radius).toBeCloseTo(404, 0);
    expect(drawing.dims.map(({ name, mm }) => [name, mm])).toEqual([
      ['wheelbase', spec.wheelbaseMm],
      ['length', spec.lengthMm],
      ['height', spec.heightMm],
    ]);
  });

  it('points at places of the car, inside the sheet', () => {
    const left = drawing.axles.front.x - (spec.lengthMm - spec.wheelbaseMm) * drawing.scale;
    for (const { anchor } of drawing.regions) {
      expect(anchor.x).toBeGreaterThan(left);
      expect(anchor.x).toBeLessThan(drawing.width);
      expect(anchor.y).toBeGreaterThan(110);
      expect(anchor.y).toBeLessThan(404);
    }
  });

  it('has callouts that never meet, at either size, in either language', () => {
    expect(quarrels(drawing, SPANISH)).toEqual([]);
    expect(quarrels(drawCar(spec, { names: ENGLISH }), ENGLISH)).toEqual([]);
    expect(quarrels(drawCar(spec, { scale: 'true' }), SPANISH)).toEqual([]);
  });

  it('leaves the figure of the wheelbase clear of leaders', () => {
    const figure = drawing.dims[0];
    const below = drawing.regions.filter((region) => region.callout.side === 'bottom');
    for (const { anchor } of below) expect(Math.abs(anchor.x - (figure?.at.x ?? 0))).toBeGreaterThan(28);
  });

  it('is small, whole and the same every time', () => {
    const svg = svgOf(drawing);
    expect(/NaN|Infinity|undefined|\d\.\d\d/.exec(svg)).toBeNull();
    expect(gzipSync(svg).length).toBeLessThan(9_000);
    expect(svgOf(drawCar(spec))).toBe(svg);
    expect(gzipSync(renderThumbnailSvg(drawThumbnail(spec))).length).toBeLessThan(1_500);
    expect(renderThumbnailSvg(drawThumbnail(spec)).length).toBeLessThan(2_800);
  });
});

describe('the drawings side by side', () => {
  it('tell every generation from every other', () => {
    const outlines = specs.map(({ spec }) => drawThumbnail(spec).shape);
    expect(new Set(outlines).size).toBe(specs.length);
  });

  it('keep one scale when asked, so that a pickup is longer than a city car', () => {
    const spark = drawCar(specOfSlug('chevrolet/spark/m300'), { scale: 'true' });
    const hilux = drawCar(specOfSlug('toyota/hilux-doble-cabina/an120'), { scale: 'true' });
    expect(hilux.scale).toBe(spark.scale);
    expect(drawCar(specOfSlug('chevrolet/spark/m300')).scale).toBeGreaterThan(spark.scale);
  });

  it('put the engine where it is: behind the rear axle of the Vocho, under the seats of the Urvan', () => {
    const engineOf = (slug: string): { engine: number; front: number; rear: number } => {
      const drawing = drawCar(specOfSlug(slug));
      const engine = drawing.regions.find((region) => region.system === 'motor');
      return { engine: engine?.anchor.x ?? 0, front: drawing.axles.front.x, rear: drawing.axles.rear.x };
    };
    const vocho = engineOf('volkswagen/sedan-vocho/tipo-1');
    expect(vocho.engine).toBeGreaterThan(vocho.rear);
    const urvan = engineOf('nissan/urvan-nv350/e26');
    expect(urvan.engine).toBeGreaterThan(urvan.front);
    const tsuru = engineOf('nissan/tsuru/b13');
    expect(tsuru.engine).toBeLessThan(tsuru.front);
  });
});

describe('cars that staff add', () => {
  const STYLES: BodyStyle[] = [
    'sedan',
    'hatchback',
    'coupe',
    'suv',
    'van',
    'van-mpv',
    'pickup-regular',
    'pickup-crew',
  ];

  it('are drawn whatever their dimensions, with callouts that never meet', () => {
    const cars = fc.record({
      bodyStyle: fc.constantFrom(...STYLES, 'spaceship'),
      doors: fc.integer({ min: 2, max: 6 }),
      wheelbaseMm: fc.integer({ min: 1500, max: 6000 }),
      lengthMm: fc.integer({ min: 2000, max: 8000 }),
      widthMm: fc.integer({ min: 1200, max: 2600 }),
      heightMm: fc.integer({ min: 900, max: 3500 }),
      yearFrom: fc.integer({ min: 1950, max: 2030 }),
      vehicles: fc.array(
        fc.record({
          engineLayout: fc.constantFrom(
            'inline-transverse',
            'v-longitudinal',
            'boxer-rear-longitudinal',
            'steam',
          ),
          drivetrain: fc.constantFrom('FWD', 'RWD', '4WD', 'tracks'),
        }),
        { maxLength: 2 },
      ),
    });
    fc.assert(
      fc.property(cars, (car) => {
        const drawing = drawCar(specOf({ slug: 'a/b/c', ...car }));
        expect(/NaN|Infinity|undefined/.exec(svgOf(drawing))?.[0]).toBeUndefined();
        expect(quarrels(drawing, SPANISH)).toEqual([]);
      }),
      { numRuns: 150, seed: 20261122 },
    );
  });
});

describe('the SVG', () => {
  const drawing = drawCar(specOfSlug('nissan/tsuru/b13'));

  it('is a map of named links, the open one marked', () => {
    const svg = renderCarSvg(drawing, {
      title: 'Tsuru "B13"',
      names: { ...SPANISH, motor: 'Motor <1.6 L>' },
      href: (system) => `/sistemas/${system}?a=1&b=2`,
      selected: 'frenos',
    });
    expect(svg.match(/<a /g)).toHaveLength(12);
    expect(svg).toContain('aria-label="Tsuru &quot;B13&quot;"');
    expect(svg).toContain('href="/sistemas/motor?a=1&amp;b=2"><title>Motor &lt;1.6 L&gt;</title>');
    expect(svg.match(/aria-current="true"/g)).toHaveLength(1);
    expect(svg).toContain('data-selection="frenos"');
    expect(svg).not.toContain('style=');
    expect(svg).not.toContain('mm');
  });

  it('is a picture without links, hidden from readers, when decorative', () => {
    const svg = renderCarSvg(drawing, { title: '', names: SPANISH });
    expect(svg).not.toContain('<a');
    expect(svg).not.toContain('cd-call');
    expect(svg).toContain('aria-hidden="true"');
  });
});
