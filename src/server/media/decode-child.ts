import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import {
  croppedPixels,
  longEdgesOf,
  LONGEST_EDGE,
  scaledTo,
  type PictureFormat,
  type PixelBox,
  type Size,
} from '#contract/media';
import type { DecodeAnswer, DecodeRequest, PictureRequest } from './decode-messages.ts';
import { documentRefusal } from './check-document.ts';

// A process of its own, because what it opens was made by strangers: it can unpack three formats, knows no secret, serves
// nobody, and may be killed at any moment (decoder.ts does, when it takes too long).

const MAX_MEMORY_BYTES = 768 * 1_048_576;
const MEMORY_CHECK_MS = 50;
/** A picture this long is no photograph, and its size would not fit where sizes are written down. */
const LONGEST_SIDE = 20_000;
/** A part in fewer pixels than this shows nothing. */
const SHORTEST_EDGE = 160;

sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp'] });
sharp.cache(false);
sharp.concurrency(1);

setInterval(() => {
  if (process.memoryUsage.rss() > MAX_MEMORY_BYTES) process.kill(process.pid, 'SIGKILL');
}, MEMORY_CHECK_MS).unref();

process.on('disconnect', () => process.exit(0));
process.on('message', (request: DecodeRequest) => {
  void answer(request).then((said) => process.send?.(said));
});

async function answer(request: DecodeRequest): Promise<DecodeAnswer> {
  if (request.kind === 'picture') return decode(request);
  const refusal = await documentRefusal(request.file);
  return refusal ? { id: request.id, refusal } : { id: request.id, isFine: true };
}

async function decode(request: PictureRequest): Promise<DecodeAnswer> {
  const { id, file, maxPixels, crop } = request;
  const source = { failOn: 'error', pages: 1 } as const;
  try {
    // The head only: nothing is unpacked before its size is known.
    const head = await sharp(file, { ...source, limitInputPixels: false }).metadata();
    const isLong = Math.max(head.width, head.height) > LONGEST_SIDE;
    if (isLong || head.width * head.height > maxPixels) return { id, refusal: 'too_many_pixels' };
    const upright = { width: head.autoOrient.width, height: head.autoOrient.height };
    const box = crop && croppedPixels(upright, crop);
    const size = box ? { width: box.width, height: box.height } : upright;
    if (Math.min(size.width, size.height) < SHORTEST_EDGE) return { id, refusal: 'too_small' };
    await writeSizes(sharp(file, { ...source, limitInputPixels: maxPixels }), { size, box }, request);
    return { id, ...size };
  } catch {
    return { id, refusal: 'unreadable' };
  }
}

/** Unpacks once, at the largest size, upright and without anything but its pixels; the rest is made of those. */
async function writeSizes(
  source: Sharp,
  { size, box }: { readonly size: Size; readonly box: PixelBox | undefined },
  { formats, outDir }: PictureRequest,
): Promise<void> {
  const edges = longEdgesOf(size);
  const largest = scaledTo(size, edges.at(-1) ?? LONGEST_EDGE);
  const upright = source.autoOrient();
  const { data, info } = await (box ? upright.extract(box) : upright)
    .resize({ ...largest, fit: 'fill' })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const raw = { width: info.width, height: info.height, channels: info.channels };
  for (const edge of edges) {
    for (const format of formats) {
      const pixels = sharp(data, { raw }).resize({ ...scaledTo(size, edge), fit: 'fill' });
      await packed(pixels.toColourspace('srgb'), format).toFile(join(outDir, `${edge}.${format}`));
    }
  }
}

function packed(pixels: Sharp, format: PictureFormat): Sharp {
  switch (format) {
    case 'avif':
      return pixels.toFormat('avif', { quality: 55, effort: 2 });
    case 'webp':
      return pixels.webp({ quality: 78, effort: 3 });
    case 'jpg':
      return pixels.jpeg({ quality: 80, progressive: true });
  }
}
