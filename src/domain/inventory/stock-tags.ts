import { normalizePartNumber } from '#shared/part-number.ts';
import type { StockRow } from './stock-row.queries.ts';

/**
 * Names of the pages that show this item's stock. A used piece touches its own page and its car's lists; a new
 * part fits several cars, so it touches every list of its type.
 */
export function stockTagsOf(
  row: Pick<StockRow, 'serial' | 'partNumber' | 'partType'>,
  generationPath: string | null,
): string[] {
  const tags = [`piece:${row.serial ?? normalizePartNumber(row.partNumber)}`];
  if (row.serial === null) tags.push(`type:${row.partType}`);
  if (generationPath !== null) tags.push(`stock:${generationPath}`);
  return tags;
}
