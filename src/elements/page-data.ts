import { createTranslator, type AllTexts, type Locale, type Translate } from '#i18n';

/** What the layout hands to the elements of a page: its language, their texts, the names of the branches. */
export interface PageData {
  readonly locale: Locale;
  readonly texts: Pick<AllTexts, 'elements'>;
  /** Name by three-letter code. */
  readonly branches: Readonly<Record<string, string>>;
}

const source = document.getElementById('mp-page')?.textContent;
const page: PageData = source
  ? (JSON.parse(source) as PageData)
  : { locale: 'es-MX', texts: { elements: {} as AllTexts['elements'] }, branches: {} };

export const { locale, branches } = page;
export const t: Translate<Pick<AllTexts, 'elements'>> = createTranslator(locale, page.texts);
