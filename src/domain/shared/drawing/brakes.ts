import { firewallX, floorY } from './bay.ts';
import type { Frame } from './frame.ts';
import { ink, type Part } from './part.ts';
import type { Stroke } from './types.ts';
import { rimWindows } from './wheels.ts';

/** Discs, calipers and drums behind the spokes, booster and master cylinder on the firewall, hand brake. */
export function brakes(f: Frame): Part {
  const { pen } = f;
  const y = f.tyre;
  const { silhouette, soft } = f.profile;
  const drums =
    soft < 0.6 ||
    silhouette === 'pickup' ||
    silhouette === 'van' ||
    silhouette === 'mpv' ||
    f.wheelbase < 2560;
  const windows = rimWindows(f);
  const caliper = windows.reduce((best, w) => {
    const off = (v: { from: number; to: number }): number =>
      Math.abs((((v.from + v.to) / 2 - 15 + 540) % 360) - 180);
    return off(w) < off(best) ? w : best;
  });
  const art: Stroke[] = [];
  const hits: string[] = [];
  for (const x of [f.front, f.rear]) {
    const disc = x === f.front || !drums;
    const rims = windows.map((w) => pen.sector(x, y, w.inner, Math.min(w.outer, f.rim * 0.72), w.from, w.to));
    art.push(ink(disc ? 'a0' : 'a1', ...rims));
    const ring = disc ? 0.56 : 0.7;
    art.push(
      ink('f', ...windows.map((w) => pen.arc(x, y, Math.max(f.rim * ring, w.inner + 8), w.from, w.to))),
    );
    if (disc)
      art.push(
        ink(
          'a2',
          pen.sector(x, y, Math.max(caliper.inner, f.rim * 0.54), caliper.outer, caliper.from, caliper.to),
        ),
      );
    hits.push(pen.circle(x, y, f.rim * 0.86));
  }
  if (silhouette !== 'van' && silhouette !== 'beetle') art.push(...booster(f));
  return { art, hit: hits.join(''), anchor: [f.front + f.rim * 0.3, y - f.rim * 0.5] };
}

/** Booster and master cylinder before the firewall, the pedal behind it. */
function booster(f: Frame): Stroke[] {
  const { pen, height: h } = f;
  const x = firewallX(f) - 25;
  const y = Math.min(f.topAt(f.cowl[0] - 60) - h * 0.095, f.beltAt(x) - h * 0.015);
  const r = h * 0.052;
  const pedal = h * 0.42;
  return [
    ink(
      'a1',
      pen.area([
        [x - 75, y - r, 30],
        [x - 75, y + r, 30],
        [x, y + r, 14],
        [x, y - r, 14],
      ]),
    ),
    ink('a2', pen.box(x - 205, y - 20, x - 75, y + 18, 10)),
    ink('a0', pen.box(x - 190, y + 18, x - 100, y + 60, 12)),
    ink(
      'l',
      pen.line([
        [x + 60, pedal],
        [x + 90, pedal - h * 0.1, 60],
        [x + 150, floorY(f) + h * 0.07],
      ]),
    ),
    ink(
      'a2',
      pen.area([
        [x + 140, floorY(f) + h * 0.045],
        [x + 112, floorY(f) + h * 0.085],
        [x + 130, floorY(f) + h * 0.092],
        [x + 160, floorY(f) + h * 0.05],
      ]),
    ),
  ];
}
