import auditEs from './es-MX/audit.json' with { type: 'json' };
import bookEs from './es-MX/book.json' with { type: 'json' };
import commonEs from './es-MX/common.json' with { type: 'json' };
import catalogEs from './es-MX/catalog.json' with { type: 'json' };
import elementsEs from './es-MX/elements.json' with { type: 'json' };
import exchangeEs from './es-MX/exchange.json' with { type: 'json' };
import errorsEs from './es-MX/errors.json' with { type: 'json' };
import selectorEs from './es-MX/selector.json' with { type: 'json' };
import counterEs from './es-MX/counter.json' with { type: 'json' };
import panelEs from './es-MX/panel.json' with { type: 'json' };
import fundedEs from './es-MX/funded.json' with { type: 'json' };
import pageEditorEs from './es-MX/pageEditor.json' with { type: 'json' };
import pagesEs from './es-MX/pages.json' with { type: 'json' };
import fitEs from './es-MX/fit.json' with { type: 'json' };
import fitmentEs from './es-MX/fitment.json' with { type: 'json' };
import invoicingEs from './es-MX/invoicing.json' with { type: 'json' };
import labelsEs from './es-MX/labels.json' with { type: 'json' };
import transfersEs from './es-MX/transfers.json' with { type: 'json' };
import papersEs from './es-MX/papers.json' with { type: 'json' };
import returnsEs from './es-MX/returns.json' with { type: 'json' };
import stageEs from './es-MX/stage.json' with { type: 'json' };
import donorsEs from './es-MX/donors.json' with { type: 'json' };
import tillEs from './es-MX/till.json' with { type: 'json' };
import vinEs from './es-MX/vin.json' with { type: 'json' };
import auditEn from './en/audit.json' with { type: 'json' };
import bookEn from './en/book.json' with { type: 'json' };
import commonEn from './en/common.json' with { type: 'json' };
import catalogEn from './en/catalog.json' with { type: 'json' };
import elementsEn from './en/elements.json' with { type: 'json' };
import exchangeEn from './en/exchange.json' with { type: 'json' };
import errorsEn from './en/errors.json' with { type: 'json' };
import selectorEn from './en/selector.json' with { type: 'json' };
import counterEn from './en/counter.json' with { type: 'json' };
import panelEn from './en/panel.json' with { type: 'json' };
import fundedEn from './en/funded.json' with { type: 'json' };
import pageEditorEn from './en/pageEditor.json' with { type: 'json' };
import pagesEn from './en/pages.json' with { type: 'json' };
import fitEn from './en/fit.json' with { type: 'json' };
import fitmentEn from './en/fitment.json' with { type: 'json' };
import invoicingEn from './en/invoicing.json' with { type: 'json' };
import labelsEn from './en/labels.json' with { type: 'json' };
import transfersEn from './en/transfers.json' with { type: 'json' };
import papersEn from './en/papers.json' with { type: 'json' };
import returnsEn from './en/returns.json' with { type: 'json' };
import stageEn from './en/stage.json' with { type: 'json' };
import donorsEn from './en/donors.json' with { type: 'json' };
import tillEn from './en/till.json' with { type: 'json' };
import vinEn from './en/vin.json' with { type: 'json' };
import { createTranslator, type Locale, type Translate } from './translator.ts';

export { COLOUR_NAMES } from './colours.ts';
export * from './format.ts';
export {
  createTranslator,
  type Locale,
  type MessageKey,
  type Messages,
  type Translate,
} from './translator.ts';

const spanish = {
  audit: auditEs,
  book: bookEs,
  common: commonEs,
  catalog: catalogEs,
  elements: elementsEs,
  errors: errorsEs,
  exchange: exchangeEs,
  selector: selectorEs,
  counter: counterEs,
  panel: panelEs,
  funded: fundedEs,
  pageEditor: pageEditorEs,
  pages: pagesEs,
  fit: fitEs,
  fitment: fitmentEs,
  invoicing: invoicingEs,
  labels: labelsEs,
  papers: papersEs,
  returns: returnsEs,
  stage: stageEs,
  transfers: transfersEs,
  donors: donorsEs,
  till: tillEs,
  vin: vinEs,
};

export type AllTexts = typeof spanish;
export type Namespace = keyof AllTexts;

// A text missing in English does not compile.
const english: { [Name in Namespace]: Record<keyof AllTexts[Name], string> } = {
  audit: auditEn,
  book: bookEn,
  common: commonEn,
  catalog: catalogEn,
  elements: elementsEn,
  errors: errorsEn,
  exchange: exchangeEn,
  selector: selectorEn,
  counter: counterEn,
  panel: panelEn,
  funded: fundedEn,
  pageEditor: pageEditorEn,
  pages: pagesEn,
  fit: fitEn,
  fitment: fitmentEn,
  invoicing: invoicingEn,
  labels: labelsEn,
  papers: papersEn,
  returns: returnsEn,
  stage: stageEn,
  transfers: transfersEn,
  donors: donorsEn,
  till: tillEn,
  vin: vinEn,
};

const texts: Record<Locale, AllTexts> = { 'es-MX': spanish, en: english };
const translators = new Map<Locale, Translate<AllTexts>>();

/** All texts of a language; for pages and the server. Islands get only their namespaces as a prop. */
export function translator(locale: Locale): Translate<AllTexts> {
  let translate = translators.get(locale);
  if (!translate) translators.set(locale, (translate = createTranslator(locale, texts[locale])));
  return translate;
}

/** The texts an island needs, to hand over as a prop and give to `createTranslator`. */
export function messagesFor<Name extends Namespace>(locale: Locale, ...names: Name[]): Pick<AllTexts, Name> {
  return Object.fromEntries(names.map((name) => [name, texts[locale][name]])) as Pick<AllTexts, Name>;
}

/** Permanent code of a refusal; each has a text in every language. */
export type ErrorCode = keyof AllTexts['errors'];

export function errorText(code: string, locale: Locale): string {
  const messages: Record<string, string> = texts[locale].errors;
  return messages[code] ?? messages['internal.unexpected'] ?? code;
}

/** `es-MX` for `/…`, `en` for `/en/…`. */
export function localeOfPath(pathname: string): Locale {
  return pathname === '/en' || pathname.startsWith('/en/') ? 'en' : 'es-MX';
}

/** The same page in the other language's address; `path` is the Spanish one, starting with `/`. */
export function localizedPath(path: string, locale: Locale): string {
  if (locale !== 'en') return path;
  return path === '/' ? '/en' : `/en${path}`;
}

/** English only for callers that ask for it before Spanish. */
export function localeFromHeader(acceptLanguage: string | null): Locale {
  const wanted = (acceptLanguage ?? '').toLowerCase().match(/\b(es|en)\b/);
  return wanted?.[1] === 'en' ? 'en' : 'es-MX';
}
