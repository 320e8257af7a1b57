import type { Position } from '#shared/positions.ts';
import type { SelectorTranslate } from './props.ts';

const KEYS = {
  l: 'selector.placeL',
  r: 'selector.placeR',
  f: 'selector.placeF',
  b: 'selector.placeB',
  fl: 'selector.placeFl',
  fr: 'selector.placeFr',
  rl: 'selector.placeRl',
  rr: 'selector.placeRr',
} as const;

/** `Del. izq.`; empty for parts that have only one place. */
export function placeWords(position: Position, t: SelectorTranslate): string {
  return position === 'c' ? '' : t(KEYS[position]);
}
