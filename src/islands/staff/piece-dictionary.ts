import { nameOf, PART_TYPES, positionsOf } from '#shared/facts/part-types.ts';
import { SYSTEMS } from '#shared/facts/systems.ts';
import { COLOUR_NAMES, translator, type Locale } from '#i18n';

/** Names the staff screens need, in one language: made by the page so that islands do not carry the facts. */
export interface PieceDictionary {
  /** `<part type>` or `<part type>/<position>` → "Puerta delantera izquierda". */
  readonly names: Readonly<Record<string, string>>;
  /** Paint as it is stored → in the language, in running text. */
  readonly colours: Readonly<Record<string, string>>;
  /** In catalog order. */
  readonly systems: readonly { readonly code: string; readonly name: string }[];
}

export function pieceDictionary(locale: Locale): PieceDictionary {
  const language = locale === 'en' ? 'en' : 'es';
  const names: Record<string, string> = {};
  for (const type of PART_TYPES) {
    names[type.code] = nameOf(type, 'c', language);
    for (const position of positionsOf(type)) {
      if (position !== 'c') names[`${type.code}/${position}`] = nameOf(type, position, language);
    }
  }
  const t = translator(locale);
  const colours = Object.fromEntries(
    Object.entries(COLOUR_NAMES).map(([colour, key]) => [colour, t(key).toLowerCase()]),
  );
  return {
    names,
    colours,
    systems: SYSTEMS.map((system) => ({ code: system.code, name: system[language] })),
  };
}
