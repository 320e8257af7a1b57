/** Reads the codes in one picture of the camera. */
export interface CodeReader {
  read(video: HTMLVideoElement): Promise<readonly string[]>;
}

/** On VIN labels: Code 39 on older ones, Code 128, Data Matrix and QR on newer. */
const FORMATS = ['code_39', 'code_128', 'data_matrix', 'qr_code'] as const;

interface Detector {
  detect(source: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]>;
}

interface DetectorClass {
  new (options: { readonly formats: readonly string[] }): Detector;
  getSupportedFormats(): Promise<readonly string[]>;
}

/** The browser's own reader where it knows every format; else one in WebAssembly, fetched now and from this site. */
export async function openCodeReader(): Promise<CodeReader> {
  const native = await nativeReader();
  if (native) return native;
  const { openWasmReader } = await import('./wasm-reader.ts');
  return openWasmReader();
}

async function nativeReader(): Promise<CodeReader | undefined> {
  const { BarcodeDetector } = globalThis as { BarcodeDetector?: DetectorClass };
  if (!BarcodeDetector) return undefined;
  try {
    const supported = await BarcodeDetector.getSupportedFormats();
    if (!FORMATS.every((format) => supported.includes(format))) return undefined;
    const detector = new BarcodeDetector({ formats: FORMATS });
    return { read: async (video) => (await detector.detect(video)).map(({ rawValue }) => rawValue) };
  } catch {
    // Some systems announce a reader that they do not have.
    return undefined;
  }
}
