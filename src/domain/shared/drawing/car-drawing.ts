import { nth } from './part.ts';
import { SYSTEMS, type SystemCode } from '../facts/systems.ts';
import { body } from './body.ts';
import { brakes } from './brakes.ts';
import { cabin } from './cabin.ts';
import { cooling } from './cooling.ts';
import { driveline } from './driveline.ts';
import { electrics } from './electrics.ts';
import { engine } from './engine.ts';
import { exhaust } from './exhaust.ts';
import { suspension } from './suspension.ts';
import { placeCallouts } from './callouts.ts';
import { doors } from './doors.ts';
import { frameOf, type Frame } from './frame.ts';
import { lamps } from './lamps.ts';
import type { Part } from './part.ts';
import { round1 } from './pen.ts';
import { SHEET, cornerTicks, dimensions, furniture, placeOf } from './sheet.ts';
import type { Callout, CarDrawing, CarDrawingSpec } from './types.ts';
import { wheels } from './wheels.ts';

const PARTS: Readonly<Record<SystemCode, (f: Frame) => Part>> = {
  carroceria: body,
  'puertas-cristales': doors,
  iluminacion: lamps,
  motor: engine,
  transmision: driveline,
  'suspension-direccion': suspension,
  frenos: brakes,
  ruedas: wheels,
  'enfriamiento-clima': cooling,
  'escape-combustible': exhaust,
  electrico: electrics,
  interior: cabin,
};

const TOP: ReadonlySet<SystemCode> = new Set<SystemCode>([
  'carroceria',
  'puertas-cristales',
  'iluminacion',
  'motor',
  'suspension-direccion',
  'electrico',
  'interior',
]);

/** Wheels before brakes: the disc is seen through the rim, so its lines and its leader lie on top of the tyre. */
const PAINT_ORDER: readonly number[] = [0, 1, 2, 3, 4, 5, 7, 6, 8, 9, 10, 11];

export interface DrawOptions {
  readonly scale?: 'fit' | 'true';
  /** Names that will stand beside the balls; only their lengths matter here. Default: the Spanish names. */
  readonly names?: Readonly<Record<SystemCode, string>>;
}

/** Width of a name in the condensed plate face at the size of the style sheet, with a margin for fallbacks. */
const nameWidth = (name: string): number => name.length * 5.9 + 3;

export function drawCar(spec: CarDrawingSpec, options: DrawOptions = {}): CarDrawing {
  const f = frameOf(spec, placeOf(spec, options.scale ?? 'fit'));
  const parts = SYSTEMS.map(({ code }) => PARTS[code](f));
  const pointers = SYSTEMS.map(({ code, es }, i) => {
    const { anchor, side: wanted } = nth(parts, i);
    const [x, y] = anchor;
    const side: Callout['side'] = wanted ?? (TOP.has(code) ? 'top' : 'bottom');
    return {
      anchor: { x: round1(f.pen.x(x)), y: round1(f.pen.y(y)) },
      side,
      labelWidth: nameWidth(options.names?.[code] ?? es),
    };
  });
  const places = placeCallouts(pointers, SHEET.callouts);
  const spot = (x: number): { x: number; y: number } => ({
    x: round1(f.pen.x(x)),
    y: round1(f.pen.y(f.tyre)),
  });
  return {
    viewBox: `0 0 ${SHEET.width} ${SHEET.height}`,
    width: SHEET.width,
    height: SHEET.height,
    scale: f.pen.scale,
    sheet: furniture(f),
    ticks: cornerTicks(),
    regions: SYSTEMS.map(({ code, ordinal }, i) => ({
      system: code,
      number: ordinal,
      hit: nth(parts, i).hit + nth(places, i).touch,
      art: nth(parts, i).art.filter((stroke) => stroke.d !== ''),
      anchor: nth(pointers, i).anchor,
      callout: nth(places, i).callout,
      leader: nth(places, i).leader,
    })),
    paintOrder: PAINT_ORDER,
    dims: dimensions(
      f,
      pointers.filter(({ side }) => side === 'bottom').map(({ anchor }) => anchor.x),
    ),
    axles: { front: spot(f.front), rear: spot(f.rear), radius: round1(f.tyre * f.pen.scale) },
  };
}
