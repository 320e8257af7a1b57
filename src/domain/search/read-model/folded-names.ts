import { normalizeTerm } from '#shared/facts/terms.ts';
import type { Ordinals } from './ordinals.ts';

const made = new WeakMap<Ordinals<string>, string[]>();

/** The names as they are compared, in the order of their numbers; each is folded once. */
export function foldedNames(names: Ordinals<string>): readonly string[] {
  let folded = made.get(names);
  if (!folded) made.set(names, (folded = []));
  for (let at = folded.length; at < names.names.length; at++)
    folded.push(normalizeTerm(names.names[at] ?? ''));
  return folded;
}
