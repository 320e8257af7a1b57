import type { Data } from '@puckeditor/core';
import { CONTENT_SCHEMA, type Block, type PageContent } from '#contract/landing';

/** What Puck carries for each block: our block whole, beside the id that Puck goes by. */
export interface PuckBlock {
  readonly type: string;
  readonly props: { readonly id: string; readonly block: Block };
}

/** What belongs to the page and to no block. */
export type PageTexts = Pick<PageContent, 'title' | 'description' | 'isDemo'>;

/**
 * Our content in the form Puck works on. Each block travels whole as one value, so that Puck never sees a field of ours
 * and nothing can get lost in it; only Puck's own copy of the id may change, when it duplicates a block.
 */
export function toPuckData({ title, description, isDemo, blocks }: PageContent): Data {
  const page: PageTexts = { title, description, ...(isDemo === undefined ? {} : { isDemo }) };
  return {
    root: { props: { page } } as Data['root'],
    content: blocks.map((block): PuckBlock => ({ type: block.type, props: { id: block.id, block } })),
  };
}

/** What Puck works on, as our content; the id that Puck goes by is the block's. */
export function fromPuckData({ root, content }: Pick<Data, 'root' | 'content'>): PageContent {
  return { schema: CONTENT_SCHEMA, ...pageTextsOf(root), blocks: (content as PuckBlock[]).map(blockOf) };
}

export function pageTextsOf(root: Data['root']): PageTexts {
  return (root as unknown as { readonly props: { readonly page: PageTexts } }).props.page;
}

export function blockOf({ props: { id, block } }: PuckBlock): Block {
  return block.id === id ? block : { ...block, id };
}
