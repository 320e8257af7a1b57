import type { Block, Localized, PageContent } from '#contract/landing';
import { isSame } from './is-same.ts';

/** Words of both languages; formatted ones are lists. */
type Spoken = { readonly es: Localized['es'] | readonly unknown[]; readonly en?: unknown };

/**
 * The sections, in their order, whose English is missing, or was not written again when the Spanish changed since `live`.
 * Empty where the page has no English at all: then nobody waits for it.
 */
export function englishBehind(live: PageContent | null, draft: PageContent): Block[] {
  if (!hasEnglish(draft)) return [];
  const before = new Map(live?.blocks.map((block) => [block.id, block]));
  return draft.blocks.filter((block) => block.isHidden !== true && isBehind(before.get(block.id), block));
}

function isBehind(before: unknown, now: unknown): boolean {
  if (typeof now !== 'object' || now === null) return false;
  if (isSpoken(now)) {
    if (isBlank(now.es)) return false;
    if (isBlank(now.en)) return true;
    return isSpoken(before) && isSame(before.en, now.en) && !isSame(before.es, now.es);
  }
  return Object.entries(now).some(([key, value]) => isBehind(at(before, key), value));
}

function hasEnglish(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return isSpoken(value) ? !isBlank(value.en) : Object.values(value).some(hasEnglish);
}

function isSpoken(value: unknown): value is Spoken {
  return typeof value === 'object' && value !== null && 'es' in value;
}

function isBlank(value: unknown): boolean {
  if (value === undefined) return true;
  return typeof value === 'string' ? value.trim() === '' : Array.isArray(value) && value.length === 0;
}

function at(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}
