/**
 * Code 128 (ISO/IEC 15417) of printable ASCII, in as few symbols as sets B and C allow. Widths of bar, space, bar…
 * in modules; the quiet zones of ten modules on either side are left to whoever draws it.
 */

/** Widths of each symbol value; 103–105 start in A, B and C. */
const WIDTHS =
  '212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222 123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 212123 212321 232121 111323 131123 131321 112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 113321 133121 313121 211331 231131 213113 213311 213131 311123 311321 331121 312113 312311 332111 314111 221411 431111 111224 111422 121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 241211 221114 413111 241112 134111 111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 214121 412121 111143 111341 131141 114113 114311 411113 411311 113141 114131 311141 411131 211412 211214 211232'.split(
    ' ',
  );
const STOP = '2331112';
const START = { B: 104, C: 105 } as const;
const SWITCH = { B: 100, C: 99 } as const;

/** A run of characters in one set; C takes two digits a symbol. */
export interface Code128Run {
  readonly set: 'B' | 'C';
  readonly text: string;
}

/** Throws RangeError for a character that is not printable ASCII, or for nothing. */
export function code128Runs(text: string): Code128Run[] {
  if (!/^[\x20-\x7e]+$/.test(text)) throw new RangeError(`Not printable ASCII: ${JSON.stringify(text)}`);
  const runs: { set: 'B' | 'C'; text: string }[] = [];
  for (const step of shortestSteps(text)) {
    const last = runs.at(-1);
    if (last?.set === step.set) last.text += step.text;
    else runs.push(step);
  }
  return runs;
}

/** The symbol values of a text: start, data, switches, check; the stop is no value. */
export function code128Values(text: string): number[] {
  const values = code128Runs(text).flatMap(({ set, text: run }, index) => [
    index === 0 ? START[set] : SWITCH[set],
    ...(set === 'C' ? pairsOf(run) : Array.from(run, (letter) => letter.charCodeAt(0) - 32)),
  ]);
  const sum = values.reduce((total, value, index) => total + value * Math.max(1, index), 0);
  return [...values, sum % 103];
}

/** Widths in modules: bar, space, bar… from the first bar of the start to the last bar of the stop. */
export function code128Widths(text: string): number[] {
  const digits = code128Values(text).map((value) => WIDTHS[value] ?? '');
  return Array.from(digits.join('') + STOP, Number);
}

/** Modules between the quiet zones. */
export function code128Modules(text: string): number {
  return code128Widths(text).reduce((sum, width) => sum + width, 0);
}

const pairsOf = (digits: string): number[] => (digits.match(/../g) ?? []).map(Number);

interface Way {
  readonly symbols: number;
  readonly set: 'B' | 'C';
  readonly before: Way | null;
  readonly text: string;
}

/** From left to right, the cheapest way to have come to each place in either set. */
function shortestSteps(text: string): { set: 'B' | 'C'; text: string }[] {
  const ways: Record<'B' | 'C', Way | null>[] = Array.from({ length: text.length + 1 }, () => ({
    B: null,
    C: null,
  }));
  const reach = (at: number, set: 'B' | 'C', length: number) => {
    const from = at - length;
    if (from < 0) return;
    const candidates = from === 0 ? [null] : [ways[from]?.B ?? null, ways[from]?.C ?? null];
    for (const before of candidates) {
      if (from > 0 && before === null) continue;
      // A start costs what a switch costs.
      const symbols = (before?.symbols ?? 0) + 1 + (before?.set === set ? 0 : 1);
      const known = ways[at]?.[set] ?? null;
      if (known === null || symbols < known.symbols) {
        ways[at] = {
          ...(ways[at] ?? { B: null, C: null }),
          [set]: { symbols, set, before, text: text.slice(from, at) },
        };
      }
    }
  };
  for (let at = 1; at <= text.length; at++) {
    reach(at, 'B', 1);
    if (/^\d\d$/.test(text.slice(Math.max(0, at - 2), at))) reach(at, 'C', 2);
  }
  const steps: { set: 'B' | 'C'; text: string }[] = [];
  const { B = null, C = null } = ways[text.length] ?? {};
  let way = B && C ? (C.symbols < B.symbols ? C : B) : (B ?? C);
  for (; way; way = way.before) steps.unshift({ set: way.set, text: way.text });
  return steps;
}
