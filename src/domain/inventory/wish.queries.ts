import { marks } from '#db/row-lists.ts';
import { normalizePartNumber } from '#shared/part-number.ts';
import { serialBeginning } from './piece-code.ts';
import { Where } from './stock-row.queries.ts';
import type { StockWish, WantedCar, WantedWord } from './stock-wish.ts';

interface WishOptions {
  /** Shelves are what the words of staff may name, too. */
  readonly hasShelves: boolean;
  /** Something beside the wish leaves few rows: branches were chosen. */
  readonly isNarrow?: boolean;
}

export function addWish(where: Where, wish: StockWish, { hasShelves, isNarrow }: WishOptions): void {
  if (wish.parts.length > 0) {
    const parts = new Where();
    for (const { partType, positions } of wish.parts) {
      parts.and(
        `(p.part_type_code = ? AND p.position IN (${marks(positions.length)}))`,
        partType,
        ...positions,
      );
    }
    where.andAnyOf(parts);
  }
  if (wish.system !== undefined) where.and('t.system_code = ?', wish.system);
  if (wish.positions.length > 0) where.andIn('p.position', wish.positions);
  if (wish.car) addCar(where, wish.car);
  if (wish.kind !== undefined) where.and('s.kind = ?', wish.kind);
  if (wish.colour !== undefined) where.and('u.colour LIKE ?', `${escapeLike(wish.colour)}%`);
  const isNamed = wish.parts.length > 0 || wish.system !== undefined || wish.car !== undefined;
  for (const word of wish.words) {
    if (hasShelves || isNarrow || isNamed) addWord(where, word, hasShelves);
    else addWordOfChain(where, word);
  }
}

/**
 * Alone in the stock of the whole chain, a word has to lead to its rows by one table: as a number, as a serial
 * number or as something of the part. What may be any of them would read every row there is.
 */
function addWordOfChain(where: Where, { text, partTypes, generationIds }: WantedWord): void {
  const serial = serialBeginning(text);
  if (serial) {
    where.and('u.serial LIKE ?', `${escapeLike(serial)}%`);
    return;
  }
  const meanings = new Where();
  const code = normalizePartNumber(text);
  const isCode = code.length >= 2 && /\d/.test(text);
  if (code.length >= 2) meanings.and('p.pn_norm LIKE ?', `${code}%`);
  if (!isCode) addBeginning(meanings, 'p.maker', text);
  if (partTypes.length > 0) meanings.andIn('p.part_type_code', partTypes);
  if (generationIds.length > 0) addCar(meanings, { generationIds, years: [] });
  where.andAnyOf(meanings);
}

/** One of its words begins so. */
function addBeginning(where: Where, column: string, text: string): void {
  const beginning = `${escapeLike(text)}%`;
  where.and(`(${column} LIKE ? OR ${column} LIKE ?)`, beginning, `% ${beginning}`);
}

/**
 * With years or engines: a line of the table of fits must say one of them; a part that it does not list for its own
 * generation fits that one in all years and with all engines.
 */
function addCar(where: Where, { generationIds, years, vehicleIds }: WantedCar): void {
  if (generationIds.length === 0) {
    where.and('1 = 0');
    return;
  }
  const list = marks(generationIds.length);
  if (years.length === 0 && !vehicleIds) {
    where.and(
      `(p.generation_id IN (${list}) OR p.id IN (SELECT f.part_id FROM fitments f WHERE f.generation_id IN (${list})))`,
      ...generationIds,
      ...generationIds,
    );
    return;
  }
  const line = new Where().andIn('f.generation_id', generationIds);
  if (years.length > 0) {
    const inYear = years.map(() => '(f.year_from <= ? AND COALESCE(f.year_to, 9999) >= ?)').join(' OR ');
    line.and(`(${inYear})`, ...years.flatMap((year) => [year, year]));
  }
  if (vehicleIds) {
    const engines = new Where().and('f.vehicle_id IS NULL').andIn('f.vehicle_id', vehicleIds);
    line.andAnyOf(engines);
  }
  where.and(
    `(p.id IN (SELECT f.part_id FROM fitments f ${line.clause})
      OR (p.generation_id IN (${list}) AND NOT EXISTS
        (SELECT 1 FROM fitments f WHERE f.part_id = p.id AND f.generation_id = p.generation_id)))`,
    ...line.values,
    ...generationIds,
  );
}

function addWord(where: Where, { text, partTypes, generationIds }: WantedWord, hasShelves: boolean): void {
  const meanings = new Where();
  const code = normalizePartNumber(text);
  const serial = serialBeginning(text);
  if (code.length >= 2) meanings.and('p.pn_norm LIKE ?', `${code}%`);
  if (serial) meanings.and('u.serial LIKE ?', `${escapeLike(serial)}%`);
  const beginning = `${escapeLike(text)}%`;
  if (hasShelves) meanings.and('s.bin LIKE ?', beginning);
  for (const column of ['p.maker', 'u.colour']) addBeginning(meanings, column, text);
  if (partTypes.length > 0) meanings.andIn('p.part_type_code', partTypes);
  if (generationIds.length > 0) addCar(meanings, { generationIds, years: [] });
  where.andAnyOf(meanings);
}

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, (mark) => `\\${mark}`);
}
