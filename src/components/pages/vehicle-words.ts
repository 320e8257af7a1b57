import type { Generation, Vehicle } from '#contract/catalog';
import {
  formatDisplacement,
  formatYears,
  translator,
  type AllTexts,
  type Locale,
  type MessageKey,
} from '#i18n';

type Names = Readonly<Record<string, MessageKey<AllTexts>>>;

type Named = Pick<Generation, 'make' | 'model' | 'yearFrom' | 'yearTo'>;

/** `Nissan Tsuru 1992–2017`: how a generation is called everywhere. */
export function generationName(generation: Named, locale: Locale = 'es-MX'): string {
  return `${generation.make.name} ${generation.model.name} ${generationYears(generation, locale)}`;
}

/** `1992–2017`; a car still made reads `2020 a la fecha`. */
export function generationYears(
  { yearFrom, yearTo }: Pick<Generation, 'yearFrom' | 'yearTo'>,
  locale: Locale = 'es-MX',
): string {
  if (yearTo !== null) return formatYears(yearFrom, yearTo);
  return translator(locale)('pages.years.ongoing', { year: String(yearFrom) });
}

const BODY_STYLES: Names = {
  sedan: 'pages.body.sedan',
  hatchback: 'pages.body.hatchback',
  coupe: 'pages.body.coupe',
  suv: 'pages.body.suv',
  van: 'pages.body.van',
  'van-mpv': 'pages.body.mpv',
  'pickup-regular': 'pages.body.pickup',
  'pickup-crew': 'pages.body.crew',
};

export function bodyStyleName(bodyStyle: string, locale: Locale): string {
  const key = BODY_STYLES[bodyStyle];
  return key ? translator(locale)(key) : bodyStyle;
}

const FUELS: Names = {
  gasoline: 'pages.fuel.gasoline',
  'gasoline-turbo': 'pages.fuel.turbo',
  'gasoline-hybrid': 'pages.fuel.hybrid',
  'diesel-turbo': 'pages.fuel.diesel',
};

export function fuelName(fuel: string, locale: Locale): string {
  const key = FUELS[fuel];
  return key ? translator(locale)(key) : fuel;
}

const DRIVETRAINS: Names = {
  FWD: 'pages.drive.front',
  RWD: 'pages.drive.rear',
  AWD: 'pages.drive.all',
  '4WD': 'pages.drive.four',
};

export function drivetrainName(drivetrain: string, locale: Locale): string {
  const key = DRIVETRAINS[drivetrain];
  return key ? translator(locale)(key) : drivetrain;
}

/** `MT5` → `Manual, 5 velocidades`; CVT has no number of gears. */
export function transmissionName(transmission: string, locale: Locale): string {
  const t = translator(locale);
  if (transmission === 'CVT') return t('pages.gearbox.cvt');
  const [, kind, gears] = /^(MT|AT|DCT)(\d+)$/.exec(transmission) ?? [];
  if (!kind || !gears) return transmission;
  const key = (
    { MT: 'pages.gearbox.manual', AT: 'pages.gearbox.automatic', DCT: 'pages.gearbox.dual' } as const
  )[kind as 'MT' | 'AT' | 'DCT'];
  return t(key, { gears });
}

/** Distinct displacements of a car, smallest first: `1.6 L · 2.0 L`. */
export function enginesLine(vehicles: readonly Pick<Vehicle, 'displacementDl'>[], locale: Locale): string {
  const sizes = [...new Set(vehicles.map((vehicle) => vehicle.displacementDl))].sort((a, b) => a - b);
  return sizes.map((size) => formatDisplacement(size, locale)).join(' · ');
}

/** A donor's `1.6 L GA16DE · MT5` with the gearbox in words. */
export function donorEngine(engine: string, locale: Locale): string {
  return engine
    .split(' · ')
    .map((word) => transmissionName(word, locale))
    .join(' · ');
}
