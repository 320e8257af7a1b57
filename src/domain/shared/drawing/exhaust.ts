import { engineBox, floorY, fuelLid, mountingOf, within, type Box } from './bay.ts';
import type { Frame } from './frame.ts';
import { ink, pipes, spread, type Part } from './part.ts';
import type { Stroke } from './types.ts';

/** Exhaust from manifold to tail pipe; fuel tank, filler neck and line. */
export function exhaust(f: Frame): Part {
  return mountingOf(f) === 'rear-boxer' ? peaShooters(f) : underFloor(f);
}

/** Where the pieces of the pipe lie, millimetres. */
interface Run {
  readonly catX: number;
  readonly catY: number;
  readonly muffler: Box;
}

function runOf(f: Frame, tank: Box): Run {
  const { rear, tyre } = f;
  const pickup = f.profile.silhouette === 'pickup';
  const across = mountingOf(f) === 'transverse';
  const under = Math.max(f.sill - 6, 175);
  const catX = Math.max(f.front + tyre + 220, across ? 0 : engineBox(f).x1 + 60);
  const catY = under + (across ? 26 : 40);
  if (pickup) {
    // before the tank, as the bed leaves no room behind the axle
    const x1 = Math.max(tank.x0 - 25, catX + 520);
    return {
      catX,
      catY,
      muffler: { x0: Math.max(x1 - 500, catX + 250), y0: under + 5, x1, y1: under + 135 },
    };
  }
  const x0 = rear + tyre + 50;
  const x1 = Math.max(Math.min(x0 + 420, f.length - 150), x0 + 170);
  return { catX, catY, muffler: { x0, y0: under + 15, x1, y1: under + 15 + f.height * 0.105 } };
}

function underFloor(f: Frame): Part {
  const { pen } = f;
  const tank = tankBox(f);
  const run = runOf(f, tank);
  const { muffler, catX, catY } = run;
  const art: Stroke[] = [
    ...pipes(
      downPipe(f, run),
      ...(f.profile.silhouette === 'pickup' ? truckPipes(f, run) : carPipes(f, run)),
    ),
    ...catalyst(f, catX, catY),
    ink('a1', pen.box(muffler.x0, muffler.y0, muffler.x1, muffler.y1, 50)),
    ink(
      'f',
      pen.strokes([
        [muffler.x0 + 50, muffler.y0, muffler.x0 + 50, muffler.y1],
        [muffler.x1 - 50, muffler.y0, muffler.x1 - 50, muffler.y1],
      ]),
    ),
    ...tankArt(f, tank),
  ];
  const hit =
    pen.box(tank.x0 - 20, tank.y0 - 40, tank.x1 + 30, tank.y1 + 40) +
    pen.box(muffler.x0 - 30, muffler.y0 - 60, muffler.x1 + 60, muffler.y1 + 50) +
    pen.box(catX - 30, catY - 85, tank.x0, catY + 75);
  return { art, hit, anchor: [tank.x0 + (tank.x1 - tank.x0) * 0.4, tank.y0 + 40] };
}

/** From the engine, clear of the front tyre, to the catalyst. */
function downPipe(f: Frame, { catX, catY }: Run): string {
  const startX = f.front + f.tyre;
  if (mountingOf(f) === 'transverse') {
    return f.pen.line([
      [startX + 10, catY + 60],
      [startX + 90, catY + 6, 60],
      [catX, catY],
    ]);
  }
  const [manifoldX, y] = within(engineBox(f))(0.6, 0.42);
  const x = Math.max(manifoldX, startX + 25);
  return f.pen.line([
    [x, y],
    [x + 120, catY + 40, 120],
    [catX, catY],
  ]);
}

function carPipes(f: Frame, { catX, catY, muffler }: Run): string[] {
  const { pen, rear, tyre } = f;
  return [
    pen.line([
      [catX + 200, catY],
      [rear - tyre - 120, catY, 60],
      [rear - tyre - 20, catY + 100],
    ]),
    pen.line([
      [rear + tyre + 20, muffler.y1 + 10],
      [muffler.x0 + 40, muffler.y1 - 40],
    ]),
    pen.line([
      [muffler.x1, muffler.y0 + 50],
      [Math.min(muffler.x1 + 90, f.length - 50), muffler.y0 + 25],
    ]),
  ];
}

function truckPipes(f: Frame, { catX, catY, muffler }: Run): string[] {
  const { pen, rear, tyre } = f;
  return [
    pen.line([
      [catX + 200, catY],
      [muffler.x0, (muffler.y0 + muffler.y1) / 2],
    ]),
    pen.line([
      [muffler.x1, muffler.y1 - 40],
      [rear - tyre - 120, muffler.y1 - 30, 60],
      [rear - tyre - 30, muffler.y1 + 120],
    ]),
    pen.line([
      [rear + tyre + 30, muffler.y1 + 60],
      [rear + tyre + 140, muffler.y0 + 60, 60],
      [f.length - 190, muffler.y0 + 30],
    ]),
  ];
}

