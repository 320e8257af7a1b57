import { expect, it } from 'vitest';
import { readCacheTerms } from './cache-terms.ts';

it('reads how long a page may be kept and what it shows', () => {
  expect(readCacheTerms('max-age=60; swr=600; tags=generation:nissan/tsuru/b13 piece:QRO-P-048817')).toEqual({
    maxAgeMs: 60_000,
    swrMs: 600_000,
    tags: ['generation:nissan/tsuru/b13', 'piece:QRO-P-048817'],
  });
  expect(readCacheTerms('max-age=7')).toEqual({ maxAgeMs: 7_000, swrMs: 0, tags: [] });
});

it.each([null, '', 'max-age=0', 'max-age=-5; tags=a', 'max-age=x', 'nonsense'])(
  'keeps nothing for %s',
  (header) => {
    expect(readCacheTerms(header)).toBeUndefined();
  },
);
