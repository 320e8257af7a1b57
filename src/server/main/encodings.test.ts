import { describe, expect, it } from 'vitest';
import { encodingFor, isCompressible } from './encodings.ts';

describe('the encoding of an answer', () => {
  it.each([
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip;q=1.0, br;q=0.5', 'br'],
    ['br;q=0, gzip', 'gzip'],
    ['GZIP', 'gzip'],
    ['*', 'br'],
    ['*, br;q=0', 'gzip'],
    ['gzip;q=0, br;q=0.0, *', 'identity'],
    ['deflate', 'identity'],
    ['identity', 'identity'],
    ['brotli', 'identity'],
    [undefined, 'identity'],
  ])('for %s is %s', (header, encoding) => {
    expect(encodingFor(header)).toBe(encoding);
  });

  it('leaves what is packed already alone', () => {
    expect(isCompressible('text/html; charset=utf-8')).toBe(true);
    expect(isCompressible('model/gltf-binary')).toBe(true);
    expect(isCompressible('image/svg+xml')).toBe(true);
    expect(isCompressible('font/woff2')).toBe(false);
    expect(isCompressible('image/png')).toBe(false);
  });
});
