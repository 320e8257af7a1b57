import type { Branch, BranchDraft, WeekHours } from '#contract/branches';
import type { Translate } from '../../i18n/translator.ts';
import { fieldText } from '../staff/field-text.ts';
import type { StaffTexts } from '../staff/staff-context.tsx';

/** Monday first, as the contract names them. */
export const DAYS = [
  'mon',
  'tue',
  'wed',
  'thu',
  'fri',
  'sat',
  'sun',
] as const satisfies readonly (keyof WeekHours)[];

const ZONE_NAMES = {
  'America/Mexico_City': 'panel.zoneMexicoCity',
  'America/Monterrey': 'panel.zoneMonterrey',
  'America/Merida': 'panel.zoneMerida',
  'America/Cancun': 'panel.zoneCancun',
  'America/Chihuahua': 'panel.zoneChihuahua',
  'America/Hermosillo': 'panel.zoneHermosillo',
  'America/Mazatlan': 'panel.zoneMazatlan',
  'America/Ciudad_Juarez': 'panel.zoneCiudadJuarez',
  'America/Matamoros': 'panel.zoneMatamoros',
  'America/Ojinaga': 'panel.zoneOjinaga',
  'America/Bahia_Banderas': 'panel.zoneBahiaBanderas',
  'America/Tijuana': 'panel.zoneTijuana',
} as const;

type KnownZone = keyof typeof ZONE_NAMES;

/** Zones of Mexico, from the capital outwards; a branch elsewhere keeps the one it has. */
export const TIME_ZONES = Object.keys(ZONE_NAMES) as KnownZone[];

/** `Ciudad de México` of `America/Mexico_City`; a zone that we do not name keeps its own words. */
export function zoneName(zone: string, t: Translate<StaffTexts>): string {
  return zone in ZONE_NAMES ? t(ZONE_NAMES[zone as KnownZone]) : zone.replaceAll('_', ' ');
}

/** General rate and the northern border's. */
export const TAX_RATES_BP = [1_600, 800] as const;

/** What a new branch lets its clerks take off a line. */
export const CLERK_DISCOUNT_BP = 500;

export const NEW_HOURS: WeekHours = {
  mon: ['09:00', '18:00'],
  tue: ['09:00', '18:00'],
  wed: ['09:00', '18:00'],
  thu: ['09:00', '18:00'],
  fri: ['09:00', '18:00'],
  sat: ['09:00', '14:00'],
  sun: null,
};

/** Reads the fields of the form; phones and coordinates as people write them. */
export function draftOfForm(form: FormData, code: string, hours: WeekHours): BranchDraft {
  const text = (name: string) => fieldText(form, name);
  const [latitude, longitude] = coordinates(text('coordinates'));
  return {
    code,
    slug: text('slug'),
    name: text('name'),
    city: text('city'),
    state: text('state'),
    address: text('address'),
    postalCode: digits(text('postalCode')),
    latitude,
    longitude,
    phone: digits(text('phone')),
    whatsapp: digits(text('whatsapp')),
    hours,
    timeZone: text('timeZone'),
    taxRateBp: Number(text('taxRateBp')),
    clerkDiscountBp: percentBp(text('clerkDiscount')) ?? CLERK_DISCOUNT_BP,
  };
}

/** 750 of `7.5` or `7.5 %`; null for what is no percentage. */
export function percentBp(text: string): number | null {
  const match = /^(\d{1,3})(?:[.,](\d{1,2}))?\s*%?$/.exec(text);
  if (!match) return null;
  const rateBp = Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
  return rateBp <= 10_000 ? rateBp : null;
}

export function digits(text: string): string {
  return text.replaceAll(/\D/g, '');
}

/** `20.588, -100.389` as maps copy it; anything else is no place. */
export function coordinates(text: string): [number, number] | [null, null] {
  const match = /^(-?\d{1,2}(?:\.\d+)?)\s*,\s*(-?\d{1,3}(?:\.\d+)?)$/.exec(text);
  const [latitude, longitude] = [Number(match?.[1]), Number(match?.[2])];
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? [latitude, longitude] : [null, null];
}

export function coordinatesText({ latitude, longitude }: Pick<Branch, 'latitude' | 'longitude'>): string {
  return latitude === null || longitude === null ? '' : `${latitude}, ${longitude}`;
}

/** `Ciudad Juárez` → `ciudad-juarez`. */
export function slugOf(name: string): string {
  return name
    .normalize('NFD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
}

/** The first day whose closing is not after its opening; null when all are in order. */
export function wrongDay(hours: WeekHours): keyof WeekHours | null {
  return DAYS.find((day) => closesTooEarly(hours[day])) ?? null;
}

function closesTooEarly(day: readonly [string, string] | null): boolean {
  return day !== null && day[0] >= day[1];
}
