import type { Reader } from '#db/reader.ts';
import type { AllBranchesScope } from '#shared/scope.ts';
import { IndexBuilder, type BuiltIndex } from './index-builder.ts';
import { catalogOf, FITS, PARTS, PHOTOS, PIECES, SHELVES, stockSize } from './load.queries.ts';
import type { RawPiece } from './raw-rows.ts';

/** The statistics of a database are seldom further off; where they are, there is more copying. */
const ROOM = 1.1;

/**
 * Reads the whole stock and builds its index. The catalog is the same in every database; stock is where its branch
 * is. Takes two connections of the first, one of each other, and as much processor as there is: meant for a worker.
 */
export async function loadIndex(
  databases: readonly [Reader, ...Reader[]],
  scope: AllBranchesScope,
): Promise<BuiltIndex> {
  const [central] = databases;
  const [catalog, ...sizes] = await Promise.all([
    catalogOf(central, scope),
    ...databases.map((database) => stockSize(database)),
  ]);
  const room = sizes.reduce((sum, size) => sum + size, 0) * ROOM;
  const builder = new IndexBuilder(catalog, Math.ceil(room));
  await Promise.all([
    readParts(central, builder),
    ...databases.map((database) => readStock(database, builder)),
  ]);
  return builder.finish();
}

async function readParts(database: Reader, builder: IndexBuilder): Promise<void> {
  await database.stream(PARTS, (row) => {
    const [id, type, position, maker, number, generation, group] = row as PartRow;
    builder.addPart({ id, type, position, maker, number, generation, group });
  });
  await database.stream(FITS, (row) => {
    const [part, generation, vehicle, yearFrom, yearTo] = row as FitRow;
    builder.addFit({ part, generation, vehicle, yearFrom, yearTo });
  });
}

async function readStock(database: Reader, builder: IndexBuilder): Promise<void> {
  await database.stream(SHELVES, (row) => {
    const [branch, id, part, available, price, isNew] = row as ShelfRow;
    builder.addShelf({ branch, id, part, available, price, isNew });
  });
  await database.stream(PIECES, (row) => {
    const [branch, id, grade, km, serial, colour, damage, note] = row as PieceRow;
    builder.addPiece({ branch, id, grade, km, serial, colour, damage, note });
  });
  await database.stream(PHOTOS, (row) => {
    const [branch, id] = row as PhotoRow;
    builder.addPhotos({ branch, id });
  });
}

type PartRow = [number, string, string, string, string, number | null, number | null];
type FitRow = [number, number, number | null, number, number | null];
type ShelfRow = [number, Uint8Array, number, number, number | null, number];
type PhotoRow = [number, Uint8Array];
type PieceRow = [
  number,
  Uint8Array,
  RawPiece['grade'],
  number | null,
  string | null,
  string | null,
  string | null,
  string | null,
];
