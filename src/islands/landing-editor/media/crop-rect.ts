import type { Size } from '#contract/media';

/** A part of a picture, in fractions of its upright width and height. */
export interface CropRect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const WHOLE: CropRect = { x: 0, y: 0, width: 1, height: 1 };

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
export function largestCrop({ size, ratio }: CropTerms): CropRect {
  if (ratio === null) return WHOLE;
  const own = size.width / size.height;
  const width = Math.min(1, ratio / own);
  const height = Math.min(1, own / ratio);
  return { x: (1 - width) / 2, y: (1 - height) / 2, width, height };
}

/** Moved by fractions of the picture, stopping at its edges. */
export function moveCrop(rect: CropRect, dx: number, dy: number): CropRect {
  return {
    ...rect,
    x: between(rect.x + dx, 0, 1 - rect.width),
    y: between(rect.y + dy, 0, 1 - rect.height),
  };
}

/** One corner pulled by fractions of the picture; the opposite one stays. */
export function pullCrop(
  rect: CropRect,
  corner: Corner,
  [dx, dy]: readonly [number, number],
  terms: CropTerms,
): CropRect {
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
  return { x: isWest ? fixedX - width : fixedX, y: isNorth ? fixedY - height : fixedY, width, height };
}

/** Larger (`factor` above 1) or smaller about its own middle. */
export function scaleCrop(rect: CropRect, factor: number, terms: CropTerms): CropRect {
  const wanted = { width: rect.width * factor, height: rect.height * factor };
  const { width, height } = fitted(wanted, { width: 1, height: 1 }, terms);
  const x = rect.x + (rect.width - width) / 2;
  const y = rect.y + (rect.height - height) / 2;
  return moveCrop({ x, y, width, height }, 0, 0);
}

/** In whole pixels of the upright picture, never beyond it and never empty. */
export function cropPixels(rect: CropRect, { width, height }: Size) {
  const left = between(Math.round(rect.x * width), 0, width - 1);
  const top = between(Math.round(rect.y * height), 0, height - 1);
  return {
    left,
    top,
    width: between(Math.round(rect.width * width), 1, width - left),
    height: between(Math.round(rect.height * height), 1, height - top),
  };
}

export const isWhole = ({ width, height }: CropRect): boolean => width === 1 && height === 1;

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

/** A hundredth of a pixel in the largest picture that is taken. */
const DECIMALS = 6;

/** `0.1,0,0.8,1`: how an upload says which part of the picture is kept. */
export function cropText({ x, y, width, height }: CropRect): string {
  return [x, y, width, height].map((part) => String(Number(part.toFixed(DECIMALS)))).join(',');
}
