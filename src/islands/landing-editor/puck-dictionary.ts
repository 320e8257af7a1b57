import type { Dictionary } from '@puckeditor/core';
import type { EditorTranslate } from './editor-texts.tsx';

/**
 * Puck's own words that can appear in our composition of it: the bar over a chosen block, the palette and the canvas.
 * Its header, outline, fields and text editor are not used.
 */
export function puckDictionary(x: EditorTranslate): Dictionary {
  return {
    'action-duplicate': x('pageEditor.duplicate'),
    'action-delete': x('pageEditor.remove'),
    'action-selectparent': x('pageEditor.page'),
    'header-undo': x('pageEditor.undo'),
    'header-redo': x('pageEditor.redo'),
    'header-publish': x('pageEditor.publish'),
    'label-page': x('pageEditor.page'),
    'label-component': x('pageEditor.section'),
    'outline-empty': x('pageEditor.noSections'),
    'canvas-noconfig': x('pageEditor.unknownSection'),
    'loader-loading': x('pageEditor.loading'),
  };
}
