import { createMediaLibrary } from '#domain/media';
import { errorText } from '#i18n';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import {
  hostilePictures,
  largestPictures,
  MARK,
  type HostilePicture,
} from '../../../tests/fixtures/hostile-pictures.ts';
import { peakRssMb } from '../../../tests/fixtures/peak-memory.ts';
import { createDecoder } from './decoder.ts';
import { aLibrary, bodyOf, bytesIn, namesIn, type TestLibrary } from './media.fixture.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

/** Of the process that decodes, when it opens what is sent to do harm: hardly more than the program. */
const MOST_MB = 220;
/** And when it opens the largest pictures: twice their pixels, and the program. */
const MOST_FOR_LARGEST_MB = 640;

let kept: TestLibrary;
const corpus = await hostilePictures();
const largest = await largestPictures();
const peaks: string[] = [];

beforeAll(() => {
  kept = aLibrary({ idleMs: 20_000 });
});
afterAll(async () => {
  process.stdout.write(`memory of the decoder at most, MB: ${peaks.join(', ')}\n`);
  await kept.close();
});

/** What a sender is told, or the names of what was kept; and the most memory the process that decodes ever had. */
async function send({ bytes }: HostilePicture, decoder = kept.decoder) {
  const library = createMediaLibrary({ storage: kept.storage, decoder });
  let peakMb = 0;
  const look = () => (peakMb = Math.max(peakMb, peakOf(decoder.pid)));
  const watch = setInterval(look, 10);
  try {
    const { hash } = await library.takeIn(bodyOf(bytes, 65_536));
    look();
    const names = (await namesIn(kept.storage)).filter((name) => name.startsWith(hash));
    return { names, code: null, peakMb };
  } catch (error) {
    look();
    return { names: [], code: (error as { code: string }).code, peakMb };
  } finally {
    clearInterval(watch);
  }
}

function peakOf(pid: number | undefined): number {
  if (pid === undefined || process.platform !== 'linux') return 0;
  try {
    return peakRssMb(pid) || 0;
  } catch {
    // It ended in between.
    return 0;
  }
}

describe('what is sent to do harm', () => {
  test.each(corpus.filter(({ outcome }) => outcome !== 'cleaned'))(
    '$what is refused, in words',
    async (picture) => {
      const before = await namesIn(kept.storage);
      const { code, peakMb } = await send(picture);
      expect(code).toBe(picture.outcome);
      expect(peakMb).toBeLessThan(MOST_MB);
      expect(errorText(picture.outcome, 'es-MX')).toMatch(/^[A-ZÁÉÍÓÚ¿].{30,}\.$/);
      expect(await namesIn(kept.storage)).toEqual(before);
    },
  );

  test.each(corpus.filter(({ outcome }) => outcome === 'cleaned'))(
    '$what keeps its pixels only',
    async (picture) => {
      const isMarked = picture.bytes.includes(MARK);
      const { names, code, peakMb } = await send(picture);
      expect([code, names.length]).toEqual([null, 6]);
      expect(peakMb).toBeLessThan(MOST_MB);
      for (const name of names) {
        const bytes = await bytesIn(kept.storage, name);
        const { exif, xmp, iptc, icc, comments, pages = 1 } = await sharp(bytes).metadata();
        expect([exif, xmp, iptc, icc, comments, pages], name).toEqual([
          ...[undefined, undefined, undefined, undefined, undefined],
          1,
        ]);
        for (const trace of [MARK, 'PK\x03\x04', '<script', 'GPS', '%PDF']) {
          expect(bytes.includes(Buffer.from(trace, 'latin1')), `${name} ${trace}`).toBe(false);
        }
      }
      const { dominant } = await sharp(
        await bytesIn(kept.storage, names.find((name) => name.endsWith('.jpg')) ?? ''),
      ).stats();
      // The first frame's colour, in steps of sixteen.
      expect(
        Math.abs(dominant.r - 0x88) + Math.abs(dominant.g - 0xa8) + Math.abs(dominant.b - 0x78),
      ).toBeLessThan(48);
      if (/and |page|place|story|said/.test(picture.what)) expect(isMarked).toBe(true);
    },
  );
});

describe('the largest that is taken', () => {
  test.each(largest)('a $what of fifty megapixels fits into the memory of its process', async (picture) => {
    const decoder = createDecoder();
    const { names, code, peakMb } = await send(picture, decoder);
    await decoder.close();
    expect([code, names.length]).toEqual([null, 12]);
    peaks.push(`${picture.what} ${peakMb}`);
    expect(peakMb).toBeLessThan(MOST_FOR_LARGEST_MB);
  });
});
