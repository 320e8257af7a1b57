import createManifold, { type CrossSection } from 'manifold-3d';
import type { Vec2 } from '../geometry/vec.ts';

const wasm = await createManifold();
wasm.setup();

/** manifold rounds to a grid that is too coarse for metres. */
const MILLIMETRES = 1000;
const ARC_SEGMENTS = 32;

/** An area of a chart with holes, metres. Every operation makes a new one; its pool frees them together. */
export class Region {
  readonly #shape: CrossSection;
  readonly #pool: RegionPool;

  constructor(shape: CrossSection, pool: RegionPool) {
    this.#shape = shape;
    this.#pool = pool;
  }

  plus(...others: readonly Region[]): Region {
    return others.reduce((sum: Region, other) => sum.#with(sum.#shape.add(other.#shape)), this);
  }

  minus(...others: readonly Region[]): Region {
    return others.reduce((rest: Region, other) => rest.#with(rest.#shape.subtract(other.#shape)), this);
  }

  meet(...others: readonly Region[]): Region {
    return others.reduce(
      (common: Region, other) => common.#with(common.#shape.intersect(other.#shape)),
      this,
    );
  }

  /** Moves the outline outwards (or inwards: negative) with round corners. */
  grow(distance: number): Region {
    if (distance === 0) return this;
    return this.#with(this.#shape.offset(distance * MILLIMETRES, 'Round', 2, ARC_SEGMENTS));
  }

  /** Rounds every corner, convex and concave. */
  rounded(radius: number): Region {
    return this.grow(-radius)
      .grow(2 * radius)
      .grow(-radius);
  }

  /** Drops spikes and slivers thinner than twice the width. */
  withoutSlivers(width: number): Region {
    return this.grow(-width).grow(width);
  }

  /** The band along the inside of the outline. */
  border(width: number): Region {
    return this.minus(this.grow(-width));
  }

  largest(count = 1): Region {
    const pieces = this.#shape.decompose().sort((a, b) => b.area() - a.area());
    pieces.forEach((piece) => this.#pool.adopt(piece));
    const kept = pieces.slice(0, count).map((piece) => new Region(piece, this.#pool));
    return kept[0] ? kept[0].plus(...kept.slice(1)) : this;
  }

  /** Reflected in u = 0 or v = 0. */
  mirrored(axis: 'u' | 'v'): Region {
    return this.#with(this.#shape.mirror(axis === 'u' ? [1, 0] : [0, 1]));
  }

  moved(u: number, v: number): Region {
    return this.#with(this.#shape.translate([u * MILLIMETRES, v * MILLIMETRES]));
  }

  get isEmpty(): boolean {
    return this.#shape.isEmpty();
  }

  /** Square metres of the chart. */
  get area(): number {
    return this.#shape.area() / MILLIMETRES ** 2;
  }

  /** Lowest and highest u and v. */
  get bounds(): { readonly low: Vec2; readonly high: Vec2 } {
    const { min, max } = this.#shape.bounds();
    return {
      low: [min[0] / MILLIMETRES, min[1] / MILLIMETRES],
      high: [max[0] / MILLIMETRES, max[1] / MILLIMETRES],
    };
  }

  /** Outlines counter-clockwise, holes clockwise. */
  contours(): Vec2[][] {
    return this.#shape
      .toPolygons()
      .map((ring) => ring.map(([u, v]): Vec2 => [u / MILLIMETRES, v / MILLIMETRES]));
  }

  #with(shape: CrossSection): Region {
    return new Region(this.#pool.adopt(shape), this.#pool);
  }
}

/** Makes regions and owns their WASM memory. */
export class RegionPool {
  readonly #shapes: CrossSection[] = [];

  adopt(shape: CrossSection): CrossSection {
    this.#shapes.push(shape);
    return shape;
  }

  polygon(ring: readonly Vec2[]): Region {
    return this.polygons([ring]);
  }

  polygons(rings: readonly (readonly Vec2[])[]): Region {
    const scaled = rings.map((ring) =>
      ring.map(([u, v]): [number, number] => [u * MILLIMETRES, v * MILLIMETRES]),
    );
    return new Region(this.adopt(new wasm.CrossSection(scaled, 'NonZero')), this);
  }

  rectangle([u0, v0]: Vec2, [u1, v1]: Vec2): Region {
    return this.polygon([
      [u0, v0],
      [u1, v0],
      [u1, v1],
      [u0, v1],
    ]);
  }

  circle([u, v]: Vec2, radius: number, segments = 96): Region {
    return new Region(this.adopt(wasm.CrossSection.circle(radius * MILLIMETRES, segments)), this).moved(u, v);
  }

  empty(): Region {
    return this.rectangle([0, 0], [1, 1]).minus(this.rectangle([-1, -1], [2, 2]));
  }

  /** Frees every region made from here. */
  dispose(): void {
    for (const shape of this.#shapes.splice(0)) shape.delete();
  }
}
