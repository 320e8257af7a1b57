import { BODY_ART, BODY_BOXES, BODY_FALLBACK } from './body.ts';
import { CABIN_ART, CABIN_FALLBACK } from './cabin.ts';
import { CHASSIS_ART } from './chassis.ts';
import { POWERTRAIN_ART, POWERTRAIN_FALLBACK } from './powertrain.ts';

const ART: Readonly<Record<string, string>> = {
  ...BODY_ART,
  ...POWERTRAIN_ART,
  ...CHASSIS_ART,
  ...CABIN_ART,
};

const FALLBACK_OF_SYSTEM: Readonly<Record<string, string>> = {
  carroceria: BODY_FALLBACK,
  'puertas-cristales': BODY_FALLBACK,
  iluminacion: BODY_FALLBACK,
  electrico: CABIN_FALLBACK,
  interior: CABIN_FALLBACK,
};

/** Path data (sheet of 120 × 100) of the line drawing that stands for a part without a photograph. */
export function partArt(partTypeCode: string, systemCode = ''): string {
  return ART[partTypeCode] ?? FALLBACK_OF_SYSTEM[systemCode] ?? POWERTRAIN_FALLBACK;
}

/** What the drawing of a part fills on its sheet, at least 48 high, so that a third holds a damage code. */
export function partBox(partTypeCode: string): { x: number; y: number; width: number; height: number } {
  const [x, y, width, height] = BODY_BOXES[partTypeCode] ?? [6, 8, 108, 84];
  const missing = Math.max(0, 48 - height);
  return { x, y: y - missing / 2, width, height: height + missing };
}

export function hasPartArt(partTypeCode: string): boolean {
  return partTypeCode in ART;
}
