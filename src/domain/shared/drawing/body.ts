import { firewallX, floorY, fuelLid } from './bay.ts';
import { beetleBody, beetleSilhouette } from './beetle.ts';
import type { Frame } from './frame.ts';
import { pillarLine } from './glass.ts';
import { headlampTail } from './lamps.ts';
import { angleAtHeight, ink, spread, type Part, nth } from './part.ts';
import type { ArcSpec, Knot } from './pen.ts';
import type { Stroke } from './types.ts';

/** Closed outline of the body with its wheel arches; also the silhouette of thumbnails. */
export function silhouettePath(f: Frame): string {
  if (f.profile.silhouette === 'beetle') return beetleSilhouette(f);
  const { pen, sill } = f;
  const cy = f.tyre + 8;
  const r = f.arch;
  const foot = (y: number): number => angleAtHeight(cy, r, y);
  const over = (cx: number, behind: number, before: number): ArcSpec => ({
    cx,
    cy,
    r,
    fromDeg: foot(behind),
    toDeg: 180 - foot(before),
  });
  return pen.outline(f.skyline, [
    over(f.rear, nth(f.skyline, -1)[1], sill),
    over(f.front, sill, nth(f.skyline, 0)[1]),
  ]);
}

/** Body shell: outline, panel gaps, mirror, lids, and the floor behind them. */
export function body(f: Frame): Part {
  if (f.profile.silhouette === 'beetle') return beetleBody(f);
  const outline = silhouettePath(f);
  const art: Stroke[] = [ink('o', outline), ...structure(f), ...gaps(f), ...mirror(f)];
  return { art, hit: outline, anchor: quarterPanel(f) };
}

/** A bare place of the rear side panel, clear of glass, fuel lid and lamp. */
function quarterPanel(f: Frame): readonly [number, number] {
  switch (f.profile.silhouette) {
    case 'sedan':
    case 'coupe':
      return [f.along(1.5), f.beltAt(f.along(1.5)) - f.height * 0.03];
    case 'pickup':
      return [f.along(1.1), f.deckEnd[1] - f.height * 0.07];
    case 'van':
      return [f.along(1.72), f.beltAt(f.length) - f.height * 0.05];
    case 'hatch':
      return [f.along(1.45), f.beltAt(f.along(1.45)) + f.height * 0.1];
    case 'suv':
    case 'mpv':
    case 'beetle':
      return [f.along(1.62), f.beltAt(f.along(1.62)) - f.height * 0.06];
  }
}

function gaps(f: Frame): Stroke[] {
  const { pen, height: h, profile } = f;
  const boxy = profile.soft < 0.5;
  const lines: string[] = [];
  const fine: string[] = [];
  if (profile.silhouette !== 'van') {
    const [startX, startY] = headlampTail(f);
    const cover = spread(startX, f.cowl[0] + 40, 5).map((x, i): Knot => {
      const wanted = f.topAt(Math.min(x, f.cowl[0] - 10)) - h * 0.026;
      return [x, i === 0 ? startY : Math.min(wanted, startY + (wanted - startY) * (i / 2 + 0.4)), 200];
    });
    lines.push(pen.line(cover));
  }
  if (profile.silhouette === 'hatch' || profile.silhouette === 'suv' || profile.silhouette === 'mpv') {
    const [gx, gy] = f.glassEnd;
    lines.push(
      pen.line([
        [f.roofEnd[0] - 90, f.topAt(f.roofEnd[0] - 90)],
        [gx - 150, gy + h * 0.02, 80],
        [f.along(1.9), h * 0.5, 60],
        [f.along(1.9), h * 0.33, 30],
        [f.length - 8, h * 0.325],
      ]),
    );
  }
  if (profile.silhouette === 'suv') fine.push(roofRail(f));
  if (profile.silhouette === 'sedan' || profile.silhouette === 'coupe') {
    const [gx, gy] = f.glassEnd;
    const [dx, dy] = f.deckEnd;
    lines.push(
      pen.line([
        [gx - 20, gy - h * 0.012],
        [gx + 60, gy - h * 0.03, 60],
        [dx - 60, dy - h * 0.03, 60],
        [dx - 20, dy - h * 0.035],
      ]),
    );
  }
  // front bumper: from the lamp down to the arch
  const archAt = (x: number, deg: number): readonly [number, number] => [
    x + f.arch * Math.cos((deg * Math.PI) / 180),
    f.tyre + 8 + f.arch * Math.sin((deg * Math.PI) / 180),
  ];
  const [fx, fy] = archAt(f.front, 158);
  lines.push(
    pen.line([
      [fx, fy],
      [fx - 40, fy + 30, 40],
      [f.along(-0.78), h * (boxy ? 0.4 : 0.385)],
    ]),
  );
  const [rx, ry] = archAt(f.rear, 24);
  if (profile.silhouette !== 'pickup')
    lines.push(
      pen.line([
        [rx, ry],
        [rx + 40, ry + 30, 40],
        [f.along(1.72), h * (boxy ? 0.405 : 0.42)],
        [f.along(1.95), h * 0.42],
      ]),
    );
  lines.push(
    pen.line([
      [f.front + f.arch + 40, f.sill + 58],
      [f.rear - f.arch - 40, f.sill + 58],
    ]),
  );
  for (const axle of [f.front, f.rear]) fine.push(pen.arc(axle, f.tyre + 8, f.arch + 26, 8, 172));
  const crease = spread(f.front - f.arch * 0.2, f.along(1.75), 4).map((x): Knot => [
    x,
    f.beltAt(Math.max(x, f.cowl[0])) - h * 0.075,
    400,
  ]);
  fine.push(pen.line(crease));
  const [lidX, lidY] = fuelLid(f);
  lines.push(pen.box(lidX - 75, lidY - 75, lidX + 75, lidY + 75, 30));
  return [ink('g', ...lines), ink('f', ...fine), ...(profile.silhouette === 'pickup' ? bed(f) : [])];
}

