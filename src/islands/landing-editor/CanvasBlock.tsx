import { useMemo } from 'react';
import { hasContent, type Block } from '#contract/landing';
import { BlockView } from '../../page-blocks/BlockView.tsx';
import { Icon } from '../staff/Icon.tsx';
import { BLOCK_WORDS } from './block-words.ts';
import { useCanvas } from './canvas-context.tsx';
import { useEditorTexts } from './editor-texts.tsx';
import { InlineText } from './InlineText.tsx';
import { withInlineTexts } from './inline-texts.ts';

interface CanvasBlockProps {
  readonly block: Block;
  /** Makes the element one that can be dragged; null while it cannot. */
  readonly dragRef: ((element: Element | null) => void) | null;
}

/** One block on the canvas: the very drawing of the page, with its texts to write in. */
export function CanvasBlock({ block, dragRef }: CanvasBlockProps) {
  const x = useEditorTexts();
  const { entryOf, language } = useCanvas();
  const entry = entryOf(block.id);
  const drawn = useMemo(
    () =>
      entry &&
      withInlineTexts(entry.drawn, block, (place, shown) => (
        <InlineText
          key={`${place.path.join('.')}:${language}`}
          {...{ block, place, shown }}
          source={entry.source}
        />
      )),
    [entry, block, language],
  );
  const name = x(BLOCK_WORDS[block.type].name);
  const remark = block.isHidden
    ? x('pageEditor.canvasHidden', { name })
    : hasContent(block)
      ? null
      : x('pageEditor.canvasEmpty', { name });
  return (
    <div
      ref={dragRef}
      className={block.isHidden ? 'canvas-block is-hidden' : 'canvas-block'}
      data-block={block.type}
      role="group"
      aria-roledescription={x('pageEditor.section')}
      aria-label={name}
      aria-describedby=""
      tabIndex={-1}
    >
      {remark && (
        <p className="canvas-remark">
          <Icon name="info" size="s" />
          {remark}
        </p>
      )}
      {drawn ? (
        <BlockView block={drawn} locale={language === 'en' ? 'en' : 'es-MX'} />
      ) : (
        <div className="wrap load rows canvas-wait" aria-busy="true">
          <span className="skeleton w3" />
          <span className="skeleton w4" />
        </div>
      )}
    </div>
  );
}
