import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { prepareZXingModule, writeBarcode } from 'zxing-wasm/writer';

export interface QrCode {
  /** Modules on a side, without the quiet zone. */
  readonly size: number;
  /** SVG path of the dark modules, one unit each. */
  readonly path: string;
}

let ready: Promise<unknown> | undefined;

/** The program comes with the package: nothing is fetched. */
function prepare(): Promise<unknown> {
  ready ??= (async () => {
    const file = createRequire(import.meta.url).resolve('zxing-wasm/writer/zxing_writer.wasm');
    const program = await readFile(file);
    await prepareZXingModule({
      overrides: { wasmBinary: new Uint8Array(program).buffer },
      fireImmediately: true,
    });
  })();
  return ready;
}

/** Throws for what no QR code can hold. */
export async function qrCode(text: string): Promise<QrCode> {
  await prepare();
  const { error, symbol } = await writeBarcode(text, { format: 'QRCode' });
  if (error) throw new Error(`No QR code: ${error}`);
  const { width, height, data } = symbol;
  const runs: string[] = [];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (data[y * width + x] === 0) runs.push(`M${x} ${y}h1v1h-1z`);
    }
  }
  return { size: width, path: runs.join('') };
}
