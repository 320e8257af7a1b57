import { normalizeTerm } from '#shared/facts/terms.ts';

export const IMPORT_KINDS = ['stock', 'prices', 'parts'] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

export const IMPORT_FIELDS = [
  'partNumber',
  'maker',
  'partType',
  'position',
  'quantity',
  'price',
  'bin',
  'make',
  'model',
  'generation',
  'yearFrom',
  'yearTo',
  'engine',
  'note',
  'action',
  'serial',
] as const;
export type ImportField = (typeof IMPORT_FIELDS)[number];

/** Which column of the file, from 0, says what. */
export type ColumnMapping = Partial<Readonly<Record<ImportField, number>>>;

/** The fields of each kind in the order of the screen; the first `required` ones must have a column. */
export const FIELDS_OF_KIND: Readonly<
  Record<ImportKind, { readonly required: readonly ImportField[]; readonly optional: readonly ImportField[] }>
> = {
  stock: {
    required: ['partNumber', 'quantity'],
    optional: ['maker', 'partType', 'position', 'price', 'bin', 'serial'],
  },
  prices: { required: ['partNumber', 'price'], optional: ['maker', 'serial'] },
  parts: {
    required: ['partNumber', 'maker', 'partType'],
    optional: ['position', 'make', 'model', 'generation', 'yearFrom', 'yearTo', 'engine', 'note', 'action'],
  },
};

/** What people write above a column, in the words of `normalizeTerm`; earlier ones are surer. */
const NAMES: Readonly<Record<ImportField, readonly string[]>> = {
  partNumber: [
    'partnumber',
    'numero de parte',
    'no de parte',
    'num de parte',
    'no parte',
    'num parte',
    'part number',
    'part no',
    'numero parte',
    'mpn',
    'codigo de parte',
    'clave',
    'codigo',
    'sku',
    'referencia',
    'parte',
    'pn',
    'code',
  ],
  maker: ['maker', 'fabricante', 'marca de la pieza', 'marca de refaccion', 'brand', 'marca', 'manufacturer'],
  partType: [
    'parttype',
    'tipo de pieza',
    'tipo de parte',
    'tipo de refaccion',
    'part type',
    'pieza',
    'refaccion',
    'tipo',
    'descripcion',
    'producto',
    'articulo',
    'nombre',
    'description',
  ],
  position: ['position', 'posicion', 'lado', 'posicion en el auto', 'side'],
  quantity: [
    'quantity',
    'cantidad',
    'existencia',
    'existencias',
    'piezas',
    'unidades',
    'stock',
    'inventario',
    'on hand',
    'qty',
    'cant',
  ],
  price: [
    'price',
    'precio',
    'precio de venta',
    'precio venta',
    'precio publico',
    'precio con iva',
    'precio al publico',
    'precio lista',
    'precio mxn',
    'pvp',
    'importe',
  ],
  bin: [
    'bin',
    'ubicacion',
    'anaquel',
    'estante',
    'rack',
    'pasillo',
    'localizacion',
    'lugar',
    'location',
    'shelf',
  ],
  make: ['make', 'armadora', 'marca del auto', 'marca del coche', 'marca vehiculo', 'marca auto', 'car make'],
  model: ['model', 'modelo', 'modelo del auto', 'vehiculo', 'auto', 'coche', 'car model'],
  generation: ['generation', 'generacion', 'version', 'codigo de generacion', 'submodelo', 'submodel'],
  yearFrom: [
    'yearfrom',
    'ano inicial',
    'ano desde',
    'desde',
    'del ano',
    'year from',
    'ano inicio',
    'ano',
    'year',
    'anos',
  ],
  yearTo: ['yearto', 'ano final', 'ano hasta', 'hasta', 'al ano', 'year to', 'ano fin'],
  engine: ['engine', 'motor', 'motorizacion'],
  note: ['note', 'nota', 'notas', 'observaciones', 'observacion', 'notes', 'comentarios'],
  action: ['action', 'accion'],
  serial: ['serial', 'serie', 'numero de serie', 'no de serie'],
};

/** Guesses the meaning of columns by their names: each column one field, each field one column. */
export function guessMapping(kind: ImportKind, columns: readonly string[]): ColumnMapping {
  const { required, optional } = FIELDS_OF_KIND[kind];
  const names = columns.map((column) =>
    normalizeTerm(column).replaceAll('.', ' ').replace(/ +/g, ' ').trim(),
  );
  const guesses = [...required, ...optional].flatMap((field) =>
    names.flatMap((name, column) => {
      const rank = NAMES[field].indexOf(name);
      return rank < 0 ? [] : [{ field, column, rank }];
    }),
  );
  guesses.sort((a, b) => a.rank - b.rank);
  const mapping: Partial<Record<ImportField, number>> = {};
  const taken = new Set<number>();
  for (const { field, column } of guesses) {
    if (mapping[field] !== undefined || taken.has(column)) continue;
    mapping[field] = column;
    taken.add(column);
  }
  return mapping;
}

/** Required fields that no column gives. */
export function missingFields(kind: ImportKind, mapping: ColumnMapping): ImportField[] {
  return FIELDS_OF_KIND[kind].required.filter((field) => mapping[field] === undefined);
}
