import { floorY } from './bay.ts';
import type { Frame } from './frame.ts';
import { ink, type Part } from './part.ts';
import type { Stroke } from './types.ts';

/** An opening of the rim: angles in degrees, radii in millimetres. */
interface RimWindow {
  readonly from: number;
  readonly to: number;
  readonly inner: number;
  readonly outer: number;
}

/** The openings between the spokes; through them one sees the brake. */
export function rimWindows(f: Frame): RimWindow[] {
  const { spokes } = f.profile;
  const steel = spokes === 0;
  const count = steel ? 9 : spokes;
  const pitch = 360 / count;
  const bar = steel ? pitch * 0.4 : Math.max(pitch * 0.3, 12);
  return Array.from({ length: count }, (_, i) => {
    const centre = 90 + pitch * (i + 0.5);
    return {
      from: centre - (pitch - bar) / 2,
      to: centre + (pitch - bar) / 2,
      inner: f.rim * (steel ? 0.52 : 0.34),
      outer: f.rim * (steel ? 0.8 : 0.87),
    };
  });
}

/** Tyres and rims, the near side of both axles. */
export function wheels(f: Frame): Part {
  const { pen } = f;
  const y = f.tyre;
  const art: Stroke[] = [];
  const hits: string[] = [];
  for (const x of [f.front, f.rear]) {
    const openings = rimWindows(f).map((w) => pen.sector(x, y, w.inner, w.outer, w.from, w.to));
    art.push(
      ink('a3', pen.circle(x, y, f.tyre)),
      ink('f', pen.circle(x, y, f.tyre * 0.93), pen.circle(x, y, (f.tyre + f.rim) / 2)),
      ink('a0', pen.circle(x, y, f.rim)),
      ink('f', pen.circle(x, y, f.rim * 0.93)),
      ink('a3', ...openings),
      ink('a1', pen.circle(x, y, f.rim * 0.2)),
    );
    const nuts = Array.from({ length: 4 }, (_, i) => {
      const angle = Math.PI / 4 + (i * Math.PI) / 2;
      return pen.circle(x + f.rim * 0.27 * Math.cos(angle), y + f.rim * 0.27 * Math.sin(angle), f.rim * 0.03);
    });
    art.push(ink('f', ...nuts));
    hits.push(pen.circle(x, y, f.tyre + 20));
  }
  art.unshift(...spare(f));
  return { art, hit: hits.join(''), anchor: [f.rear + f.tyre * 0.32, f.tyre * 0.18] };
}

/** The spare in its well under the trunk floor. */
function spare(f: Frame): Stroke[] {
  const { pen, profile } = f;
  if (!['sedan', 'coupe', 'hatch', 'suv'].includes(profile.silhouette)) return [];
  const x0 = f.rear + f.tyre + 45;
  const x1 = Math.min(x0 + 600, f.along(1.86));
  if (x1 - x0 < 380) return [];
  const y = floorY(f) + 130;
  const mid = (x0 + x1) / 2;
  return [
    ink('a2', pen.box(x0, y, x1, y + 120, 50)),
    ink(
      'f',
      pen.strokes([
        [x0 + 60, y + 60, mid - 120, y + 60],
        [mid + 120, y + 60, x1 - 60, y + 60],
      ]),
      pen.box(mid - 110, y + 16, mid + 110, y + 104, 20),
    ),
  ];
}
