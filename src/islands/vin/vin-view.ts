import type { VinAnswer, VinDecoded } from '#contract/catalog';
import { formatYears } from '../../i18n/format.ts';
import type { Locale } from '../../i18n/translator.ts';
import { vinTranslator } from '../../i18n/vin-texts.ts';
import type { Item, SentenceView } from '../selector/read-sentence.ts';
import { factsOf, questionOf, settledYear, verdictOf, warningWords } from './vin-words.ts';

export type VinView = Pick<SentenceView, 'chips' | 'doubts' | 'items'> &
  Pick<Partial<SentenceView>, 'question' | 'href' | 'car'>;

/** Asks the server what a number says and puts it into the words and ways of the sentence box. */
export async function fetchVinView(vin: string, locale: Locale, signal: AbortSignal): Promise<VinView> {
  const response = await fetch(`/api/v1/vin/${encodeURIComponent(vin)}`, {
    signal,
    headers: { accept: 'application/json' },
  });
  if (!response.ok) throw new Error(`The number was not read: ${response.status}`);
  return vinView((await response.json()) as VinAnswer, vin, locale);
}

export function vinView(answer: VinAnswer, text: string, locale: Locale): VinView {
  const t = vinTranslator(locale);
  const prefix = locale === 'en' ? '/en' : '';
  const whole = `${prefix}/buscar?q=${encodeURIComponent(text)}`;
  const verdict = verdictOf(answer, t);
  if (!answer.isVin) return { chips: [], doubts: [`${verdict.title} ${verdict.text}`], items: [] };
  const [car] = answer.cars;
  const isExact = answer.outcome === 'exact' && car !== undefined;
  const items = answer.cars.map((each) => itemOf(answer, each, prefix));
  const warnings = answer.warnings.map((warning) => warningWords(warning, t));
  const question = questionOf(answer, t) ?? (answer.question === 'confirm' ? verdict.title : undefined);
  return {
    chips: [
      { label: t('vin.vin'), value: answer.vin },
      ...factsOf(answer, NO_NAMES, locale, t).map(({ label, value }) => ({ label, value })),
    ],
    doubts: isExact || question !== undefined ? warnings : [`${verdict.title} ${verdict.text}`, ...warnings],
    items: items.length > 0 ? items : [{ title: verdict.title, detail: verdict.text, href: whole }],
    ...(question !== undefined && { question }),
    // What does not add up is shown with the whole verdict before the car.
    ...(isExact && {
      href: warnings.length > 0 ? whole : carLink(car.path, prefix),
      car: namedCar(answer, car),
    }),
  };
}

/** Only make, model, year, engine and country fit into the box. */
const NO_NAMES = { fuel: () => '', gearbox: () => '', drivetrain: () => '' };

const carLink = (path: string, prefix: string) => `${prefix}/refacciones/${path}`;

function itemOf(answer: VinDecoded, car: VinDecoded['cars'][number], prefix: string): Item {
  return {
    title: `${car.make} ${car.model}`,
    detail: `${formatYears(car.yearFrom, car.yearTo)} · ${car.code}`,
    href: carLink(car.path, prefix),
    car: namedCar(answer, car),
  };
}

function namedCar(answer: VinDecoded, car: VinDecoded['cars'][number]) {
  return { gen: car.path, make: car.make, model: car.model, year: settledYear(answer) ?? null };
}
