import { translator, type Locale } from '#i18n';
import { PART_TYPES, positionsOf, type PartTypeFact } from '#shared/facts/part-types.ts';
import { SYSTEMS } from '#shared/facts/systems.ts';
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
  /** `Izquierda · Derecha`; the four corners in short, `Del. izq.`. */
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
    positions: placesOf(type, locale),
    cell,
    ...stockBadge(cell, locale),
  };
}

function placesOf(type: PartTypeFact, locale: Locale): string {
  if (type.axes === 'none') return '';
  if (type.axes === 'side+end') return translator(locale)('pages.pos.corners');
  return positionsOf(type)
    .map((position) => positionName(type, position, locale))
    .join(' · ');
}

function ordinalOf(system: string): string {
  return twoDigits(SYSTEMS.find(({ code }) => code === system)?.ordinal ?? 0);
}
