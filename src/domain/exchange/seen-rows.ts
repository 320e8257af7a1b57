/** As many rows as a file may have before repeated ones are no longer noticed; about 60 MB. */
const MOST = 1_000_000;

/** Remembers rows of a file by a number made of their key, in little memory. */
export class SeenRows {
  readonly #seen = new Set<number>();

  /** Answers whether the key came before. */
  meet(key: string): boolean {
    const mark = hash53(key);
    if (this.#seen.has(mark)) return true;
    if (this.#seen.size < MOST) this.#seen.add(mark);
    return false;
  }
}

/** 53 bits of two multiplicative hashes: among a million keys two agree by accident once in ten thousand files. */
function hash53(text: string): number {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let at = 0; at < text.length; at++) {
    const letter = text.charCodeAt(at);
    high = Math.imul(high ^ letter, 2_654_435_761);
    low = Math.imul(low ^ letter, 1_597_334_677);
  }
  high = Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909);
  low = Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909);
  return 4_294_967_296 * (2_097_151 & low) + (high >>> 0);
}
