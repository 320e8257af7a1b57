import type { StoredAnswer } from './stored-answer.ts';

/** The entry itself, its places in the maps and the laid-out heads. */
const ENTRY_BYTES = 1_024;
/** What a short string costs besides its letters, and its place in a list or a set. */
const STRING_BYTES = 48;

/** Memory that a kept page holds. Strings that pages share count for each: rather too much than too little. */
export function entryWeight(key: string, answer: StoredAnswer, tags: readonly string[]): number {
  return ENTRY_BYTES + answer.body.bytes + textBytes([key, ...answer.headers, ...tags]);
}

function textBytes(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + text.length + STRING_BYTES, 0);
}
