import { nameWords, stem } from '../words.ts';
import {
  GRADE_MASK,
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
import type { RawPiece, RawShelf, RawStock } from './raw-rows.ts';

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
  encodeShelf(rows, row, raw, { part: at.part, branch: at.names.branches.of(raw.branch) });
  encodePiece(rows, row, raw, at.names);
  if (raw.hasPhotos) encodePhotos(rows, row);
}

/** Writes what stock of every kind has, and of a used piece that nothing is known. */
export function encodeShelf(
  rows: RowColumns,
  row: number,
  { id, available, price, isNew }: RawShelf,
  { part, branch }: { readonly part: number; readonly branch: number },
): void {
  rows.part[row] = part;
  rows.branch[row] = branch;
  rows.available[row] = Math.max(0, available);
  rows.price[row] = price ?? NO_FIGURE;
  rows.traits[row] = (isNew ? IS_NEW : 0) | (priceStep(price ?? NO_FIGURE) << STEP_SHIFT);
  rows.km[row] = NO_FIGURE;
  rows.ids.set(id, row * ID_BYTES);
}

/** Writes what a used piece has beside that. */
export function encodePiece(rows: RowColumns, row: number, raw: RawPiece, names: RowNames): void {
  const grade = GRADES.indexOf(raw.grade ?? '') << GRADE_SHIFT;
  rows.traits[row] = ((rows.traits[row] as number) & ~(GRADE_MASK << GRADE_SHIFT)) | grade;
  rows.km[row] = raw.km ?? NO_FIGURE;
  rows.colour[row] = names.colours.of(raw.colour ?? '');
  rows.damage[row] = names.damages.of(!raw.damage || raw.damage === NO_DAMAGE ? '' : raw.damage);
  const serial = SERIAL.exec(raw.serial ?? '');
  rows.serial[row] = names.serials.of(serial?.[1] ?? '');
  rows.serialNumber[row] = Number(serial?.[2] ?? 0);
}

export function encodePhotos(rows: RowColumns, row: number): void {
  rows.traits[row] = (rows.traits[row] as number) | HAS_PHOTOS;
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
