import { textOf, type Block, type Localized } from '#contract/landing';
import { BLOCK_FIELDS, type Field } from './block-fields.ts';
import type { EditLanguage } from './inline-texts.ts';

type Values = Readonly<Record<string, unknown>>;

/** The first words that are written in a value: what it is known by in a list. */
export function summaryOf(value: unknown, fields: readonly Field[], language: EditLanguage): string {
  for (const { kind, key } of fields) {
    const one = (value as Values)[key];
    const text =
      kind === 'plain'
        ? (one as string)
        : kind === 'line' || kind === 'text'
          ? textOf(one as Localized, language)
          : '';
    if (text.trim() !== '') return text.trim();
  }
  return '';
}

/** What a block is known by: its heading, where it has one. */
export function summaryOfBlock(block: Block, language: EditLanguage): string {
  const fields = BLOCK_FIELDS[block.type];
  const heading = fields.filter(({ key }) => key === 'heading');
  return summaryOf(block, heading, language) || summaryOf(block, fields, language);
}
