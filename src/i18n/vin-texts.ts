import spanish from './es-MX/vin.json' with { type: 'json' };
import english from './en/vin.json' with { type: 'json' };
import { createTranslator, type Locale, type Translate } from './translator.ts';

export type VinTranslate = Translate<{ vin: typeof spanish }>;

/** Texts of the VIN reader for islands that fetch it on use: no page carries them. */
export function vinTranslator(locale: Locale): VinTranslate {
  return createTranslator(locale, { vin: locale === 'en' ? english : spanish });
}
