import { useState } from 'react';

/**
 * What is being typed over a value, until the value changes by itself. The change is taken while drawing and not in an
 * effect: an effect of the first drawing may run after the first key, and would undo it.
 */
export function useTyped(value: string): readonly [text: string, type: (text: string) => void] {
  const [typed, setTyped] = useState({ over: value, text: value });
  if (typed.over !== value) setTyped({ over: value, text: value });
  return [typed.over === value ? typed.text : value, (text) => setTyped({ over: value, text })];
}
