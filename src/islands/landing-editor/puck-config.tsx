import type { Config } from '@puckeditor/core';
import type { ReactNode } from 'react';
import { BLOCK_TYPES, newBlock, type Block } from '#contract/landing';
import { BLOCK_WORDS } from './block-words.ts';
import { CanvasBlock } from './CanvasBlock.tsx';
import type { EditorTranslate } from './editor-texts.tsx';

/**
 * The blocks as Puck takes them: one opaque value each, drawn by the page's own drawings. Puck asks for nothing of
 * theirs; the form beside the canvas does.
 */
export function puckConfig(x: EditorTranslate): Config {
  const components = BLOCK_TYPES.map((type) => [
    type,
    {
      label: x(BLOCK_WORDS[type].name),
      fields: {},
      defaultProps: { block: newBlock(type, 'unnamed') },
      render: ({ id, block }: { id: string; block: Block }) => (
        <CanvasBlock block={block.id === id ? block : { ...block, id }} />
      ),
    },
  ]);
  return {
    components: Object.fromEntries(components) as Config['components'],
    root: {
      fields: {},
      render: ({ children }: { children: ReactNode }) => <div className="p-fund fund">{children}</div>,
    },
  };
}