function catalyst(f: Frame, x: number, y: number): Stroke[] {
  return [
    ink(
      'a2',
      f.pen.area([
        [x, y - 22],
        [x + 45, y - 48, 20],
        [x + 165, y - 48, 20],
        [x + 210, y - 22],
        [x + 210, y + 22],
        [x + 165, y + 48, 20],
        [x + 45, y + 48, 20],
        [x, y + 22],
      ]),
    ),
    ink('f', f.pen.strokes(spread(x + 55, x + 155, 5).map((rib) => [rib, y - 40, rib, y + 40] as const))),
  ];
}

function tankBox(f: Frame): Box {
  if (f.profile.silhouette === 'pickup' || f.profile.silhouette === 'van') {
    const x1 = f.rear - f.tyre - 330;
    const y0 = f.sill + (f.profile.silhouette === 'van' ? 5 : 30);
    return { x0: x1 - 620, y0, x1, y1: y0 + 190 };
  }
  const x1 = f.rear - f.tyre - 55;
  const y0 = f.sill + 28;
  return { x0: x1 - Math.min(560, f.wheelbase * 0.2), y0, x1, y1: y0 + f.height * 0.135 };
}

function tankArt(f: Frame, tank: Box): Stroke[] {
  const { pen } = f;
  const { x0, y0, x1, y1 } = tank;
  const [lidX, lidY] = fuelLid(f);
  const ahead = lidX < f.rear;
  return [
    ...pipes(
      pen.line(
        ahead
          ? [
              [x1 - 80, y1 - 10],
              [lidX - 60, (y1 + lidY) / 2, 160],
              [lidX, lidY],
            ]
          : [
              [x1 - 60, y1 - 20],
              [x1 + 90, y1 + 60, 80],
              [f.rear - f.tyre * 0.2, f.tyre * 2 + 90, 160],
              [lidX, lidY],
            ],
      ),
    ),
    ink(
      'a1',
      pen.area([
        [x0, y0 + 30, 40],
        [x0 + 30, y1 - 10, 50],
        [x0 + (x1 - x0) * 0.45, y1, 50],
        [x0 + (x1 - x0) * 0.55, y1 + 25, 40],
        [x1 - 20, y1 + 25, 50],
        [x1, y0 + 40, 50],
        [x1 - 90, y0, 50],
        [x0 + 60, y0, 50],
      ]),
    ),
    ink(
      'f',
      pen.line([
        [x0 + 12, (y0 + y1) / 2 - 10],
        [x1 - 8, (y0 + y1) / 2 - 10],
      ]),
    ),
    ink('a2', pen.box(x0 + 120, y1 - 4, x0 + 210, y1 + 26, 8)),
    ink(
      'f',
      pen.line([
        [x0 + 165, y1 + 26],
        [x0 + 60, y1 + 40, 30],
        [x0 - 200, floorY(f) - 34, 60],
        [f.front + f.tyre + 120, floorY(f) - 34],
      ]),
    ),
    ink('a0', pen.circle(lidX, lidY, 42)),
  ];
}

function peaShooters(f: Frame): Part {
  const { pen, height: h } = f;
  const box = engineBox(f);
  const at = within(box);
  const y = box.y0 + 10;
  const [mx] = at(0.95, 0);
  const tank = { x0: f.along(-0.35), y0: f.tyre * 2 + 40, x1: f.along(0.12), y1: f.tyre * 2 + 180 };
  const [capX, capY] = [(tank.x0 + tank.x1) / 2 - 60, f.topAt((tank.x0 + tank.x1) / 2 - 60) - h * 0.045];
  return {
    art: [
      ...pipes(
        pen.line([at(0.44, 0.12), at(0.6, -0.02, 60), [mx - 20, y]]),
        pen.line([
          [mx + 60, y],
          [f.along(1.97), y - 26],
        ]),
      ),
      ink('a1', pen.box(mx - 40, y - 50, mx + 90, y + 60, 40)),
      ink('a2', pen.box(f.along(1.9), y - 42, f.along(1.99), y - 8, 6)),
      ink(
        'a1',
        pen.area([
          [tank.x0, tank.y0 + 30, 40],
          [tank.x0 + 40, tank.y1, 60],
          [tank.x1, tank.y1 + 30, 60],
          [tank.x1 - 30, tank.y0, 40],
        ]),
      ),
      ...pipes(
        pen.line([
          [capX, tank.y1],
          [capX, capY],
        ]),
      ),
      ink('a2', pen.box(capX - 40, capY - 10, capX + 40, capY + 14, 8)),
    ],
    hit:
      pen.box(mx - 80, y - 90, f.length + 20, y + 100) +
      pen.box(tank.x0 - 20, tank.y0 - 20, tank.x1 + 20, tank.y1 + 60),
    anchor: [mx + 30, y],
  };
}
