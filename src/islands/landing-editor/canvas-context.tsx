import { createContext, useContext } from 'react';
import type { Block } from '#contract/landing';
import type { TextPlace } from './block-fields.ts';
import type { EditLanguage } from './inline-texts.ts';
import type { ResolvedEntry } from './use-resolved.ts';

/** What the blocks on the canvas need to draw themselves and to be written in. */
export interface Canvas {
  readonly language: EditLanguage;
  /** As the server drew it last, and from what; undefined until it did. */
  readonly entryOf: (id: string) => ResolvedEntry | undefined;
  readonly onText: (id: string, place: TextPlace, text: string) => void;
  readonly onSelect: (id: string) => void;
  /** Names of what is written, for who does not see it. */
  readonly nameOf: (block: Block, place: TextPlace) => string;
}

const Context = createContext<Canvas | null>(null);

export const CanvasProvider = Context;

export function useCanvas(): Canvas {
  const canvas = useContext(Context);
  if (!canvas) throw new Error('useCanvas outside the canvas');
  return canvas;
}
