/** As many rows as a file may have before repeated ones are no longer noticed; about 16 MB. */
const MOST = 1_000_000;
const FIRST_PLACES = 4_096;

/** Remembers rows of a file by a number made of their key: an open hash table outside of the heap. */
export class SeenRows {
  /** 0: free. A power of two, never more than half full. */
  #places = new Float64Array(FIRST_PLACES);
  #count = 0;

  /** Answers whether the key came before. */
  meet(key: string): boolean {
    const mark = hash53(key) || 1;
    const place = placeOf(this.#places, mark);
    if (this.#places[place] === mark) return true;
    if (this.#count >= MOST) return false;
    this.#places[place] = mark;
    this.#count += 1;
    if (this.#count * 2 > this.#places.length) this.#grow();
    return false;
  }

  #grow(): void {
    const wider = new Float64Array(this.#places.length * 2);
    for (const mark of this.#places) if (mark !== 0) wider[placeOf(wider, mark)] = mark;
    this.#places = wider;
  }
}

/** Where the mark is, or the free place where it belongs. */
function placeOf(places: Float64Array, mark: number): number {
  const last = places.length - 1;
  let at = mark % places.length;
  while (places[at] !== 0 && places[at] !== mark) at = at === last ? 0 : at + 1;
  return at;
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
