import sharp from 'sharp';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Crop, Picture } from '#contract/media';
import { aLibrary, aPhoto, bodyOf, bytesIn, refused, type TestLibrary } from './media.fixture.ts';

vi.setConfig({ testTimeout: 30_000 });

let kept: TestLibrary;

beforeAll(() => {
  kept = aLibrary({ idleMs: 2_000 });
});
afterAll(() => kept.close());

const WIDTH = 809;
const HEIGHT = 607;
const COLOURS = {
  red: [220, 30, 30],
  green: [30, 200, 40],
  blue: [40, 50, 220],
  yellow: [230, 220, 40],
} as const;
type Colour = keyof typeof COLOURS;

/** Upright: red and green above, blue and yellow below; the middle is at 40 % and 30 %. */
async function fourColours(): Promise<Buffer> {
  const across = Math.round(WIDTH * 0.4);
  const down = Math.round(HEIGHT * 0.3);
  const field = (colour: Colour, [left, top, width, height]: readonly [number, number, number, number]) => {
    const [r, g, b] = COLOURS[colour];
    return { input: { create: { width, height, channels: 3 as const, background: { r, g, b } } }, left, top };
  };
  return sharp({ create: { width: WIDTH, height: HEIGHT, channels: 3, background: '#000' } })
    .composite([
      field('red', [0, 0, across, down]),
      field('green', [across, 0, WIDTH - across, down]),
      field('blue', [0, down, across, HEIGHT - down]),
      field('yellow', [across, down, WIDTH - across, HEIGHT - down]),
    ])
    .png()
    .toBuffer();
}

/** What turns an upright picture into the pixels that a camera stores beside this orientation. */
const STORED_AS: Record<number, (upright: Buffer) => Promise<Buffer>> = {
  1: (upright) => sharp(upright).toBuffer(),
  2: (upright) => sharp(upright).flop().toBuffer(),
  3: (upright) => sharp(upright).rotate(180).toBuffer(),
  4: (upright) => sharp(upright).flip().toBuffer(),
  5: async (upright) =>
    sharp(await sharp(upright).rotate(270).toBuffer())
      .flip()
      .toBuffer(),
  6: (upright) => sharp(upright).rotate(270).toBuffer(),
  7: async (upright) =>
    sharp(await sharp(upright).rotate(90).toBuffer())
      .flip()
      .toBuffer(),
  8: (upright) => sharp(upright).rotate(90).toBuffer(),
};

async function colourAt(jpeg: Buffer, x: number, y: number): Promise<Colour | 'mixed'> {
  const { data, info } = await sharp(jpeg).raw().toBuffer({ resolveWithObject: true });
  const at = (Math.floor(y * info.height) * info.width + Math.floor(x * info.width)) * info.channels;
  const pixel = [...data.subarray(at, at + 3)];
  const found = Object.entries(COLOURS).find(([, colour]) =>
    colour.every((value, channel) => Math.abs(value - (pixel[channel] ?? 0)) < 30),
  );
  return (found?.[0] as Colour | undefined) ?? 'mixed';
}

const takeIn = (bytes: Uint8Array, crop: Crop) => kept.library.takeIn(bodyOf(bytes), { crop });

async function jpegOf({ hash, width, height }: Picture): Promise<Buffer> {
  const bytes = await bytesIn(kept.storage, `${hash}-${Math.max(width, height)}.jpg`);
  expect(await sharp(bytes).metadata()).toMatchObject({ width, height });
  return bytes;
}

test.each([1, 2, 3, 4, 5, 6, 7, 8])(
  'the part is of the picture as it stands, with orientation %i',
  async (turn) => {
    const upright = await fourColours();
    const pixels = await STORED_AS[turn]?.(upright);
    const sent = await sharp(pixels).withMetadata({ orientation: turn }).jpeg({ quality: 95 }).toBuffer();
    expect((await sharp(sent).metadata()).orientation).toBe(turn);
    // As a browser shows it.
    expect(await colourAt(await sharp(sent).autoOrient().toBuffer(), 0.1, 0.1)).toBe('red');
    const corner = await takeIn(sent, { x: 0.4, y: 0, width: 0.6, height: 0.3 });
    expect([corner.width, corner.height]).toEqual([485, 182]);
    const jpeg = await jpegOf(corner);
    for (const [x, y] of [
      [0.03, 0.05],
      [0.97, 0.95],
      [0.5, 0.5],
    ] as const) {
      expect(await colourAt(jpeg, x, y), `${turn} ${x} ${y}`).toBe('green');
    }
    const all = await jpegOf(await takeIn(sent, { x: 0.2, y: 0.1, width: 0.4, height: 0.4 }));
    const seen = await Promise.all(
      (
        [
          [0.1, 0.1],
          [0.9, 0.1],
          [0.1, 0.9],
          [0.9, 0.9],
        ] as const
      ).map(([x, y]) => colourAt(all, x, y)),
    );
    expect(seen).toEqual(['red', 'green', 'blue', 'yellow']);
  },
);

test('every part is a picture of its own, and nothing of the rest or of its data stays', async () => {
  const secret = {
    IFD0: { Make: 'Telefono', Copyright: 'Modelo secreto' },
    IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '20/1 35/1 0/1' },
  };
  const sent = await sharp(await fourColours())
    .withExif(secret)
    .jpeg()
    .toBuffer();
  expect(sent.includes('secreto')).toBe(true);
  const left = { x: 0, y: 0, width: 0.5, height: 1 };
  const [whole, one, again, other] = [
    await kept.library.takeIn(bodyOf(sent)),
    await takeIn(sent, left),
    await takeIn(sent, { ...left, width: 0.500_000_01 }),
    await takeIn(sent, { x: 0.5, y: 0, width: 0.5, height: 1 }),
  ];
  expect(again).toEqual(one);
  expect(new Set([whole.hash, one.hash, other.hash]).size).toBe(3);
  const jpeg = await jpegOf(one);
  expect(jpeg.includes('secreto')).toBe(false);
  const { exif, xmp, iptc, orientation } = await sharp(jpeg).metadata();
  expect([exif, xmp, iptc, orientation]).toEqual([undefined, undefined, undefined, undefined]);
});

test('a part that is too small to show anything is refused', async () => {
  const sent = await aPhoto(1_000, 800).jpeg().toBuffer();
  await expect(takeIn(sent, { x: 0.5, y: 0.5, width: 0.1, height: 0.4 })).rejects.toEqual(
    refused('media.too_small'),
  );
  expect(await takeIn(sent, { x: 0.5, y: 0.5, width: 0.161, height: 0.4 })).toMatchObject({
    width: 161,
    height: 320,
  });
});
