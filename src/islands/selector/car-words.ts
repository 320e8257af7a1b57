import type { CarTree } from '#contract/catalog';
import type { GarageCar } from '../../elements/garage.ts';
import { formatDisplacement, formatYears } from '../../i18n/format.ts';
import type { Locale } from '../../i18n/translator.ts';
import type { ChosenCar, EngineOption } from './narrow-cars.ts';
import type { SelectorTranslate } from './props.ts';

type Vehicle = CarTree['makes'][number]['models'][number]['generations'][number]['vehicles'][number];

/** `1.6 L GA16DNE · manual`, or `1.6 L` while the car is open. */
export function engineWords(option: EngineOption, locale: Locale, t: SelectorTranslate): string {
  if (!option.vehicle) return formatDisplacement(option.displacementDl, locale);
  const { engineName, transmission, drivetrain } = option.vehicle;
  return [engineName, gearboxWord(transmission, t), isFourWheel(drivetrain) && t('selector.fourWheel')]
    .filter(Boolean)
    .join(' · ');
}

function gearboxWord(transmission: string, t: SelectorTranslate): string {
  if (transmission === 'CVT') return t('selector.gearboxCvt');
  return t(transmission.startsWith('MT') ? 'selector.gearboxManual' : 'selector.gearboxAutomatic');
}

const isFourWheel = (drivetrain: string) => drivetrain === '4WD' || drivetrain === 'AWD';

/** `2012–2019`, or `2020 a la fecha` of a car that is still made. */
export function yearsWords(span: Span, t: SelectorTranslate): string {
  if (span.yearTo === null) return t('selector.yearsOngoing', { year: String(span.yearFrom) });
  return formatYears(span.yearFrom, span.yearTo);
}

interface Span {
  readonly yearFrom: number;
  readonly yearTo: number | null;
}

/** `Tsuru 2005`, `Versa 2012–2019` */
export function shortName(car: ChosenCar, year: number | null, t: SelectorTranslate): string {
  return `${car.model} ${year ?? yearsWords(car.generation, t)}`;
}

/** `Nissan Tsuru 2005` */
export function garageName(car: GarageCar): string {
  return [car.label, car.year].filter(Boolean).join(' ');
}

/** The car as the garage and the header's plate keep it. */
export function toGarageCar(car: ChosenCar, year: number | null, locale: Locale): GarageCar {
  return garageCar({
    gen: car.generation.path,
    make: car.make,
    model: car.model,
    year,
    vehicle: car.vehicle,
    locale,
  });
}

interface Parts {
  readonly gen: string;
  readonly make: string;
  readonly model: string;
  readonly year: number | null;
  readonly vehicle?: Pick<Vehicle, 'id' | 'displacementDl'> | undefined;
  readonly locale: Locale;
}

export function garageCar({ gen, make, model, year, vehicle, locale }: Parts): GarageCar {
  return {
    gen,
    year,
    label: `${make} ${model}`,
    ...(vehicle && { vehicleId: vehicle.id, engine: formatDisplacement(vehicle.displacementDl, locale) }),
  };
}
