import type { Count, CountScanned } from '#contract/inventory';
import type { z } from 'zod';
import type { PieceDictionary } from '../../staff/piece-dictionary.ts';
import { partName } from '../../staff/piece-words.ts';
import type { BookTranslate } from './book-texts.tsx';

/** "A-03 · Frenos · solo nuevas", or the whole branch. */
export function scopeWords(
  { scope }: Pick<z.infer<typeof Count>, 'scope'>,
  t: BookTranslate,
  dictionary: PieceDictionary,
): string {
  const words = [
    scope.bin,
    scope.system && (dictionary.systems.find(({ code }) => code === scope.system)?.name ?? scope.system),
    scope.partType && (dictionary.names[scope.partType] ?? scope.partType),
    scope.condition && t(scope.condition === 'used' ? 'book.scopeUsed' : 'book.scopeNew'),
  ].filter(Boolean);
  return words.length > 0 ? words.join(' · ') : t('book.countAll');
}

/** The part's name with its code, or the code alone. */
export function thingName(
  thing: Pick<CountScanned, 'code' | 'partType' | 'position'>,
  dictionary: PieceDictionary,
): string {
  return thing.partType === null || thing.position === null
    ? thing.code
    : partName({ partType: thing.partType, position: thing.position }, dictionary);
}
