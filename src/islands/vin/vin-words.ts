import type { VinAnswer, VinDecoded } from '#contract/catalog';
import { formatDisplacement, formatYears } from '../../i18n/format.ts';
import type { Locale } from '../../i18n/translator.ts';
import type { VinTranslate } from '../../i18n/vin-texts.ts';

/** What was found, and what to do now. */
export interface Verdict {
  readonly title: string;
  readonly text: string;
}

/** One fact of the number, in words, with where it comes from. */
export interface VinFact {
  readonly label: string;
  readonly value: string;
  readonly source: string;
}

type Car = VinDecoded['cars'][number];

/** `Nissan Tsuru 1992–2017` */
export function vinCarName({ make, model, yearFrom, yearTo }: Car): string {
  return `${make} ${model} ${formatYears(yearFrom, yearTo)}`;
}

/** The settled model year; undefined while it is open. */
export function settledYear({ years }: VinDecoded): number | undefined {
  return years.length === 1 ? years[0] : undefined;
}

/** `Nissan Tsuru 2013` */
export function vinCarOfYear(answer: VinDecoded, car: Car): string {
  const year = settledYear(answer);
  return year === undefined ? vinCarName(car) : `${car.make} ${car.model} ${year}`;
}

export function verdictOf(answer: VinAnswer, t: VinTranslate): Verdict {
  if (!answer.isVin) {
    return { title: t('vin.notVin'), text: answer.problems.map((each) => problemWords(each, t)).join(' ') };
  }
  const make = answer.make?.value ?? '';
  const [car] = answer.cars;
  switch (answer.outcome) {
    case 'exact':
      return {
        title: t('vin.exact', { car: car ? vinCarOfYear(answer, car) : '' }),
        text: t('vin.exactText'),
      };
    case 'choose':
      if (answer.question === 'confirm' && car)
        return { title: t('vin.confirm', { car: vinCarOfYear(answer, car) }), text: t('vin.confirmText') };
      return { title: t('vin.several', { count: answer.cars.length }), text: t('vin.severalText') };
    case 'make-year': {
      const text = car ? t('vin.makeYearText') : t('vin.makeNoCars', { make });
      return { title: t('vin.makeYear', { make, year: yearWords(answer, t) }), text };
    }
    case 'make':
      return {
        title: t('vin.makeOnly', { make }),
        text: car ? t('vin.makeOnlyText') : t('vin.makeNoCars', { make }),
      };
    case 'other-car': {
      const models = answer.models.map(({ value }) => value).join(' / ');
      const car = [make, models, yearWords(answer, t)].filter(Boolean).join(' ');
      return { title: t('vin.otherCar', { car }), text: t('vin.otherCarText') };
    }
    case 'unknown':
      return { title: t('vin.unknown'), text: t('vin.unknownText') };
  }
}

function problemWords(
  problem: Extract<VinAnswer, { isVin: false }>['problems'][number],
  t: VinTranslate,
): string {
  if (problem.code === 'length') return t('vin.problem_length', { length: String(problem.length) });
  if (problem.code === 'characters') return t('vin.problem_characters', { characters: problem.characters });
  return t('vin.problem_empty');
}

export function warningWords(warning: VinDecoded['warnings'][number], t: VinTranslate): string {
  const { code, ...values } = warning;
  return t(`vin.warn_${code}`, values);
}

/** `2013`, or `2017 o 1987` while the thirty-year cycle is open. */
function yearWords({ years }: VinDecoded, t: VinTranslate): string {
  const [first, second] = years;
  if (first === undefined) return '';
  return second === undefined
    ? String(first)
    : t('vin.yearOr', { first: String(first), second: String(second) });
}

/** The question that is open, when there are cars to choose from. */
export function questionOf({ question, cars }: VinDecoded, t: VinTranslate): string | undefined {
  if (cars.length === 0 || question === null || question === 'confirm') return undefined;
  return t(question === 'generation' ? 'vin.whichGeneration' : 'vin.whichModel');
}

/** How facts of the catalog are called; the pages and the islands have their own words for them. */
export interface FactNames {
  fuel(value: string): string;
  gearbox(value: string): string;
  drivetrain(value: string): string;
}

const FUELS = {
  gasoline: 'vin.fuelGasoline',
  'gasoline-turbo': 'vin.fuelTurbo',
  'gasoline-hybrid': 'vin.fuelHybrid',
  diesel: 'vin.fuelDiesel',
  'diesel-turbo': 'vin.fuelDiesel',
} as const;
const DRIVETRAINS = {
  FWD: 'vin.driveFront',
  RWD: 'vin.driveRear',
  AWD: 'vin.driveAll',
  '4WD': 'vin.driveFour',
} as const;
const GEARBOXES = { MT: 'vin.gearsManual', AT: 'vin.gearsAutomatic', DCT: 'vin.gearsDual' } as const;

/** The catalog's codes as people say them; a code without a word stays. */
export function namesInWords(t: VinTranslate): FactNames {
  return {
    fuel: (value) => (value in FUELS ? t(FUELS[value as keyof typeof FUELS]) : value),
    drivetrain: (value) => (value in DRIVETRAINS ? t(DRIVETRAINS[value as keyof typeof DRIVETRAINS]) : value),
    gearbox: (value) => {
      const [, kind, gears] = /^(MT|AT|DCT)(\d+)$/.exec(value) ?? [];
      return kind && gears ? t(GEARBOXES[kind as keyof typeof GEARBOXES], { gears }) : value;
    },
  };
}

export function factsOf(answer: VinDecoded, names: FactNames, locale: Locale, t: VinTranslate): VinFact[] {
  const { make, models, displacementDl, cylinders, fuel, transmission, drivetrain, country } = answer;
  type Source = { readonly source: Car['source']; readonly confidence: Car['confidence'] };
  const fact = (label: string, value: string | undefined, said: Source | null | undefined): VinFact[] =>
    value && said
      ? [
          {
            label,
            value,
            source: `${t(`vin.source_${said.source}`)}, ${t(`vin.confidence_${said.confidence}`)}`,
          },
        ]
      : [];
  const ofNorm = { source: 'standard', confidence: 'verified' } as const;
  const [model] = models;
  const name = [make?.value, models.map(({ value }) => value).join(' / ')].filter(Boolean).join(' ');
  const engine = [
    displacementDl && formatDisplacement(displacementDl.value, locale),
    cylinders && t('vin.cylinders', { count: cylinders.value }),
  ];
  return [
    ...fact(t(model ? 'vin.car' : 'vin.make'), name, model ?? make),
    ...fact(t('vin.year'), yearWords(answer, t), ofNorm),
    ...fact(t('vin.engine'), engine.filter(Boolean).join(', '), displacementDl ?? cylinders),
    ...fact(t('vin.fuel'), fuel ? names.fuel(fuel.value) : undefined, fuel),
    ...fact(t('vin.gearbox'), transmission ? names.gearbox(transmission.value) : undefined, transmission),
    ...fact(t('vin.drivetrain'), drivetrain ? names.drivetrain(drivetrain.value) : undefined, drivetrain),
    ...fact(t('vin.country'), country ? countryName(country, locale) : undefined, ofNorm),
  ];
}

function countryName(code: string, locale: Locale): string | undefined {
  return new Intl.DisplayNames(locale, { type: 'region' }).of(code);
}
