import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { qrCode } from './qr-code.ts';

test('what is drawn says what was to be said', async () => {
  const text =
    'https://example.mx/panel/traspasos?sucursal=QRO&traspaso=01936f2e-7c1a-7b52-9d3e-5f113f9a02c1';
  const { size, path } = await qrCode(text);
  const scale = 6;
  const side = (size + 8) * scale;
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
  for (const [, column, row] of path.matchAll(/M(\d+) (\d+)h1v1h-1z/g)) {
    for (let y = 0; y < scale; y++) {
      for (let x = 0; x < scale; x++) {
        const at = (((Number(row) + 4) * scale + y) * side + (Number(column) + 4) * scale + x) * 4;
        pixels.fill(0, at, at + 3);
      }
    }
  }
  const reader = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
  await prepareZXingModule({
    overrides: { wasmBinary: new Uint8Array(readFileSync(reader)).buffer },
    fireImmediately: true,
  });
  const found = await readBarcodes(
    { data: pixels, width: side, height: side, colorSpace: 'srgb' },
    {
      formats: ['QRCode'],
    },
  );
  expect(found.map((code) => code.text)).toEqual([text]);
});
