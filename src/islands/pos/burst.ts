import { makeWedge } from './wedge.ts';

/** Some scanners end a code with two Enters. */
const SECOND_ENTER_MS = 90;

/** What came from the keyboard at the pace of a scanner, wherever the focus was. */
export interface Burst {
  /** A printable key; true: the first after a pause. */
  key(character: string, atMs: number): boolean;
  /** Enter: the whole code when a scanner wrote it, `again` for the second Enter of one, else null. */
  enter(atMs: number): { readonly kind: 'code'; readonly code: string } | { readonly kind: 'again' } | null;
  /** A key that no scanner sends: somebody is at the keyboard. */
  other(): void;
}

/** Serials, part numbers and vales have digits; a word that somebody types fast is no code. */
const CODE = /\d/;

export function makeBurst(): Burst {
  const wedge = makeWedge();
  let written = '';
  let codeAtMs = Number.NEGATIVE_INFINITY;
  return {
    key(character, atMs) {
      const isFirst = wedge.key(atMs);
      written = isFirst ? character : written + character;
      return isFirst;
    },
    enter(atMs) {
      const code = written;
      written = '';
      if (wedge.ended(atMs, code.length) && CODE.test(code)) {
        codeAtMs = atMs;
        return { kind: 'code', code: code.trim() };
      }
      return code === '' && atMs - codeAtMs <= SECOND_ENTER_MS ? { kind: 'again' } : null;
    },
    other() {
      written = '';
      codeAtMs = Number.NEGATIVE_INFINITY;
    },
  };
}
