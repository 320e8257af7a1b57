import type { Crop, Size } from '#contract/media';

export const WHOLE: Crop = { x: 0, y: 0, width: 1, height: 1 };

export const CORNERS = ['nw', 'ne', 'sw', 'se'] as const;
export type Corner = (typeof CORNERS)[number];

/** What the rectangle has to keep to: the picture it lies on and its own proportion (width over height), if any. */
export interface CropTerms {
  readonly size: Size;
  readonly ratio: number | null;
}

/** No side of a crop is shorter than this part of the picture. */
const LEAST = 0.05;

/** The largest part of that proportion, in the middle. */
export function largestCrop({ size, ratio }: CropTerms): Crop {
  if (ratio === null) return WHOLE;
  const own = size.width / size.height;
  const width = Math.min(1, ratio / own);
  const height = Math.min(1, own / ratio);
  return { x: (1 - width) / 2, y: (1 - height) / 2, width, height };
}

/** Moved by fractions of the picture, stopping at its edges. */
export function moveCrop(rect: Crop, dx: number, dy: number): Crop {
  return {
    ...rect,
    x: between(rect.x + dx, 0, 1 - rect.width),
    y: between(rect.y + dy, 0, 1 - rect.height),
  };
}

/** One corner pulled by fractions of the picture; the opposite one stays. */
export function pullCrop(
  rect: Crop,
  corner: Corner,
  [dx, dy]: readonly [number, number],
  terms: CropTerms,
): Crop {
  const isWest = corner.endsWith('w');
  const isNorth = corner.startsWith('n');
  const fixedX = isWest ? rect.x + rect.width : rect.x;
  const fixedY = isNorth ? rect.y + rect.height : rect.y;
  const room = { width: isWest ? fixedX : 1 - fixedX, height: isNorth ? fixedY : 1 - fixedY };
  const wanted = {
    width: rect.width + (isWest ? -dx : dx),
    height: rect.height + (isNorth ? -dy : dy),
  };
  const { width, height } = fitted(wanted, room, terms);
  // Never by a rounding outside.
  const x = Math.max(0, isWest ? fixedX - width : fixedX);
  const y = Math.max(0, isNorth ? fixedY - height : fixedY);
  return { x, y, width, height };
}

/** Larger (`factor` above 1) or smaller about its own middle. */
export function scaleCrop(rect: Crop, factor: number, terms: CropTerms): Crop {
  const wanted = { width: rect.width * factor, height: rect.height * factor };
  const { width, height } = fitted(wanted, { width: 1, height: 1 }, terms);
  const x = rect.x + (rect.width - width) / 2;
  const y = rect.y + (rect.height - height) / 2;
  return moveCrop({ x, y, width, height }, 0, 0);
}

export const isWhole = ({ width, height }: Crop): boolean => width === 1 && height === 1;

/** A size of the proportion asked for, not above the room and not below the least. */
function fitted(wanted: Size, room: Size, { size, ratio }: CropTerms): Size {
  if (ratio === null) {
    return {
      width: between(wanted.width, Math.min(LEAST, room.width), room.width),
      height: between(wanted.height, Math.min(LEAST, room.height), room.height),
    };
  }
  // Of fractions: a square of a wide picture is narrower than high.
  const fraction = (ratio * size.height) / size.width;
  const most = Math.min(room.width, room.height * fraction);
  const least = Math.min(most, Math.max(LEAST, LEAST * fraction));
  const width = between(Math.max(wanted.width, wanted.height * fraction), least, most);
  return { width, height: width / fraction };
}

function between(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}
