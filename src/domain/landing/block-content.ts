import type { Block } from './blocks.ts';
import { isSaid, plainTextOf } from './block-texts.ts';
import type { LocalizedRichText } from './content-parts.ts';

const isWritten = ({ es }: LocalizedRichText) => plainTextOf(es) !== '';

/**
 * Whether a block would show anything of its own. One without content is left out of the page, heading and all:
 * backers and financing stay away until somebody fills them in.
 */
export function hasContent(block: Block): boolean {
  switch (block.type) {
    case 'hero':
      return isSaid(block.heading);
    case 'timeline':
      return block.steps.some(({ title }) => isSaid(title));
    case 'numbers':
      return block.items.length > 0;
    case 'branches':
    case 'offers':
      // Live: what there is to show is known when it is read.
      return true;
    case 'people':
      return block.people.some(({ name }) => name.trim() !== '');
    case 'backers':
      return (
        block.goal !== null ||
        block.report !== null ||
        block.uses.length > 0 ||
        block.backers.some(({ name }) => name.trim() !== '')
      );
    case 'financing':
      return block.hasHoldTerms || block.plans.length > 0;
    case 'process':
      return block.steps.some(({ title }) => isSaid(title)) || block.origin !== null;
    case 'gallery':
      return block.pictures.length > 0;
    case 'testimonials':
      return block.quotes.some(({ text }) => isSaid(text));
    case 'faq':
      return block.items.some(({ question, answer }) => isSaid(question) && isWritten(answer));
    case 'richText':
      return isWritten(block.body);
    case 'callToAction':
      return isSaid(block.heading);
  }
}
