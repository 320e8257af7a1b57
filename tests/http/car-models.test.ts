import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readIndex } from '../../models/export/set-folder.ts';
import { site } from '../fixtures/http-site.ts';
import { ask } from './front-fixture.ts';

const ROOT = join(import.meta.dirname, '..', '..', 'public', 'models');
const { hash } = Object.values(readIndex(ROOT).families)[0] ?? { hash: '' };

const get = (path: string, headers: Record<string, string> = {}) => ask(site().origin, path, { headers });

describe('the files of the cars', () => {
  it.each([
    ['exterior.glb', 'model/gltf-binary'],
    ['inside.glb', 'model/gltf-binary'],
    ['car.svg', 'image/svg+xml'],
  ])('%s is served packed, as what it is, for ever', async (name, type) => {
    const packed = await get(`/models/${hash}/${name}`, { 'accept-encoding': 'br, gzip' });
    expect(packed.status).toBe(200);
    expect(packed.headers['content-type']).toBe(type);
    expect(packed.headers['content-encoding']).toBe('br');
    expect(packed.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(packed.headers.vary).toMatch(/accept-encoding/i);
    const whole = readFileSync(join(ROOT, hash, name)).byteLength;
    expect(Number(packed.headers['content-length'])).toBeLessThan(whole);
    const plain = await get(`/models/${hash}/${name}`);
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(Number(plain.headers['content-length'])).toBe(whole);
    const etag = packed.headers.etag ?? '';
    expect((await get(`/models/${hash}/${name}`, { 'if-none-match': etag })).status).toBe(304);
  });

  it('the index may change, so it is asked for again', async () => {
    const index = await get('/models/index.json');
    expect(index.status).toBe(200);
    expect(index.headers['cache-control']).not.toContain('immutable');
  });

  it('what was never built does not exist', async () => {
    expect((await get('/models/000000000000/exterior.glb')).status).toBe(404);
    expect((await get(`/models/${hash}/../../package.json`)).status).not.toBe(200);
  });
});
