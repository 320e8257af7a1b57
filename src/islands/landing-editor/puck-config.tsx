import type { Config, PuckContext } from '@puckeditor/core';
import type { ReactNode } from 'react';
import { BLOCK_TYPES, newBlock, type Block } from '#contract/landing';
import { BLOCK_WORDS } from './block-words.ts';
import { CanvasBlock } from './CanvasBlock.tsx';
import type { EditorTranslate } from './editor-texts.tsx';

interface CanvasProps {
  readonly id: string;
  readonly block: Block;
  readonly puck: PuckContext;
}

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
      // The block itself is what is dragged: with what it is called and how it behaves, not what the library would say.
      inline: true,
      render: ({ id, block, puck }: CanvasProps) => (
        <CanvasBlock block={block.id === id ? block : { ...block, id }} dragRef={puck.dragRef} />
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
