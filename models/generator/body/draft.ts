import type { FamilySpec } from '../family-spec.ts';
import type { Mesh } from '../geometry/mesh.ts';
import { add, scale, type Vec2, type Vec3 } from '../geometry/vec.ts';
import {
  capsuleChart,
  endChart,
  facingChart,
  lidChart,
  lift,
  sideChart,
  topChart,
  type Chart,
} from '../surface/charts.ts';
import { normalAt } from '../surface/field.ts';
import { densified } from '../surface/outline.ts';
import { patch, type PatchOptions } from '../surface/patch.ts';
import { RegionPool, type Region } from '../surface/region.ts';
import { masterSurface, type MasterSurface } from './master-surface.ts';

export interface Charts {
  readonly side: Chart;
  readonly top: Chart;
  /** Half a car at once: fender, pillars, quarter. */
  readonly body: Chart;
  readonly front: Chart;
  readonly rear: Chart;
  /** Straight views, to draw faces in; v is the height. */
  readonly fromFront: Chart;
  readonly fromBehind: Chart;
  readonly lid: Chart;
  readonly windshield: Chart;
  readonly backGlass: Chart;
}

/** Points drawn in one chart. */
export type Stroke = readonly [chart: Chart, points: readonly Vec2[]];

export interface DraftOptions {
  /** Fewer triangles for tests. */
  readonly fast?: boolean;
}

/** Half of the gap between two panels. */
export const HALF_GAP = 0.0032;

/** The drawing board of one car: its surface, the charts on it and the outlines cut from it. */
export class Draft {
  readonly surface: MasterSurface;
  readonly charts: Charts;
  readonly pool = new RegionPool();
  readonly #coarseness: number;

  readonly spec: FamilySpec;

  constructor(spec: FamilySpec, { fast = false }: DraftOptions = {}) {
    this.spec = spec;
    this.surface = masterSurface(spec);
    this.charts = chartsOf(this.surface);
    this.#coarseness = fast ? 2.6 : 1;
  }

  get stations() {
    return this.surface.stations;
  }

  on(chart: Chart, [u, v]: Vec2): Vec3 {
    return lift(this.surface.field, chart, u, v);
  }

  /** A point `offset` outside the skin, and which way is out there. */
  near(chart: Chart, uv: Vec2, offset: number): { readonly point: Vec3; readonly normal: Vec3 } {
    const point = this.on(chart, uv);
    const normal = normalAt(this.surface.field, point);
    return { point: add(point, scale(normal, offset)), normal };
  }

  /** The same points of the surface in another chart. */
  convert(from: Chart, to: Chart, points: readonly Vec2[]): Vec2[] {
    return points.map((point) => to.inverse(this.on(from, point)));
  }

  /** Lines drawn in several charts, joined in one. */
  trace(to: Chart, ...strokes: readonly Stroke[]): Vec2[] {
    return strokes.flatMap(([chart, points]) => this.convert(chart, to, densified(points, 0.025, false)));
  }

  outline(to: Chart, ...strokes: readonly Stroke[]): Region {
    return this.pool.polygon(this.trace(to, ...strokes));
  }

  /** Outer outlines of a region moved to another chart. */
  transfer(from: Chart, to: Chart, region: Region): Region {
    const [first, ...rest] = region
      .contours()
      .map((ring) => this.pool.polygon(this.convert(from, to, densified(ring, 0.02, true))));
    return first ? first.plus(...rest) : this.pool.empty();
  }

  /** Half an outline from the centre line (v = 0) and its reflection. */
  symmetric(half: readonly Vec2[], axis: 'u' | 'v'): Region {
    const reflect = ([u, v]: Vec2): Vec2 => (axis === 'u' ? [-u, v] : [u, -v]);
    return this.pool.polygon([...half, ...half.map(reflect).reverse()]);
  }

  patch(chart: Chart, region: Region, options: PatchOptions = {}): Mesh {
    return patch({ field: this.surface.field, chart, coarseness: this.#coarseness }, region, options);
  }

  dispose(): void {
    this.pool.dispose();
  }
}

function chartsOf({ stations: s }: MasterSurface): Charts {
  const { anchors, kind } = s.spec;
  const liftgate = kind === 'hatch' || kind === 'suv' || kind === 'mpv' || kind === 'van';
  const lid = liftgate
    ? lidChart([s.tail + 1.5, s.sideZ(0.8)], 1, -1)
    : lidChart([s.tail + 0.62, s.sideZ(0.69)], 0.5, -1);
  return {
    side: sideChart,
    top: topChart(s.sideZ(0.47)),
    body: capsuleChart({
      rear: s.tail + 0.85,
      front: Math.min(0.15, s.nose - 0.7),
      axisZ: s.sideZ(0.47),
      radius: 0.8,
    }),
    front: endChart(-0.05, 0.8, 1),
    rear: endChart(s.rearAxle.x + 0.05, 0.8, -1),
    fromFront: facingChart(Math.min(-0.3, anchors.cowl[0] + 0.1), 1),
    fromBehind: facingChart(s.rearAxle.x - 0.1, -1),
    lid,
    windshield: lidChart([anchors.cowl[0] - 1.09, s.sideZ(0.53)], 1, 1),
    backGlass: liftgate ? lid : lidChart([(anchors.cabEnd ?? s.tail + 0.68) + 0.9, s.sideZ(0.6)], 1, -1),
  };
}
