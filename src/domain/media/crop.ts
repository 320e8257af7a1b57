import { z } from 'zod';

const Fraction = z.number().min(0).max(1);
/** What rounding in a browser may add up to beyond the edge. */
const ROUNDING = 0.000_01;
/** A hundredth of a pixel in the largest picture that is taken. */
const DECIMALS = 6;

/**
 * A rectangle of a picture as it stands upright (what a browser shows, whatever its EXIF orientation says), in
 * fractions of its width and height from the upper left corner: it means the same before and after a browser made the
 * picture smaller.
 */
export const Crop = z
  .object({ x: Fraction, y: Fraction, width: Fraction.positive(), height: Fraction.positive() })
  .refine(({ x, width }) => x + width <= 1 + ROUNDING, { path: ['width'] })
  .refine(({ y, height }) => y + height <= 1 + ROUNDING, { path: ['height'] });
export type Crop = z.infer<typeof Crop>;

/** `?crop=<x>,<y>,<width>,<height>` of an upload: only this part of what is sent is kept. */
export const CropQuery = z.object({
  crop: z
    .string()
    .regex(/^(?:[01](?:\.\d{1,12})?,){3}[01](?:\.\d{1,12})?$/)
    .transform((text) => {
      const [x = 0, y = 0, width = 0, height = 0] = text.split(',').map(Number);
      return { x, y, width, height };
    })
    .pipe(Crop)
    .optional(),
});

/** As `CropQuery` reads it. */
export function cropText({ x, y, width, height }: Crop): string {
  return [x, y, width, height].map((part) => String(Number(part.toFixed(DECIMALS)))).join(',');
}

export interface PixelBox {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** The crop in whole pixels of a picture of this size: never empty, never outside. */
export function croppedPixels(
  size: { readonly width: number; readonly height: number },
  crop: Crop,
): PixelBox {
  const [left, width] = span(size.width, crop.x, crop.width);
  const [top, height] = span(size.height, crop.y, crop.height);
  return { left, top, width, height };
}

function span(whole: number, from: number, length: number): [start: number, length: number] {
  const start = Math.min(whole - 1, Math.round(from * whole));
  const end = Math.min(whole, Math.max(start + 1, Math.round((from + length) * whole)));
  return [start, end - start];
}
