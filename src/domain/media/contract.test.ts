import { expect, test } from 'vitest';
import { longEdgesOf, pictureAtLeast, pictureSet, scaledTo } from './contract.ts';

const hash = 'ab'.repeat(32);

test.each([
  [{ width: 4_000, height: 3_000 }, [320, 640, 1_280, 2_048]],
  [{ width: 2_048, height: 900 }, [320, 640, 1_280, 2_048]],
  [{ width: 700, height: 1_000 }, [320, 640, 1_000]],
  [{ width: 320, height: 200 }, [320]],
  [{ width: 211, height: 173 }, [211]],
])('a picture of %j is kept in the sizes %j', (size, edges) => {
  expect(longEdgesOf(size)).toEqual(edges);
});

test('an upright picture is described by its width, which is the shorter side', () => {
  const upright = { hash, width: 3_000, height: 4_000 };
  expect(scaledTo(upright, 640)).toEqual({ width: 480, height: 640 });
  expect(pictureSet(upright, 'webp')).toBe(
    `/media/${hash}-320.webp 240w, /media/${hash}-640.webp 480w, /media/${hash}-1280.webp 960w, /media/${hash}-2048.webp 1536w`,
  );
});

test('the size asked for, or the largest there is', () => {
  expect(pictureAtLeast({ hash, width: 4_000, height: 3_000 }, 1_280, 'jpg')).toBe(`/media/${hash}-1280.jpg`);
  expect(pictureAtLeast({ hash, width: 4_000, height: 3_000 }, 400, 'jpg')).toBe(`/media/${hash}-640.jpg`);
  expect(pictureAtLeast({ hash, width: 500, height: 300 }, 1_280, 'avif')).toBe(`/media/${hash}-500.avif`);
});