function roofRail(f: Frame): string {
  const x0 = f.header[0] + 260;
  const x1 = f.roofEnd[0] - 180;
  const over = (x: number, rise: number): Knot => [x, f.topAt(x) + rise, 120];
  return f.pen.line([
    over(x0, 0),
    over(x0 + 90, 34),
    ...spread(x0 + 400, x1 - 400, 3).map((x) => over(x, 36)),
    over(x1 - 90, 34),
    over(x1, 0),
  ]);
}

function mirror(f: Frame): Stroke[] {
  const { pen, height: h } = f;
  const y = f.beltAt(f.cowl[0] + 200) + 8;
  const x = pillarLine(f)(y) - 35;
  const size = h * 0.06;
  return [
    ink(
      'a1',
      pen.area([
        [x - 60, y - 4, 16],
        [x - 150, y + size * 0.35, 40],
        [x - 140, y + size * 1.35, 40],
        [x + 10, y + size * 1.5, 30],
        [x + 26, y - 4, 16],
      ]),
    ),
    ink('f', pen.strokes([[x - 6, y + 4, x - 6, y + size * 1.4]])),
  ];
}

/** Firewall, floor and the front rail with its bumper beam. */
function structure(f: Frame): Stroke[] {
  const { pen, height: h, profile } = f;
  const floor = floorY(f);
  const firewall = firewallX(f);
  const rearFloor = floor + 190;
  const end = profile.silhouette === 'pickup' ? f.roofEnd[0] : f.along(1.88);
  const pan = (dy: number): Knot[] => [
    [firewall + 10 - dy * 0.4, f.cowl[1] - 70],
    [firewall - 40 - dy * 0.4, h * 0.36, 80],
    [firewall + 130, floor + dy, 100],
    [f.rear - f.tyre - 230, floor + dy, 80],
    [f.rear - f.tyre - 130, rearFloor + dy, 80],
    [end, rearFloor + dy],
  ];
  if (profile.silhouette === 'pickup' && f.spec.drivetrain !== 'FWD')
    return [...ladder(f), ink('f', pen.line(pan(0)), pen.line(pan(-22)))];
  const rail = h * 0.315;
  const tip = f.along(-0.93);
  return [
    ink('f', pen.line(pan(0)), pen.line(pan(-22))),
    ink(
      'a1',
      pen.area([
        [tip + 40, rail],
        [tip + 40, rail + 60],
        [firewall - 60, rail + 60],
        [firewall + 40, rail - 40, 60],
        [firewall + 130, floor, 40],
        [firewall + 60, floor, 30],
        [firewall - 40, rail, 60],
      ]),
    ),
    ink('a2', pen.box(tip, rail - 18, tip + 44, rail + 78, 14)),
  ];
}

/** Frame rail of a truck: from the front bumper, down under the cab, over the rear axle. */
function ladder(f: Frame): Stroke[] {
  const { pen, height: h } = f;
  const low = f.sill + 60;
  const high = f.tyre * 2 + 60;
  const rail = (dy: number): Knot[] => [
    [f.along(-0.92), h * 0.3 + dy],
    [f.front - 200, h * 0.31 + dy, 120],
    [f.front + f.tyre + 160, low + dy, 160],
    [f.rear - f.tyre - 260, low + dy, 160],
    [f.rear - f.tyre * 0.4, high + dy, 200],
    [f.rear + f.tyre * 0.4, high + dy, 200],
    [f.rear + f.tyre + 180, h * 0.29 + dy, 160],
    [f.along(1.9), h * 0.29 + dy],
  ];
  return [
    ink('a1', pen.area([...rail(0), ...rail(105).reverse()])),
    ink('a2', pen.box(f.along(-0.97), h * 0.29, f.along(-0.92), h * 0.375, 12)),
  ];
}

/** Gap behind the cab, rail and floor of the bed, tailgate. */
function bed(f: Frame): Stroke[] {
  const { pen, height: h } = f;
  const [bx, by] = [f.glassEnd[0] + 52, f.deckEnd[1]];
  const end = f.along(1.935);
  return [
    ink(
      'g',
      pen.line([
        [bx, by],
        [bx, f.sill + 20],
      ]),
      pen.line([
        [bx - 26, f.glassEnd[1]],
        [bx - 26, f.sill + 20],
      ]),
    ),
    ink(
      'l',
      pen.line([
        [bx, by - h * 0.028],
        [end - 4, by - h * 0.028],
      ]),
    ),
    ink(
      'f',
      pen.line([
        [bx + 30, by - h * 0.29],
        [f.rear - f.arch - 10, by - h * 0.29],
      ]),
      pen.line([
        [f.rear + f.arch + 10, by - h * 0.29],
        [end - 60, by - h * 0.29],
      ]),
    ),
    ink(
      'g',
      pen.line([
        [end - 36, by - 10],
        [end - 36, h * 0.37],
      ]),
    ),
  ];
}
