import { ActionBar } from '@puckeditor/core';
import type { ReactNode } from 'react';
import { Icon } from '../staff/Icon.tsx';
import { useEditorTexts } from './editor-texts.tsx';
import { blockOf, type PuckBlock } from './puck-adapter.ts';
import { useBlocks } from './use-blocks.ts';
import { usePuck } from './use-puck.ts';

interface BlockActionsProps {
  readonly label?: string | undefined;
  readonly children: ReactNode;
}

/** The bar over the chosen block: up, down, hide; Puck adds its own two, duplicate and delete. */
export function BlockActions({ label, children }: BlockActionsProps) {
  const x = useEditorTexts();
  const blocks = useBlocks();
  const item = usePuck((state) => state.selectedItem) as PuckBlock | null;
  const index = usePuck((state) => state.appState.ui.itemSelector?.index ?? -1);
  const count = usePuck((state) => state.appState.data.content.length);
  const block = item && blockOf(item);
  return (
    <div className="block-acts">
      <ActionBar>
        <ActionBar.Group>{label && <ActionBar.Label {...{ label }} />}</ActionBar.Group>
        <ActionBar.Group>
          {block && (
            <>
              <ActionBar.Action
                label={x('pageEditor.moveUp')}
                disabled={index <= 0}
                onClick={() => blocks.move(block.id, index - 1)}
              >
                <span className="up">
                  <Icon name="down" size="s" />
                </span>
              </ActionBar.Action>
              <ActionBar.Action
                label={x('pageEditor.moveDown')}
                disabled={index >= count - 1}
                onClick={() => blocks.move(block.id, index + 1)}
              >
                <Icon name="down" size="s" />
              </ActionBar.Action>
              <ActionBar.Action
                label={x(block.isHidden ? 'pageEditor.show' : 'pageEditor.hide')}
                active={block.isHidden ?? false}
                onClick={() => blocks.change({ ...block, isHidden: !block.isHidden })}
              >
                <Icon name={block.isHidden ? 'hidden' : 'eye'} size="s" />
              </ActionBar.Action>
            </>
          )}
          {children}
        </ActionBar.Group>
      </ActionBar>
    </div>
  );
}
