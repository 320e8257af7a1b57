import { engineBox, floorY, mountingOf, within, type Box } from './bay.ts';
import type { Frame } from './frame.ts';
import { ink, type Part } from './part.ts';
import type { Knot } from './pen.ts';
import type { Stroke } from './types.ts';

/** Battery, alternator, fuse box, wiper and the harness that joins them. */
export function electrics(f: Frame): Part {
  const { pen, height: h } = f;
  const mounting = mountingOf(f);
  const box = engineBox(f);
  const battery = batteryBox(f);
  const { x0, y0, x1, y1 } = battery;
  const [ax, ay] = alternatorAt(f, box);
  const floor = floorY(f) + 24;
  const tailY = h * 0.5;
  const art: Stroke[] = [
    ink(
      'x',
      pen.line(
        mounting === 'rear-boxer'
          ? [
              [x0, y1],
              [f.along(0.7), floor, 60],
              [f.cowl[0] + 60, floor, 80],
              [f.cowl[0] + 20, f.cowl[1] - 120],
            ]
          : [
              [x1, y1 - 40],
              [f.cowl[0] + 70, y1 - 60, 60],
              [f.cowl[0] + 140, floor, 100],
              [f.rear - f.tyre - 120, floor, 100],
              [f.rear - 40, f.tyre * 2 + 70, 100],
              [f.along(1.85), tailY],
            ],
      ),
    ),
    ink('a0', pen.circle(ax, ay, h * 0.04)),
    ink('f', pen.circle(ax, ay, h * 0.024), pen.circle(ax, ay, h * 0.008)),
    ink('a1', pen.box(x0, y0, x1, y1, 8)),
    ink('a2', pen.box(x0 - 6, y1 - 34, x1 + 6, y1, 6)),
    ink('a3', pen.box(x0 + 22, y1, x0 + 56, y1 + 24, 4), pen.box(x1 - 56, y1, x1 - 22, y1 + 24, 4)),
    ink(
      'l',
      pen.strokes([
        [x0 + 26, y1 - 70, x0 + 54, y1 - 70],
        [x1 - 54, y1 - 70, x1 - 26, y1 - 70],
        [x1 - 40, y1 - 84, x1 - 40, y1 - 56],
      ]),
    ),
  ];
  if (f.profile.silhouette !== 'van') {
    const [cx, cy] = f.cowl;
    const reach = 0.34;
    art.push(
      ink(
        'l',
        pen.line([
          [cx - 40, cy + 6],
          [cx + 10, cy + 28, 20],
          [cx + (f.header[0] - cx) * reach, cy + (f.header[1] - cy) * reach + 26],
        ]),
      ),
    );
  }
  const hit = pen.box(x0 - 40, y0 - 30, x1 + 40, y1 + 60);
  // under the rear seat: reached from below, where the seat does not hide the leader
  if (mounting === 'rear-boxer') return { art, hit, anchor: [(x0 + x1) / 2, y0 + 30], side: 'bottom' };
  return { art, hit, anchor: [(x0 + x1) / 2, y1 - 14] };
}

/** On the belt side of the engine, above the tyre where the wheel would hide it. */
function alternatorAt(f: Frame, box: Box): readonly [number, number] {
  const at = within(box);
  switch (mountingOf(f)) {
    case 'transverse':
      return pair(at(0.12, 0.42));
    case 'rear-boxer':
      return pair(at(0.84, 0.65));
    case 'underseat':
      return pair(at(0.34, 0.55));
    case 'longitudinal': {
      const [x, y] = at(0.02, 0.62);
      return [x, Math.max(y, f.tyre * 2 + f.height * 0.045)];
    }
  }
}

const pair = (knot: Knot): readonly [number, number] => [knot[0], knot[1]];

function batteryBox(f: Frame): Box {
  const { height: h } = f;
  switch (mountingOf(f)) {
    case 'transverse': {
      const x0 = f.front + 130;
      const y0 = Math.max(f.tyre * 2 - 25, h * 0.4);
      return { x0, y0, x1: x0 + 200, y1: Math.min(y0 + 165, f.topAt(x0) - 110) };
    }
    case 'rear-boxer': {
      const x0 = f.rear - f.tyre - 450;
      return { x0, y0: floorY(f) + 10, x1: x0 + 190, y1: floorY(f) + 145 };
    }
    case 'underseat': {
      const x0 = f.along(-0.56);
      return { x0, y0: f.sill + 60, x1: x0 + 220, y1: f.sill + 230 };
    }
    case 'longitudinal': {
      const x0 = f.along(-0.52);
      const room = f.topAt(x0 + 60) - f.tyre * 2;
      const y1 = f.topAt(x0 + 60) - (room > 260 ? h * 0.06 : 55);
      return { x0, y0: y1 - (room > 260 ? 190 : 140), x1: x0 + (room > 260 ? 240 : 200), y1 };
    }
  }
}
