import { steeringWheelHub } from './bay.ts';
import type { Frame } from './frame.ts';
import { doorFrame, pillarLine, roofDrop, sideOf, sideWindows, type Edge } from './glass.ts';
import { ink, xOnLine, type Part, nth } from './part.ts';
import type { Knot } from './pen.ts';
import type { Stroke } from './types.ts';

const FRAME = 36;

/** Doors, side glass, windshield and back glass. */
export function doors(f: Frame): Part {
  const { pen, height: h } = f;
  const side = sideOf(f);
  const { panes, glints } = sideWindows(f, side);
  const drop = roofDrop(f);
  const upright =
    (x: number): Edge =>
    () =>
      x;
  const sillY = f.sill + 78;
  const art: Stroke[] = [];
  const hits: string[] = [];
  const handles: string[] = [];
  side.doorRear.forEach((end, i) => {
    const first = i === 0;
    const start = first ? side.doorFront : nth(side.doorRear, i - 1);
    const left: Edge = first ? (y) => side.windowFront(y) - 55 : upright(start);
    const lastDoor = i === side.doorRear.length - 1;
    const pillar = side.pillars[i] ?? Infinity;
    const right: Edge = lastDoor
      ? (y) => Math.min(side.windowRear(y) + FRAME, end, pillar + 16)
      : upright(end);
    const upper = doorFrame(f, left, right, drop - FRAME);
    const lower: Knot[] = [...rearCut(f, end, sillY), ...frontCut(f, start, nth(upper, 0), first, sillY)];
    const outline = pen.area([...upper, ...lower]);
    art.push(ink('g', outline));
    hits.push(outline);
    const y = f.beltAt(end) - h * 0.07;
    handles.push(pen.box(end - 210, y - 16, end - 70, y + 16, 14));
  });

  art.push(ink('w', ...panes), ink('h', pen.strokes(glints)), ...screens(f), ink('a0', ...handles));
  const anchorX = steeringWheelHub(f)[0] + 265;
  return { art, hit: hits.join('') + panes.join(''), anchor: [anchorX, f.beltAt(anchorX) + h * 0.075] };
}

function rearCut(f: Frame, end: number, sillY: number): Knot[] {
  const nearArch = f.rear - f.arch - 55;
  if (end < nearArch) {
    return [
      [end, sillY + 40, 60],
      [end - 20, sillY, 40],
    ];
  }
  const reach = f.arch + 50;
  const yAt = (x: number): number => f.tyre + Math.sqrt(Math.max(0, reach * reach - (x - f.rear) ** 2));
  const x1 = Math.min(end, f.rear - reach * 0.25);
  return [
    [end, Math.max(yAt(x1), f.height * 0.46), 80],
    [x1 - reach * 0.28, yAt(x1 - reach * 0.28), 120],
    [f.rear - reach * 0.97, f.tyre + reach * 0.12, 120],
    [f.rear - reach - 10, sillY, 30],
  ];
}

function frontCut(f: Frame, start: number, foot: Knot, first: boolean, sillY: number): Knot[] {
  if (!first) {
    return [
      [start - 20, sillY, 40],
      [start, sillY + 40, 60],
    ];
  }
  const nearArch = start < f.front + f.arch && start > f.front - f.arch;
  const x = Math.min(start, foot[0] - 20);
  if (nearArch || f.profile.silhouette === 'van') {
    const reach = f.arch + 45;
    return [
      [f.front + reach, f.sill + 20, 40],
      [f.front + reach * 0.92, f.tyre + reach * 0.35, 160],
      [f.front + reach * 0.3, f.tyre + reach * 0.98, 160],
      [f.front - reach * 0.45, f.tyre + reach * 0.92, 60],
      [x, f.height * 0.4, 60],
    ];
  }
  return [
    [start + 25, sillY, 50],
    [start, f.height * 0.36, 200],
    [Math.max(x, start - 25), f.height * 0.53, 160],
  ];
}

/** Windshield and back glass as seen edge-on: the strip between the pillar and the outline. */
function screens(f: Frame): Stroke[] {
  const { pen } = f;
  const strip = (low: Knot, high: Knot, inner: Edge, margin: number, foot = 0.06): string => {
    const at = (part: number, edge: Edge, inward: number): Knot => {
      const y = low[1] + (high[1] - low[1]) * part;
      return [edge(y) + inward, y, 0];
    };
    const skin: Edge = (y) => xOnLine(low, high, y);
    return pen.area([
      at(0.04, skin, margin * 0.12),
      at(0.93, skin, margin * 0.12),
      at(0.88, inner, -margin),
      at(foot, inner, -margin),
    ]);
  };
  const out = [ink('w', strip(f.cowl, f.header, pillarLine(f), 85, 0.22))];
  if (f.profile.silhouette === 'sedan' || f.profile.silhouette === 'coupe')
    out.push(
      ink(
        'w',
        strip(f.glassEnd, f.roofEnd, (y) => xOnLine(f.roofEnd, f.glassEnd, y) - 130, -60),
      ),
    );
  if (f.profile.silhouette === 'hatch' || f.profile.silhouette === 'suv' || f.profile.silhouette === 'mpv')
    out.push(
      ink(
        'w',
        strip(f.glassEnd, f.roofEnd, (y) => xOnLine(f.roofEnd, f.glassEnd, y) - 70, -8),
      ),
    );
  return out;
}
