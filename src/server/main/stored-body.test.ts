import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { toBrotli, toGzip } from './encodings.ts';
import { packNow, packedBody, plainBody, type StoredBody } from './stored-body.ts';

const PAGE = Buffer.from('<!doctype html>' + 'Refacciones usadas con garantía. '.repeat(900));

function held(body: StoredBody): number {
  const buffers = (['br', 'gzip', 'identity'] as const).flatMap((encoding) => body.ready(encoding) ?? []);
  for (const buffer of new Set(buffers)) expect(buffer.buffer.byteLength).toBe(buffer.byteLength);
  return [...new Set(buffers)].reduce((sum, buffer) => sum + buffer.buffer.byteLength, 0);
}

describe('the memory of a body', () => {
  it('is just its bytes, in every encoding, and all of it is counted', async () => {
    const body = await packNow(PAGE);
    expect(body.bytes).toBe(held(body));
    const packedOnce = body.bytes;
    await body.prepare('gzip');
    expect(body.bytes).toBeGreaterThan(packedOnce);
    expect(body.bytes).toBe(held(body));
    await body.improve();
    expect(body.bytes).toBe(held(body));
  });

  it('is no window on a pool, where the body is not packed', () => {
    const body = plainBody(Buffer.from('No encontrado'));
    expect(held(body)).toBe(13);
    expect(body.bytes).toBe(13);
  });

  it('is the same for a body that was packed at the build', async () => {
    const br = await toBrotli(randomBytes(3_000), 11);
    const body = packedBody({ br, gzip: await toGzip(PAGE), isImproved: true });
    expect(body.bytes).toBe(held(body));
  });
});
