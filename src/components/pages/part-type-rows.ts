import { translator, type Locale } from '#i18n';
import { PART_TYPES, positionsOf, type PartTypeFact } from '#shared/facts/part-types.ts';
import { SYSTEMS } from '#shared/facts/systems.ts';
import type { Position } from '#shared/positions.ts';
import type { StockStateName } from '../../elements/stock-words.ts';
import { twoDigits } from '../drawings/icon-paths.ts';
import { partTypeName, positionName } from './piece-words.ts';
import { stockBadge } from './stock-badge.ts';
import type { StockCell, StockView } from './stock-view.ts';

export interface PartTypeEntry {
  readonly system: string;
  readonly partType: string;
  /** `system/type`, its key in the stock summary. */
  readonly key: string;
  /** In the ball: its place in the system's list, or the system's number where systems mix. */
  readonly number: number | string;
  readonly name: string;
  /** Where there is any of it: `Izquierda · Derecha`; all four corners in short, `Del. izq.`. */
  readonly positions: string;
  readonly cell: StockCell;
  readonly state: StockStateName;
  readonly stateText: string;
}

const MOST_SHOWN = 16;

/** All part types of a system in catalog order; without a system, those that there is most of. */
export function partTypeRows(view: StockView, locale: Locale, system?: string): PartTypeEntry[] {
  if (system !== undefined) {
    return PART_TYPES.filter((type) => type.system === system).map((type, index) =>
      entryOf(type, index + 1, view, locale),
    );
  }
  return PART_TYPES.map((type) => entryOf(type, ordinalOf(type.system), view, locale))
    .filter(({ cell }) => cell.available > 0)
    .sort((a, b) => b.cell.available - a.cell.available)
    .slice(0, MOST_SHOWN);
}

function entryOf(
  type: PartTypeFact,
  number: number | string,
  view: StockView,
  locale: Locale,
): PartTypeEntry {
  const key = `${type.system}/${type.code}`;
  const cell = view.cell(key);
  return {
    system: type.system,
    partType: type.code,
    key,
    number,
    name: partTypeName(type, locale),
    positions: placesOf(type, view, locale),
    cell,
    ...stockBadge(cell, locale),
  };
}

/** The places that have stock; where no place has, all that the part exists in. */
function placesOf(type: PartTypeFact, view: StockView, locale: Locale): string {
  if (type.axes === 'none') return '';
  const all = positionsOf(type);
  const missing = missingPlaces(type, view);
  if (type.axes === 'side+end' && missing.length === 0) return translator(locale)('pages.pos.corners');
  return all
    .filter((position) => !missing.includes(position))
    .map((position) => positionName(type, position, locale))
    .join(' · ');
}

/** The places that nothing is left of, while another still has some. */
export function missingPlaces(type: PartTypeFact, view: StockView): readonly Position[] {
  const key = `${type.system}/${type.code}`;
  if (type.axes === 'none' || view.cell(key).available === 0) return [];
  return positionsOf(type).filter((position) => view.cell(`${key}/${position}`).available === 0);
}

function ordinalOf(system: string): string {
  return twoDigits(SYSTEMS.find(({ code }) => code === system)?.ordinal ?? 0);
}
