import { z } from 'zod';

export { Crop, CropQuery, croppedPixels, cropText, type PixelBox } from './crop.ts';

/** What a picture is served as, best first; every browser takes the last. */
export const PICTURE_FORMATS = ['avif', 'webp', 'jpg'] as const;
export type PictureFormat = (typeof PICTURE_FORMATS)[number];

export const PICTURE_TYPES: Readonly<Record<PictureFormat, string>> = {
  avif: 'image/avif',
  webp: 'image/webp',
  jpg: 'image/jpeg',
};

/** What may be sent. Phones turn HEIC into JPEG when a page asks for these only. */
export const UPLOAD_TYPES = ['image/jpeg', 'image/png', 'image/webp'] as const;

export const MAX_UPLOAD_MB = 20;
/** Longest side, in pixels, of the sizes a picture is kept in. */
export const LONG_EDGES = [320, 640, 1280, 2048] as const;
export const LONGEST_EDGE = 2048;

/** A picture in the media storage. `width` and `height` are those of what was sent, upright and cropped. */
export const Picture = z.object({
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
});
export type Picture = z.infer<typeof Picture>;

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The longest sides a picture of this size is kept in, ascending; never larger than it came. */
export function longEdgesOf({ width, height }: Size): number[] {
  const own = Math.min(Math.max(width, height), LONGEST_EDGE);
  return [...LONG_EDGES.filter((edge) => edge < own), own];
}

/** Its size when the longest side is `edge`. */
export function scaledTo({ width, height }: Size, edge: number): Size {
  const scale = edge / Math.max(width, height);
  return {
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
  };
}

export function pictureAddress(hash: string, edge: number, format: PictureFormat): string {
  return `/media/${hash}-${edge}.${format}`;
}

/** `<address> 320w, <address> 640w`: what `srcset` takes. */
export function pictureSet(picture: Picture, format: PictureFormat): string {
  return longEdgesOf(picture)
    .map((edge) => `${pictureAddress(picture.hash, edge, format)} ${scaledTo(picture, edge).width}w`)
    .join(', ');
}

/** The smallest kept size whose longest side is at least `edge`, as an address. */
export function pictureAtLeast(picture: Picture, edge: number, format: PictureFormat): string {
  const edges = longEdgesOf(picture);
  const enough = edges.find((candidate) => candidate >= edge) ?? edges.at(-1) ?? edge;
  return pictureAddress(picture.hash, enough, format);
}

/** A PDF in the media storage. */
export const StoredDocument = z.object({
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  bytes: z.number().int().positive(),
});
export type StoredDocument = z.infer<typeof StoredDocument>;

export const DOCUMENT_TYPES = ['application/pdf'] as const;

/** Browsers save what is there; a link's `download` gives it its name. */
export function documentAddress(hash: string): string {
  return `/media/${hash}.pdf`;
}

/** The photograph of a paper: whoever may see the paper asks for it at the paper's own address. */
export const PrivatePicture = Picture.omit({ hash: true });
export type PrivatePicture = z.infer<typeof PrivatePicture>;
