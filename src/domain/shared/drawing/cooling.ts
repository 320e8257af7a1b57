import { engineBox, firewallX, mountingOf, within } from './bay.ts';
import type { Frame } from './frame.ts';
import { ink, pipes, spread, type Part } from './part.ts';
import type { Stroke } from './types.ts';

/** Radiator, fan, hoses and the climate box; on the air-cooled engine its cooler and heater ducts. */
export function cooling(f: Frame): Part {
  return mountingOf(f) === 'rear-boxer' ? airCooled(f) : waterCooled(f);
}

function waterCooled(f: Frame): Part {
  const { pen, height: h } = f;
  const van = f.profile.silhouette === 'van';
  const x0 = van ? f.along(-0.9) : f.along(-0.76);
  const x1 = x0 + 70;
  const y0 = f.sill + 40;
  const lampFoot = f.nose[1] - h * (f.profile.lamp === 'tall' ? 0.175 : 0.125);
  const y1 = van ? h * 0.255 : Math.max(lampFoot, y0 + h * 0.2);
  const box = engineBox(f);
  const at = within(box);
  const mid = (y0 + y1) / 2;
  const fan = (y1 - y0) * 0.42;
  const fins = spread(y0 + 40, y1 - 40, 9).map((y) => [x0 + 8, y, x1 - 8, y] as const);
  const [ex, ey] = van ? at(0, 0.7) : at(0.04, 0.66);
  const [lx, ly] = van ? at(0, 0.3) : at(0.08, 0.3);
  const upper = Math.min(ex, clearOfTyre(f, ey));
  const lower = Math.min(lx, clearOfTyre(f, ly));
  const art: Stroke[] = [
    ...pipes(
      pen.line([
        [x1, y1 - 30],
        [x1 + 70, y1 - 10, 60],
        [upper - 40, ey + 10, 60],
        [upper, ey],
      ]),
      pen.line([
        [x1, y0 + 40],
        [x1 + 80, y0 + 30, 60],
        [lower - 40, ly, 60],
        [lower, ly],
      ]),
    ),
    ink('a0', pen.box(x0 - 34, y0 + 30, x0 - 14, y1 - 20, 6)),
    ink('a1', pen.box(x0, y0, x1, y1, 8)),
    ink('a2', pen.box(x0 - 6, y1 - 26, x1 + 6, y1 + 14, 10), pen.box(x0 - 6, y0 - 10, x1 + 6, y0 + 26, 10)),
    ink('f', pen.strokes(fins)),
    ink(
      'a1',
      pen.area([
        [x1, mid - fan],
        [x1, mid + fan],
        [x1 + 55, mid + fan * 0.7, 20],
        [x1 + 55, mid - fan * 0.7, 20],
      ]),
    ),
    ink(
      'l',
      pen.strokes([
        [x1 + 55, mid - fan * 0.62, x1 + 80, mid - fan * 0.2],
        [x1 + 55, mid + fan * 0.62, x1 + 80, mid + fan * 0.2],
      ]),
    ),
    ink('a2', pen.box(x1 + 50, mid - 34, x1 + 105, mid + 34, 14)),
    ...climateBox(f),
  ];
  return { art, hit: pen.box(x0 - 70, y0 - 50, x1 + 110, y1 + 30), anchor: [(x0 + x1) / 2, y0 + 60] };
}

/** How far back something before the front wheel may reach at height y without lying on the tyre. */
function clearOfTyre(f: Frame, y: number): number {
  const off = Math.abs(y - f.tyre);
  return off >= f.tyre ? Infinity : f.front - Math.sqrt(f.tyre * f.tyre - off * off) - 8;
}

function climateBox(f: Frame): Stroke[] {
  const { pen, height: h } = f;
  const van = f.profile.silhouette === 'van';
  const x0 = firewallX(f) + 30;
  const y0 = van ? h * 0.38 : f.beltAt(f.cowl[0]) - h * 0.225;
  const w = h * 0.13;
  return [
    ink(
      'a1',
      pen.area([
        [x0, y0 + h * 0.03, 30],
        [x0 + 10, y0 + h * 0.13, 40],
        [x0 + w * 0.7, y0 + h * 0.145, 40],
        [x0 + w, y0 + h * 0.09, 40],
        [x0 + w * 0.9, y0, 40],
        [x0 + w * 0.4, y0 - h * 0.01, 30],
      ]),
    ),
    ink(
      'f',
      pen.circle(x0 + w * 0.46, y0 + h * 0.065, h * 0.042),
      pen.circle(x0 + w * 0.46, y0 + h * 0.065, h * 0.02),
    ),
  ];
}

function airCooled(f: Frame): Part {
  const { pen } = f;
  const box = engineBox(f);
  const at = within(box);
  const [x, y] = at(0.06, 0.6);
  const y0 = f.sill + 30;
  return {
    art: [
      ...pipes(
        pen.line([
          [f.rear - f.tyre - 20, y0 + 60],
          [f.rear - f.tyre - 90, y0 + 24, 60],
          [f.front + f.tyre + 120, y0 + 20, 80],
          [f.cowl[0] - 30, y0 + 150, 80],
          [f.cowl[0] - 20, f.cowl[1] - 260],
        ]),
      ),
      ink('a1', pen.area([at(0.0, 0.46, 10), at(0.0, 0.78, 20), at(0.16, 0.78, 10), at(0.16, 0.46, 10)])),
      ink(
        'f',
        pen.strokes(
          spread(0.5, 0.74, 5).map(
            (v) => [at(0.02, v)[0], at(0, v)[1], at(0.14, v)[0], at(0, v)[1]] as const,
          ),
        ),
      ),
    ],
    hit:
      pen.box(x - 70, y - 110, x + 70, y + 120) +
      pen.box(f.front + f.tyre + 60, y0 - 20, f.rear - f.tyre - 400, y0 + 70),
    anchor: [f.along(0.56), y0 + 22],
  };
}
