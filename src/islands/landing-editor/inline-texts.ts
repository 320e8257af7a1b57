import type { ReactNode } from 'react';
import type { Block, Localized, ResolvedBlock } from '#contract/landing';
import { BLOCK_FIELDS, textPlaces, type TextPlace } from './block-fields.ts';
import { valueAt, withValueAt } from './value-path.ts';

export type EditLanguage = 'es' | 'en';

/** What is stored at a text's place in one language; a name has no language. */
export function storedText(block: Block, { path, kind }: TextPlace, language: EditLanguage): string {
  const value = valueAt(block, path);
  if (kind === 'plain') return typeof value === 'string' ? value : '';
  return (value as Localized | undefined)?.[language] ?? '';
}

/** The block with another text there. An English text that is emptied is none: the Spanish one is shown again. */
export function withStoredText(block: Block, place: TextPlace, language: EditLanguage, text: string): Block {
  if (place.kind === 'plain') return withValueAt(block, place.path, text);
  const value = valueAt(block, place.path) as Localized;
  if (language === 'es') return withValueAt(block, place.path, { ...value, es: text });
  return withValueAt(block, place.path, text === '' ? { es: value.es } : { ...value, en: text });
}

/**
 * A block as it is drawn, with the thing that is typed in in the place of each of its texts. `drawn` mirrors the stored
 * block: a text stands in both under the same path. One that is not written and that the drawing has words of its own
 * for (the label of a number) is left to the drawing.
 */
export function withInlineTexts(
  drawn: ResolvedBlock,
  block: Block,
  make: (place: TextPlace, text: string) => ReactNode,
): ResolvedBlock<ReactNode> {
  return textPlaces(block, BLOCK_FIELDS[block.type]).reduce<ResolvedBlock<ReactNode>>((sofar, place) => {
    const text = valueAt(drawn, place.path);
    if (typeof text !== 'string' || (text === '' && block.type === 'numbers')) return sofar;
    return withValueAt(sofar, place.path, make(place, text));
  }, drawn);
}
