import type { Database } from '#db/client.ts';
import { publicChainScope } from '#domain/identity';
import { IndexBuilder, type BuiltIndex } from './index-builder.ts';
import { catalogOf, FITS, PARTS, STOCK } from './load.queries.ts';
import type { RawStock } from './raw-rows.ts';
import { streamRows } from './stream-rows.ts';

/**
 * Reads the whole stock and builds its index. The catalog is the same in every database; stock is where its branch
 * is. Takes one connection of each and as much processor as there is: meant for a worker.
 */
export async function loadIndex(databases: readonly [Database, ...Database[]]): Promise<BuiltIndex> {
  const [central] = databases;
  const builder = new IndexBuilder(await catalogOf(central, publicChainScope()));
  await streamRows(central, PARTS, (row) => {
    const [id, type, position, maker, number, generation, group] = row as PartRow;
    builder.addPart({ id, type, position, maker, number, generation, group });
  });
  builder.closeParts();
  await streamRows(central, FITS, (row) => {
    const [part, generation, vehicle, yearFrom, yearTo] = row as FitRow;
    builder.addFit({ part, generation, vehicle, yearFrom, yearTo });
  });
  for (const database of databases) {
    await streamRows(database, STOCK, (row) => builder.addStock(stockOf(row as StockRow)));
  }
  return builder.finish();
}

type PartRow = [number, string, string, string, string, number | null, number | null];
type FitRow = [number, number, number | null, number, number | null];
type StockRow = [
  number,
  Uint8Array,
  number,
  number,
  number | null,
  number,
  RawStock['grade'],
  number | null,
  string | null,
  string | null,
  string | null,
  string | null,
  number,
];

function stockOf(row: StockRow): RawStock {
  const [branch, id, part, available, price, isNew, grade, km, serial, colour, damage, note, hasPhotos] = row;
  return {
    branch,
    id,
    part,
    available,
    price,
    isNew,
    grade,
    km,
    serial,
    colour,
    damage,
    note,
    hasPhotos,
  };
}
