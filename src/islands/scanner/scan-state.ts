import { readVin } from '#shared/vin.ts';

export type ScanHint = 'looking' | 'dark' | 'slow' | 'other';

/** `vin`: the number of a car. `any`: what stands there; the number of a car before the rest of its label. */
export type ScanWish = 'vin' | 'any';

/** What the codes of one picture say: what is looked for, something else, or nothing. */
export function codeAmong(
  reads: ScanWish,
  codes: readonly string[],
): { readonly code?: string; readonly other?: string } {
  for (const code of codes) {
    for (const part of [code, ...code.split(/[^0-9A-Za-z]+/)]) {
      const reading = readVin(part);
      if (reading.isVin) return { code: reading.vin };
    }
  }
  const [first] = codes;
  if (first === undefined) return {};
  return reads === 'any' ? { code: first.trim() } : { other: first.slice(0, 40) };
}

const DARK = 40;
const SLOW_MS = 8_000;

/** What to tell somebody who still holds the phone to the label. */
export function hintFor(state: {
  readonly brightness: number | undefined;
  readonly waitedMs: number;
  readonly other: string | undefined;
}): ScanHint {
  if (state.other !== undefined) return 'other';
  if (state.brightness !== undefined && state.brightness < DARK) return 'dark';
  return state.waitedMs > SLOW_MS ? 'slow' : 'looking';
}
