/**
 * What Mexican yards are asked for most, best first: it only orders lists, so a car that the catalog lacks is
 * skipped. From the trade's own talk, not from sales.
 */
const POPULAR_MODELS = [
  'nissan/tsuru',
  'chevrolet/aveo',
  'nissan/versa',
  'volkswagen/jetta',
  'volkswagen/jetta-clasico',
  'nissan/np300-frontier-doble-cabina',
  'volkswagen/vento',
  'chevrolet/chevy',
  'nissan/march',
  'nissan/sentra',
  'chevrolet/spark',
  'volkswagen/gol',
  'honda/civic',
  'toyota/corolla',
  'ford/fiesta',
  'seat/ibiza',
  'mazda/mazda3',
  'toyota/hilux-doble-cabina',
];

const POPULAR_MAKES = ['nissan', 'volkswagen', 'chevrolet', 'ford', 'toyota', 'honda'];

const SHOWN = 8;
/** A shorter list is read at a glance: A–Z alone. */
const WORTH_SORTING = 8;

function popularOf<Item>(
  items: readonly Item[],
  ranking: readonly string[],
  key: (item: Item) => string,
): Item[] {
  if (items.length <= WORTH_SORTING) return [];
  return ranking.flatMap((wanted) => items.filter((item) => key(item) === wanted)).slice(0, SHOWN);
}

export function popularMakes<Make extends { readonly slug: string }>(makes: readonly Make[]): Make[] {
  return popularOf(makes, POPULAR_MAKES, ({ slug }) => slug);
}

export function popularModels<Model extends { readonly path: string }>(models: readonly Model[]): Model[] {
  return popularOf(models, POPULAR_MODELS, ({ path }) => path);
}
