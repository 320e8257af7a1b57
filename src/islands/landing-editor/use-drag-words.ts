import { useEffect } from 'react';

/**
 * The dragging library writes, at the end of the page, an explanation and announcements in English for screen readers.
 * Ours stands in the place of the first; the others name items by their ids and are left out.
 */
export function useDragWords(explanation: string): void {
  useEffect(() => {
    const reword = () => {
      for (const node of document.body.querySelectorAll<HTMLElement>(':scope > [id^="dnd-kit-"]')) {
        if (node.id.startsWith('dnd-kit-description')) {
          if (node.textContent !== explanation) node.textContent = explanation;
        } else node.hidden = true;
      }
    };
    reword();
    const observer = new MutationObserver(reword);
    observer.observe(document.body, { childList: true });
    return () => observer.disconnect();
  }, [explanation]);
}

/** It also says of each block that it is a button that is not pressed; a block is a group of texts. */
export function withoutPressed(canvas: Document): () => void {
  const states = ['aria-pressed', 'aria-grabbed'];
  const quieten = () => {
    for (const state of states) {
      for (const block of canvas.querySelectorAll(`[data-block][${state}]`)) block.removeAttribute(state);
    }
  };
  quieten();
  const observer = new MutationObserver(quieten);
  observer.observe(canvas.body, { subtree: true, attributeFilter: states });
  return () => observer.disconnect();
}
