import type { Vec2 } from '../geometry/vec.ts';
import { range } from '../surface/curves.ts';
import type { Region } from '../surface/region.ts';
import type { Draft } from './draft.ts';
import { isLiftgate } from './rear-kind.ts';

/** Outlines of roof and screens, each in its own chart. */
export interface GreenhouseCuts {
  /** Chart `top`. */
  readonly roof: Region;
  /** Chart `windshield`. */
  readonly windshield: Region;
  /** Chart `backGlass`; the glass in the tailgate of a car that has one. */
  readonly backGlass: Region;
  /** Chart `top`: where the black panel between hood and windshield lies, its neighbours not yet taken off. */
  readonly cowl: Region;
  /** Upright edge line of the back glass or tailgate, chart `backGlass`, from below to above. */
  readonly backEdge: readonly Vec2[];
  readonly backTop: readonly Vec2[];
}

const ROOF_SEAM = 0.045;

export function greenhouseCuts(draft: Draft): GreenhouseCuts {
  const windshield = windshieldCut(draft);
  return { roof: roofCut(draft), windshield, cowl: cowlCut(draft), ...backGlassCut(draft) };
}

function roofCut({ surface, pool, spec }: Draft): Region {
  const { header, rearHeader } = spec.anchors;
  const { roofFront, roofRear, cantRail, side, shape } = surface;
  const half = (x: number) => side(x, cantRail(x)) - ROOF_SEAM;
  const front = header[0] - 0.06 - shape.windshieldBow * 1.1;
  const rear = rearHeader[0] + 0.03 + shape.backBow * 1.1;
  const halfFront = half(front);
  const halfRear = half(rear);
  const ring: Vec2[] = [
    ...range(-halfFront, halfFront, 20).map((y): Vec2 => [roofFront(y), y]),
    ...range(front, rear, 24).map((x): Vec2 => [x, half(x)]),
    ...range(halfRear, -halfRear, 20).map((y): Vec2 => [roofRear(y), y]),
    ...range(rear, front, 24).map((x): Vec2 => [x, -half(x)]),
  ];
  return pool.polygon(ring).rounded(0.02);
}

function windshieldCut(draft: Draft): Region {
  const { surface, charts, spec } = draft;
  const { cowl, header } = spec.anchors;
  const chart = charts.windshield;
  const edge = range(cowl[1] + 0.015, header[1] - 0.02, 20).map((z): Vec2 => {
    const x = surface.windshieldCorner(z);
    return chart.inverse([x, surface.side(x, z) - 0.048, z]);
  });
  const topY = edge.at(-1)?.[1] ?? 0.5;
  const bottomY = edge[0]?.[1] ?? 0.6;
  const top = draft.convert(
    charts.top,
    chart,
    range(topY, 0, 10).map((y): Vec2 => [surface.roofFront(y) + 0.012, y]),
  );
  const bottom = draft.convert(
    charts.top,
    chart,
    range(0, bottomY, 10).map((y): Vec2 => [surface.hoodRear(y) - 0.075, y]),
  );
  const lowest = (bottom.at(-1)?.[0] ?? 0) + 0.01;
  return draft.symmetric([...bottom, ...edge.filter(([u]) => u > lowest), ...top], 'v').rounded(0.03);
}

/** Ground of the black panel between hood and windshield, both pillars' feet included; its neighbours cut it. */
function cowlCut({ surface, pool, stations: s }: Draft): Region {
  const half = s.y(0.8);
  return pool.polygon([
    ...range(-half, half, 20).map((y): Vec2 => [surface.hoodRear(y) + 0.01, y]),
    ...range(half, -half, 20).map((y): Vec2 => [surface.hoodRear(y) - 0.2, y]),
  ]);
}

type BackGlass = Pick<GreenhouseCuts, 'backGlass' | 'backEdge' | 'backTop'>;

function backGlassCut(draft: Draft): BackGlass {
  const { surface, charts, spec } = draft;
  const { tail, rearHeader, cabEnd } = spec.anchors;
  const chart = charts.backGlass;
  const edge = range(tail[1] + 0.01, rearHeader[1] - 0.03, 20).map((z): Vec2 => {
    const x = surface.backCorner(z);
    return chart.inverse([x, surface.side(x, z) - 0.055, z]);
  });
  const topY = edge.at(-1)?.[1] ?? 0.5;
  const top = draft.convert(
    charts.top,
    chart,
    range(topY, 0, 10).map((y): Vec2 => [surface.roofRear(y) - 0.012, y]),
  );
  const bottom = backGlassSill(draft, edge[0]?.[1] ?? 0.6);
  const lowest = (bottom.at(-1)?.[0] ?? 0) + 0.03;
  const whole = draft.symmetric([...bottom, ...edge.filter(([u]) => u > lowest), ...top], 'v').rounded(0.03);
  const inset = isLiftgate(draft) ? whole.grow(-0.055).rounded(0.05) : whole;
  const backGlass = cabEnd === undefined ? inset : whole.grow(-0.06).rounded(0.06);
  return { backGlass, backEdge: edge, backTop: top };
}

/** x of the front edge of the trunk lid: just behind the base of the back glass. */
export function deckFront({ surface, spec }: Draft, y: number): number {
  return spec.anchors.tail[0] - 0.015 + surface.shape.backBow * 1.1 * (Math.abs(y) / 0.65) ** 2;
}

function backGlassSill(draft: Draft, edgeY: number): Vec2[] {
  const { charts, surface, spec } = draft;
  const { tail, cabEnd } = spec.anchors;
  if (isLiftgate(draft)) {
    const z = surface.beltLine(tail[0] + 0.3) + 0.045;
    return draft.convert(
      charts.fromBehind,
      charts.backGlass,
      range(0, Math.min(draft.stations.y(0.69), edgeY - 0.05), 10).map((y): Vec2 => [y, z]),
    );
  }
  if (cabEnd !== undefined) {
    return range(0, edgeY, 10).map((y): Vec2 => charts.backGlass.inverse([tail[0], y, tail[1] + 0.02]));
  }
  return draft.convert(
    charts.top,
    charts.backGlass,
    range(0, edgeY, 10).map((y): Vec2 => [deckFront(draft, y), y]),
  );
}
