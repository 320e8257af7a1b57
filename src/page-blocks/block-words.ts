import { createTranslator, type Locale, type Translate } from '#i18n';
import catalogEs from '../i18n/es-MX/catalog.json' with { type: 'json' };
import fundedEs from '../i18n/es-MX/funded.json' with { type: 'json' };
import catalogEn from '../i18n/en/catalog.json' with { type: 'json' };
import fundedEn from '../i18n/en/funded.json' with { type: 'json' };

const TEXTS = {
  'es-MX': { catalog: catalogEs, funded: fundedEs },
  en: { catalog: catalogEn, funded: fundedEn },
} as const;

type BlockWords = Translate<{ catalog: typeof catalogEs; funded: typeof fundedEs }>;

const known = new Map<Locale, BlockWords>();

/** The words of blocks themselves, beside what owners write. Only theirs: a canvas carries them into the browser. */
export function blockWords(locale: Locale): BlockWords {
  let words = known.get(locale);
  if (!words) known.set(locale, (words = createTranslator(locale, TEXTS[locale])));
  return words;
}
