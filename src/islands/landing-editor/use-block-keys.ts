import { useGetPuck } from '@puckeditor/core';
import { useEffect } from 'react';
import { isTyping } from '../staff/typing.ts';
import type { Blocks } from './use-blocks.ts';
import { usePuck } from './use-puck.ts';

const frame = () => document.querySelector<HTMLIFrameElement>('.page-frame iframe');

/** Brings a block on the canvas into sight. */
export function showBlock(id: string): void {
  const block = frame()?.contentDocument?.querySelector(`[data-puck-component="${CSS.escape(id)}"]`);
  block?.scrollIntoView({ block: 'center', behavior: 'instant' });
}

/**
 * Alt with an arrow moves the chosen block, Escape lets it go; in the panel and on the canvas. Undo, redo and taking
 * away have Puck's own keys.
 */
export function useBlockKeys(blocks: Blocks): void {
  const getPuck = useGetPuck();
  // The canvas is a document of its own, which is there once something was drawn in it.
  const isDrawn = usePuck((puck) => puck.appState.data.content.length > 0);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { selectedItem, appState } = getPuck();
      const id = selectedItem?.props.id as string | undefined;
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
    const documents = [document, frame()?.contentDocument].filter((one) => one != null);
    for (const one of documents) one.addEventListener('keydown', onKey);
    return () => {
      for (const one of documents) one.removeEventListener('keydown', onKey);
    };
  }, [blocks, getPuck, isDrawn]);
}
