import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import {
  longEdgesOf,
  LONGEST_EDGE,
  PICTURE_FORMATS,
  scaledTo,
  type PictureFormat,
  type Size,
} from '#contract/media';
import type { DecodeAnswer, DecodeRefusal, DecodeRequest } from './decode-messages.ts';

// A process of its own, because what it opens was made by strangers: it can read three formats, knows no secret, serves
// nobody, and may be killed at any moment (decoder.ts does, when it takes too long).

const MAX_MEMORY_BYTES = 768 * 1_048_576;
const MEMORY_CHECK_MS = 50;
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
  void decode(request).then((answer) => process.send?.(answer));
});

async function decode(request: DecodeRequest): Promise<DecodeAnswer> {
  const { id, file, outDir, maxPixels } = request;
  const source = { failOn: 'error', pages: 1 } as const;
  try {
    // The head only: nothing is unpacked before its size is known.
    const head = await sharp(file, { ...source, limitInputPixels: false }).metadata();
    const { width: rawWidth, height: rawHeight, autoOrient } = head;
    const refusal = refusalOf({ width: rawWidth, height: rawHeight }, maxPixels);
    if (refusal) return { id, refusal };
    const size = { width: autoOrient.width, height: autoOrient.height };
    await writeSizes(sharp(file, { ...source, limitInputPixels: maxPixels }), size, outDir);
    return { id, ...size };
  } catch {
    return { id, refusal: 'unreadable' };
  }
}

function refusalOf({ width, height }: Size, maxPixels: number): DecodeRefusal | null {
  if (width * height > maxPixels) return 'too_many_pixels';
  return Math.min(width, height) < SHORTEST_EDGE ? 'too_small' : null;
}

/** Unpacks once, at the largest size, upright and without anything but its pixels; the rest is made of those. */
async function writeSizes(source: Sharp, size: Size, outDir: string): Promise<void> {
  const edges = longEdgesOf(size);
  const largest = scaledTo(size, edges.at(-1) ?? LONGEST_EDGE);
  const { data, info } = await source
    .autoOrient()
    .resize({ ...largest, fit: 'fill' })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const raw = { width: info.width, height: info.height, channels: info.channels };
  for (const edge of edges) {
    for (const format of PICTURE_FORMATS) {
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
