import { readVin } from '#shared/vin.ts';

export type ScanHint = 'looking' | 'dark' | 'slow' | 'other';

/** What the codes of one picture say: what was looked for, something else, or nothing. */
export interface Found {
  readonly code?: string;
  readonly other?: string;
}

/** The number of a car among them. */
export function vinAmong(codes: readonly string[]): Found {
  for (const code of codes) {
    for (const part of [code, ...code.split(/[^0-9A-Za-z]+/)]) {
      const reading = readVin(part);
      if (reading.isVin) return { code: reading.vin };
    }
  }
  const [other] = codes;
  return other === undefined ? {} : { other: other.slice(0, 40) };
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
