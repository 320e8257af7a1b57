import type { Locale } from '#i18n';
import type { WeekHours } from '../elements/opening-hours.ts';

/** What the presentational components take. Pages make these from the doors' answers. */

export interface BranchOption {
  /** Three letters: `QRO`. */
  readonly code: string;
  readonly slug: string;
  readonly name: string;
  readonly city: string;
}

export interface BranchDetail extends BranchOption {
  readonly state: string;
  readonly address: string;
  readonly postalCode: string;
  /** Ten digits. */
  readonly phone: string;
  /** Country code and number, digits only. */
  readonly whatsapp: string;
  readonly hours: WeekHours;
  readonly timeZone: string;
  readonly latitude?: number | null;
  readonly longitude?: number | null;
}

export interface Crumb {
  readonly label: string;
  /** Absent on the page itself. */
  readonly href?: string;
}

export interface SystemEntry {
  readonly code: string;
  /** 1..12. */
  readonly ordinal: number;
  readonly name: string;
  readonly href: string;
  /** Pieces that can be sold. */
  readonly available: number;
  readonly fromCents: number | null;
  readonly isCurrent?: boolean;
}

/** A car as the plate and the garage know it. */
export interface PageCar {
  readonly gen: string;
  readonly year: number | null;
  readonly label: string;
  readonly engine?: string;
}

export interface PageText {
  readonly locale: Locale;
}

/** ARA: location digit, type letter, size in cards. */
export interface DamageMark {
  readonly code: string;
  /** 1..9, three by three from the upper front corner. */
  readonly zone: number;
  readonly kind: string;
  readonly size: number;
}

/** Where the numbered pin of each damage stands: its zone, and how far across it, so that two of one zone lie side by side. */
export function damagePins(
  marks: readonly DamageMark[],
): { readonly number: number; readonly zone: number; readonly across: number }[] {
  return marks.map((mark, index) => {
    const fellows = marks.filter(({ zone }) => zone === mark.zone);
    return {
      number: index + 1,
      zone: mark.zone,
      across: (fellows.indexOf(mark) + 1) / (fellows.length + 1),
    };
  });
}

/** Reads `5D1`; returns null for `000` and for what is not a damage code. */
export function parseDamage(code: string): DamageMark | null {
  const match = /^([1-9])([A-Z])([1-9]\d?)$/.exec(code);
  if (!match) return null;
  const [, zone = '', kind = '', size = ''] = match;
  return { code, zone: Number(zone), kind, size: Number(size) };
}
