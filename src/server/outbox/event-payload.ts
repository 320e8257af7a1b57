import { isUuid } from '#shared/ids.ts';

/** What the followers of the event log need of a payload; the rest belongs to the topic. */
export interface EventEffects {
  /** Pages that show something else now. */
  readonly tags: readonly string[];
  /** Memo keys that hold something old. */
  readonly forget: readonly string[];
  /** Ids of stock items of the event's branch that changed. */
  readonly stock: readonly string[];
}

/** Events of these topics change pages that are built, not only those rendered on demand. */
const BUILT_PAGES_TOPIC = /^(?:catalog\.|branches\.|landing\.home_changed$)/;

export function changesBuiltPages(topic: string): boolean {
  return BUILT_PAGES_TOPIC.test(topic);
}

/** Reads a payload of any topic and age; what is missing or malformed counts as none. */
export function effectsOf(payload: string): EventEffects {
  try {
    const parsed = JSON.parse(payload) as { tags?: unknown; forget?: unknown; stock?: unknown } | null;
    return {
      tags: strings(parsed?.tags),
      forget: strings(parsed?.forget),
      stock: strings(parsed?.stock).filter(isUuid),
    };
  } catch {
    return { tags: [], forget: [], stock: [] };
  }
}

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}
