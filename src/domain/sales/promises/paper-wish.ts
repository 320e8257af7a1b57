import { readDocumentCode } from '#shared/folio.ts';
import type { PaperWish } from './promise.queries.ts';

const MAX_WORDS = 5;

/** What a person typed or scanned, to find a paper. Null: nothing that could find one. */
export function paperWishOf(text: string): PaperWish | null {
  const typed = text.trim();
  const code = readDocumentCode(typed);
  if (code) return 'id' in code ? { kind: 'id', id: code.id } : { kind: 'folio', folio: code.folio };
  if (/^\+?[\d\s().-]{4,}$/.test(typed)) {
    const digits = typed.replace(/\D/g, '');
    // With its country or without: the end is the same.
    return digits.length < 4 ? null : { kind: 'phone', digits: digits.slice(-10) };
  }
  const words = typed.split(/\s+/).filter(Boolean).slice(0, MAX_WORDS);
  return words.length > 0 ? { kind: 'words', words } : null;
}
