import type { Frame } from './frame.ts';
import type { Knot } from './pen.ts';

/** A box that a unit is drawn in: places inside it are shares of its width and height. */
export interface Box {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

/** Maps shares of the box to millimetres; the corner rounding stays in millimetres. */
export const within =
  (box: Box) =>
  (u: number, v: number, round = 0): Knot => [
    box.x0 + (box.x1 - box.x0) * u,
    box.y0 + (box.y1 - box.y0) * v,
    round,
  ];

type Mounting = 'transverse' | 'longitudinal' | 'underseat' | 'rear-boxer';

export function mountingOf(f: Frame): Mounting {
  switch (f.spec.engineLayout) {
    case 'inline-transverse':
    case 'v-transverse':
      return 'transverse';
    case 'inline-longitudinal-underseat':
      return 'underseat';
    case 'boxer-rear-longitudinal':
      return 'rear-boxer';
    case 'inline-longitudinal':
    case 'v-longitudinal':
      return 'longitudinal';
  }
}

/** Room of the engine with its ancillaries, from the oil pan to the top of the valve cover. */
export function engineBox(f: Frame): Box {
  const { height: h, front } = f;
  switch (mountingOf(f)) {
    case 'transverse': {
      const x1 = front - 75;
      const x0 = Math.max(x1 - 420, f.along(-0.64));
      return { x0, y0: f.tyre * 0.72, x1, y1: f.topAt((x0 + x1) / 2) - h * 0.05 };
    }
    case 'longitudinal': {
      const x1 = f.cowl[0] + h * 0.03;
      const x0 = Math.max(x1 - 820, f.along(-0.62));
      return { x0, y0: f.tyre * 0.85, x1, y1: f.topAt(x0 + 120) - h * 0.06 };
    }
    case 'underseat':
      return { x0: front + 170, y0: f.sill + 30, x1: front + 900, y1: h * 0.36 };
    case 'rear-boxer': {
      const x0 = f.rear + 10;
      return { x0, y0: f.tyre * 0.62, x1: x0 + 450, y1: h * 0.575 };
    }
  }
}

/** Wall between engine bay and cabin; where the cowl lies far forward, the pedals still do not. */
export function firewallX(f: Frame): number {
  return f.profile.silhouette === 'van' ? f.along(-0.78) : Math.max(f.cowl[0] + 60, f.front + 325);
}

/** Centre of the steering wheel: the interior draws the wheel, the steering its column. */
export function steeringWheelHub(f: Frame): readonly [number, number] {
  const { height: h } = f;
  if (f.profile.silhouette === 'van') return [f.along(-0.22), h * 0.5];
  const reach = Math.min(h, 1520);
  const x = Math.max(f.cowl[0] + (f.header[0] - f.cowl[0]) * 0.2 + reach * 0.3, firewallX(f) + reach * 0.34);
  return [x, f.beltAt(x) - h * 0.045];
}

/** Centre of the fuel lid: behind the rear wheel, on trucks between cab and wheel. */
export function fuelLid(f: Frame): readonly [number, number] {
  const x =
    f.profile.silhouette === 'pickup'
      ? Math.max((f.glassEnd[0] + f.rear - f.arch) / 2 + 60, f.glassEnd[0] + 150)
      : f.along(1.28) + 75;
  return [x, f.beltAt(x) - f.height * (f.profile.silhouette === 'pickup' ? 0.13 : 0.14)];
}

/** The pan under the feet: the interior stands on it, the exhaust hangs below it. */
export const floorY = (f: Frame): number => f.sill + (f.profile.silhouette === 'pickup' ? 210 : 70);
