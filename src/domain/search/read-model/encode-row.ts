import { nameWords, stem } from '../words.ts';
import {
  GRADE_SHIFT,
  GRADES,
  HAS_PHOTOS,
  ID_BYTES,
  IS_NEW,
  NO_FIGURE,
  STEP_SHIFT,
  type RowColumns,
} from './index-data.ts';
import { priceStep } from './facets.ts';
import type { Ordinals } from './ordinals.ts';
import type { RawStock } from './raw-rows.ts';

/** The names that rows mean by number. */
export interface RowNames {
  readonly branches: Ordinals<number>;
  readonly colours: Ordinals<string>;
  readonly damages: Ordinals<string>;
  readonly serials: Ordinals<string>;
}

const SERIAL = /^([A-Z]{3})-P-(\d{6,9})$/;
const NO_DAMAGE = '[]';

/** Writes everything of a row except its note. */
export function encodeRow(
  rows: RowColumns,
  row: number,
  raw: RawStock,
  at: { readonly part: number; readonly names: RowNames },
): void {
  const { names } = at;
  rows.part[row] = at.part;
  rows.branch[row] = names.branches.of(raw.branch);
  rows.available[row] = Math.max(0, raw.available);
  rows.price[row] = raw.price ?? NO_FIGURE;
  rows.traits[row] =
    (raw.isNew ? IS_NEW : 0) |
    (GRADES.indexOf(raw.grade ?? '') << GRADE_SHIFT) |
    (raw.hasPhotos ? HAS_PHOTOS : 0) |
    (priceStep(raw.price ?? NO_FIGURE) << STEP_SHIFT);
  rows.km[row] = raw.km ?? NO_FIGURE;
  rows.colour[row] = names.colours.of(raw.colour ?? '');
  rows.damage[row] = names.damages.of(!raw.damage || raw.damage === NO_DAMAGE ? '' : raw.damage);
  const serial = SERIAL.exec(raw.serial ?? '');
  rows.serial[row] = names.serials.of(serial?.[1] ?? '');
  rows.serialNumber[row] = Number(serial?.[2] ?? 0);
  rows.ids.set(raw.id, row * ID_BYTES);
}

/** As it is printed on the piece. */
export function serialText(prefix: string, number: number): string {
  return `${prefix}-P-${String(number).padStart(6, '0')}`;
}

/** The words by which a note is found. */
export function wordsOfNote(note: string): string[] {
  return [...new Set(nameWords(note).map(stem))];
}

/** Tells two notes apart; FNV-1a. */
export function markOfNote(note: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < note.length; at++) hash = Math.imul(hash ^ note.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}
