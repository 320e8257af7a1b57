import { useGetPuck } from '@puckeditor/core';
import { useEffect } from 'react';
import { isTyping } from '../staff/typing.ts';
import { useBlocks } from './use-blocks.ts';
import { idOf } from './use-puck.ts';

const frame = () => document.querySelector<HTMLIFrameElement>('.page-frame iframe');

/** Brings a block on the canvas into sight. */
export function showBlock(id: string): void {
  const block = frame()?.contentDocument?.querySelector(`[data-puck-component="${CSS.escape(id)}"]`);
  block?.scrollIntoView({ block: 'center', behavior: 'instant' });
}

/**
 * Alt with an arrow moves the chosen block, Escape lets it go: in the panel and, a document of its own, on the canvas.
 * Undo, redo and taking away have Puck's own keys.
 */
export function useBlockKeys(where: Document | undefined): void {
  const getPuck = useGetPuck();
  const blocks = useBlocks();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { selectedItem, appState } = getPuck();
      const id = idOf(selectedItem);
      const index = appState.ui.itemSelector?.index;
      if (!id || index === undefined || event.ctrlKey || event.metaKey) return;
      const step = event.altKey && { ArrowUp: -1, ArrowDown: 1 }[event.key];
      if (step) {
        event.preventDefault();
        blocks.move(id, index + step);
        showBlock(id);
      } else if (
        event.key === 'Escape' &&
        !isTyping(event.target) &&
        !document.querySelector('dialog[open]')
      ) {
        blocks.select(null);
      }
    };
    where?.addEventListener('keydown', onKey);
    return () => where?.removeEventListener('keydown', onKey);
  }, [where, blocks, getPuck]);
}
