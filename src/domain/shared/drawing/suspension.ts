import { firewallX, mountingOf, steeringWheelHub } from './bay.ts';
import type { Frame } from './frame.ts';
import { ink, spread, type Part } from './part.ts';
import type { Knot } from './pen.ts';
import type { Stroke } from './types.ts';

/** Springs, dampers, axles and steering. */
export function suspension(f: Frame): Part {
  const { pen, height: h, front, rear, tyre } = f;
  const { silhouette } = f.profile;
  const truck = silhouette === 'pickup' && f.spec.drivetrain !== 'FWD';
  const leafSprung =
    truck || silhouette === 'van' || (silhouette === 'pickup' && f.spec.drivetrain === 'FWD');
  const towerX = front + 55;
  const travel = silhouette === 'van' ? 120 : h * 0.21;
  const cap = Math.min(f.topAt(towerX) - h * 0.045, tyre * 2 + travel);
  const art: Stroke[] = [];
  art.push(...steering(f));
  art.push(
    ink(
      'a1',
      pen.area([
        [front - tyre - 130, f.sill + 15, 20],
        [front - tyre - 110, f.sill + 60, 20],
        [front + tyre + 120, f.sill + 60, 20],
        [front + tyre + 140, f.sill + 15, 20],
      ]),
    ),
  );
  art.push(...spring(f, front + 10, tyre * 1.25, towerX, cap));
  const rearCap = Math.min(f.topAt(rear + 20) - h * 0.16, tyre * 2 + h * 0.2);
  if (leafSprung) art.push(...leaves(f));
  else {
    art.push(
      ink(
        'a1',
        pen.area([
          [rear - tyre - 190, f.sill + 80, 30],
          [rear - tyre - 190, f.sill + 140, 30],
          [rear, tyre + 40, 30],
          [rear, tyre - 40, 30],
        ]),
      ),
    );
    art.push(...spring(f, rear + 25, tyre * 1.25, rear + 50, rearCap));
  }
  const hit =
    pen.box(front - 60, tyre * 1.9, front + 150, cap + 40) +
    (leafSprung
      ? pen.box(rear - tyre - 260, tyre + 20, rear + tyre + 370, tyre * 2 + 40)
      : pen.box(rear - 60, tyre * 1.9, rear + 150, rearCap + 40));
  // in a van the seats hide what is above the axles: point from below at the front cradle
  if (silhouette === 'van')
    return {
      art,
      hit: `${hit}${pen.box(front + tyre + 10, 0, front + tyre + 160, f.sill + 70)}`,
      anchor: [front + tyre + 95, f.sill + 38],
      side: 'bottom',
    };
  return { art, hit, anchor: leafSprung ? [rear + leafReach(f), tyre + 190] : [rear + 45, rearCap - 20] };
}

/** Damper with its coil: a zigzag about a leaning rod. */
function spring(f: Frame, x0: number, y0: number, x1: number, y1: number): Stroke[] {
  const { pen } = f;
  const at = (s: number, off: number): readonly [number, number] => [
    x0 + (x1 - x0) * s + off,
    y0 + (y1 - y0) * s,
  ];
  const coils = mountingOf(f) !== 'rear-boxer';
  const r = f.tyre * 0.2;
  const turns = 7;
  const coil: Knot[] = spread(0.3, 0.93, turns * 2).map((s, i) => {
    const [x, y] = at(s, i % 2 === 0 ? -r : r);
    return [x, y, 14];
  });
  const seat = (s: number, wide: number, tall: number): string => {
    const [x, y] = at(s, 0);
    return pen.box(x - wide, y - tall, x + wide, y + tall, tall);
  };
  return [
    ink(
      'a1',
      pen.area([
        [...at(0, -r * 0.5)],
        [...at(0.55, -r * 0.45)],
        [...at(0.55, r * 0.45)],
        [...at(0, r * 0.5)],
      ]),
    ),
    ink('l', pen.strokes([[...at(0.55, 0), ...at(1, 0)]])),
    ...(coils
      ? [ink('l', pen.line(coil)), ink('a2', seat(0.3, r * 1.25, 12), seat(0.97, r * 1.3, 16))]
      : [ink('a2', seat(0.98, r * 0.5, 20))]),
  ];
}

/** Half the length of a leaf spring. */
const leafReach = (f: Frame): number => Math.min(f.tyre + 300, f.length - f.rear - 130);

function leaves(f: Frame): Stroke[] {
  const { pen, rear, tyre } = f;
  const y = tyre + 105;
  const blade = (half: number, low: number, sag: number): string =>
    pen.line([
      [rear - half, y + sag, 0],
      [rear - half * 0.45, y - low, 300],
      [rear + half * 0.45, y - low, 300],
      [rear + half, y + sag],
    ]);
  const half = leafReach(f);
  return [
    ink(
      'l',
      blade(half, 20, 60),
      blade(half, 42, 40),
      blade(half * 0.8, 62, 10),
      blade(half * 0.55, 82, -25),
    ),
    ink('a2', pen.circle(rear - half, y + 60, 26), pen.circle(rear + half, y + 85, 22)),
    ink('l', pen.strokes([[rear + half, y + 60, rear + half - 10, y + 130]])),
    ink(
      'a1',
      pen.area([
        [rear - tyre * 0.55, y - 10],
        [rear - tyre * 0.55 + 60, y - 20],
        [rear - 290, y + 330, 10],
        [rear - 340, y + 320, 10],
      ]),
    ),
  ];
}

function steering(f: Frame): Stroke[] {
  const { pen } = f;
  const [wx, wy] = steeringWheelHub(f);
  const van = mountingOf(f) === 'underseat';
  const rackX = van ? f.front - 120 : f.front + f.tyre * 0.62;
  const rackY = van ? f.tyre * 2.1 : f.tyre * 1.5;
  const jointX = van ? wx - 90 : firewallX(f) + 60;
  const jointY = van ? f.height * 0.3 : wy - f.height * 0.12;
  return [
    ink(
      'a0',
      pen.area([
        [wx, wy - 16],
        [wx, wy + 16],
        [jointX, jointY + 16],
        [jointX, jointY - 16],
      ]),
    ),
    ink('l', pen.strokes([[jointX, jointY, rackX, rackY]])),
    ink('a2', pen.circle(jointX, jointY, 24)),
  ];
}
