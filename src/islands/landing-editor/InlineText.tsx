import { registerOverlayPortal } from '@puckeditor/core';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { Block } from '#contract/landing';
import { LINE_MAX, TEXT_MAX } from '#contract/landing';
import type { TextPlace } from './block-fields.ts';
import { useCanvas } from './canvas-context.tsx';
import { storedText } from './inline-texts.ts';

interface InlineTextProps {
  readonly block: Block;
  /** As the server last drew this block. */
  readonly source: Block;
  readonly place: TextPlace;
  /** What was drawn in this place then: with its figures filled in. */
  readonly shown: string;
}

/**
 * A text that is written where it stands. Outside of writing it shows what visitors will read; inside, what is stored:
 * `{pieces}` instead of the figure. React leaves its words alone, so the caret stays where it is.
 */
export function InlineText({ block, source, place, shown }: InlineTextProps) {
  const { language, onText, onSelect, nameOf } = useCanvas();
  const ref = useRef<HTMLSpanElement>(null);
  const [isWriting, setWriting] = useState(false);
  const stored = storedText(block, place, language);
  const words = isWriting || stored !== storedText(source, place, language) ? stored : shown;
  const isLine = place.kind !== 'text';

  useEffect(() => registerOverlayPortal(ref.current, { disableDrag: true }), []);
  useEffect(() => {
    const element = ref.current;
    if (element && textIn(element, isLine) !== words) element.textContent = words;
  }, [words, isLine]);

  const onKeyDown = (event: KeyboardEvent) => {
    // Puck's own keys would take the block away with Backspace.
    event.stopPropagation();
    const isEnd = event.key === 'Escape' || (isLine && event.key === 'Enter');
    if (!isEnd || event.nativeEvent.isComposing) return;
    event.preventDefault();
    ref.current?.blur();
  };

  return (
    <span
      ref={ref}
      className="inline-text"
      contentEditable="plaintext-only"
      suppressContentEditableWarning
      role="textbox"
      tabIndex={0}
      aria-label={nameOf(block, place)}
      aria-multiline={!isLine}
      data-placeholder={nameOf(block, place)}
      spellCheck
      lang={language}
      onFocus={() => {
        setWriting(true);
        onSelect(block.id);
      }}
      onBlur={() => setWriting(false)}
      onInput={({ currentTarget }) => {
        const text = textIn(currentTarget, isLine).slice(0, isLine ? LINE_MAX : TEXT_MAX);
        onText(block.id, place, text);
      }}
      onKeyDown={onKeyDown}
      onKeyUp={(event) => {
        event.stopPropagation();
        // A space would open or close the <summary> it stands in.
        event.preventDefault();
      }}
      onClick={(event) => {
        event.preventDefault();
        event.stopPropagation();
      }}
    />
  );
}

/** What stands in it: line breaks only where there may be several lines. */
function textIn(element: HTMLElement, isLine: boolean): string {
  const text = element.textContent;
  return isLine ? text.replace(/\s*\n\s*/g, ' ') : text;
}
