import { Drawer } from '@puckeditor/core';
import { useEffect, useRef } from 'react';
import { BLOCK_TYPES, MAX_BLOCKS, type BlockType } from '#contract/landing';
import { Icon } from '../staff/Icon.tsx';
import { BLOCK_WORDS } from './block-words.ts';
import { useEditorTexts } from './editor-texts.tsx';
import { useBlocks } from './use-blocks.ts';
import { usePuck } from './use-puck.ts';

interface BlockPaletteProps {
  readonly onAdded: () => void;
}

/** What can be added: dragged to its place, or put behind the chosen section with a button. */
export function BlockPalette({ onAdded }: BlockPaletteProps) {
  const x = useEditorTexts();
  const blocks = useBlocks();
  const count = usePuck((state) => state.appState.data.content.length);
  const hasHero = usePuck((state) => state.appState.data.content.some(({ type }) => type === 'hero'));
  const chosen = usePuck((state) => state.appState.ui.itemSelector?.index);
  const palette = useRef<HTMLDivElement>(null);
  useEffect(() => withoutKeys(palette.current), []);
  const isOff = (type: BlockType) => count >= MAX_BLOCKS || (type === 'hero' && hasHero);
  const add = (type: BlockType) => {
    if (isOff(type)) return;
    blocks.add(type, chosen === undefined ? count : chosen + 1);
    onAdded();
  };
  return (
    <div className="palette" ref={palette}>
      <p className="small soft">{x('pageEditor.paletteBody')}</p>
      {count >= MAX_BLOCKS && <p className="note warn">{x('pageEditor.pageFull', { count: MAX_BLOCKS })}</p>}
      <Drawer>
        {BLOCK_TYPES.map((type) => {
          const { name, body } = BLOCK_WORDS[type];
          return (
            <div key={type} className="palette-item">
              <Drawer.Item name={type} label={x(name)} isDragDisabled={isOff(type)}>
                {() => (
                  <div className="palette-card">
                    <b>{x(name)}</b>
                    <span className="small soft">
                      {x(type === 'hero' && hasHero ? 'pageEditor.heroIsThere' : body)}
                    </span>
                  </div>
                )}
              </Drawer.Item>
              <button
                type="button"
                className="icon"
                aria-label={x('pageEditor.addOf', { name: x(name) })}
                aria-description={x(type === 'hero' && hasHero ? 'pageEditor.heroIsThere' : body)}
                aria-disabled={isOff(type)}
                onClick={() => add(type)}
              >
                <Icon name="plus" size="s" />
              </button>
            </div>
          );
        })}
      </Drawer>
    </div>
  );
}

/**
 * What is dragged from here cannot be dragged by keyboard, whatever the library tells about it: the button beside it
 * does the same for everybody.
 */
function withoutKeys(palette: HTMLElement | null): (() => void) | undefined {
  if (!palette) return undefined;
  const quieten = () => {
    for (const item of palette.querySelectorAll('[data-puck-drawer-item]')) {
      if (item.getAttribute('tabindex') === '0') item.setAttribute('tabindex', '-1');
      if (item.getAttribute('aria-hidden') !== 'true') item.setAttribute('aria-hidden', 'true');
    }
  };
  quieten();
  const observer = new MutationObserver(quieten);
  observer.observe(palette, { subtree: true, childList: true, attributeFilter: ['tabindex'] });
  return () => observer.disconnect();
}
