import type { Generation } from '#contract/catalog';
import {
  fitmentsOf,
  generationsById,
  partsAfter,
  partsByIds,
  type Fitment,
  type KnownPart,
} from '#domain/catalog';
import { itemsAfter, type ExportedItem } from '#domain/inventory';
import type { Ctx } from '#server/context.ts';
import { nameOf, partTypeOf } from '#shared/facts/part-types.ts';
import { POSITIONS, type Position } from '#shared/positions.ts';
import type { BranchScope } from '#shared/scope.ts';
import { engineLabel } from './find-car.ts';
import { noteOf } from './plan-parts.ts';
import { pesos } from './read-imports.ts';

export type Cell = string | number | null;
export type Row = readonly Cell[];

const PAGE = 500;

const POSITION_WORDS: Readonly<Record<Position, string>> = {
  c: '',
  l: 'izquierda',
  r: 'derecha',
  f: 'delantera',
  b: 'trasera',
  fl: 'delantera izquierda',
  fr: 'delantera derecha',
  rl: 'trasera izquierda',
  rr: 'trasera derecha',
};

export function asPosition(text: string): Position {
  return POSITIONS.find((position) => position === text) ?? 'c';
}

function typeName(code: string): string {
  return partTypeOf(code)?.es ?? code;
}

/** Items of a branch, page by page. */
export async function* branchItems(
  ctx: Ctx,
  scope: BranchScope,
  onlySellable: boolean,
): AsyncGenerator<ExportedItem[]> {
  const db = ctx.placement.branch(scope);
  let after: Buffer = Buffer.alloc(16);
  for (;;) {
    const items = await itemsAfter(db, scope, { after, limit: PAGE, onlySellable });
    const last = items.at(-1);
    if (!last) return;
    yield items;
    after = last.id;
  }
}

export const STOCK_HEADER = [
  'Número de parte',
  'Fabricante',
  'Tipo de pieza',
  'Posición',
  'Cantidad',
  'Precio',
  'Ubicación',
  'Serie',
  'Condición',
  'Grado',
  'Kilómetros',
  'Color',
  'Auto',
] as const;

/** What a branch has; new parts come in again by the same columns. */
export async function* stockRows(ctx: Ctx, scope: BranchScope): AsyncGenerator<Row[]> {
  const cars = await generationsById(ctx);
  yield [STOCK_HEADER];
  for await (const items of branchItems(ctx, scope, false)) {
    yield items.map((item) => {
      const car = item.generationId === null ? undefined : cars.get(item.generationId);
      return [
        item.partNumber,
        item.maker,
        typeName(item.partType),
        POSITION_WORDS[asPosition(item.position)],
        item.onHand,
        item.priceCents === null ? null : pesos(item.priceCents),
        item.bin,
        item.serial,
        item.kind === 'unit' ? 'usada' : 'nueva',
        item.grade,
        item.odometerKm,
        item.colour,
        car ? `${car.make.name} ${car.model.name} ${car.code}` : null,
      ];
    });
  }
}

export const PARTS_HEADER = ['Número de parte', 'Fabricante', 'Tipo de pieza', 'Posición'] as const;

async function* catalogParts(ctx: Ctx): AsyncGenerator<KnownPart[]> {
  const db = ctx.placement.central();
  let after = 0;
  for (;;) {
    const parts = await partsAfter(db, after, PAGE);
    const last = parts.at(-1);
    if (!last) return;
    yield parts;
    after = last.id;
  }
}

const partCells = (part: KnownPart): Row => [
  part.partNumber,
  part.maker,
  typeName(part.partType),
  POSITION_WORDS[part.position],
];

export async function* partRows(ctx: Ctx): AsyncGenerator<Row[]> {
  yield [PARTS_HEADER];
  for await (const parts of catalogParts(ctx)) yield parts.map(partCells);
}

export interface FitRow {
  readonly part: KnownPart;
  readonly fit: Fitment;
  readonly car: Generation;
  readonly engine: string | null;
}

/** Every fit of the catalog with its part and car. */
export async function* catalogFits(ctx: Ctx): AsyncGenerator<FitRow[]> {
  for await (const parts of catalogParts(ctx)) yield await fitsOf(ctx, parts);
}

async function fitsOf(ctx: Ctx, parts: readonly KnownPart[]): Promise<FitRow[]> {
  const cars = await generationsById(ctx);
  const byId = new Map(parts.map((part) => [part.id, part]));
  const fits = await fitmentsOf(ctx.placement.central(), [...byId.keys()]);
  return fits.flatMap((fit) => {
    const part = byId.get(fit.partId);
    const car = cars.get(fit.generationId);
    if (!part || !car) return [];
    const vehicle = car.vehicles.find(({ id }) => id === fit.vehicleId);
    return [{ part, fit, car, engine: vehicle ? engineLabel(vehicle) : null }];
  });
}

export const FITS_HEADER = [
  ...PARTS_HEADER,
  'Armadora',
  'Modelo',
  'Generación',
  'Año inicial',
  'Año final',
  'Motor',
  'Nota',
] as const;

export async function* fitRows(ctx: Ctx): AsyncGenerator<Row[]> {
  yield [FITS_HEADER];
  for await (const fits of catalogFits(ctx)) {
    yield fits.map(({ part, fit, car, engine }) => [
      ...partCells(part),
      car.make.name,
      car.model.name,
      car.path,
      fit.yearFrom,
      fit.yearTo,
      engine,
      noteOf(fit.qualifiers),
    ]);
  }
}

/** The attributes by which MercadoLibre names a car (domain MLM-CARS_AND_VANS_FOR_COMPATIBILITIES), one row a year. */
export const MERCADOLIBRE_HEADER = [
  'SKU',
  'TITLE',
  'BRAND',
  'CAR_AND_VAN_MODEL',
  'YEAR',
  'CAR_AND_VAN_SUBMODEL',
  'CAR_AND_VAN_ENGINE',
  'POSITION',
  'NOTE',
] as const;

export async function* mercadoLibreRows(ctx: Ctx, scope: BranchScope): AsyncGenerator<Row[]> {
  yield [MERCADOLIBRE_HEADER];
  const thisYear = ctx.now().getUTCFullYear();
  for await (const items of branchItems(ctx, scope, true)) {
    const parts = await partsByIds(ctx.placement.central(), [...new Set(items.map(({ partId }) => partId))]);
    const fits = Map.groupBy(await fitsOf(ctx, parts), ({ part }) => part.id);
    yield items.flatMap((item) =>
      (fits.get(item.partId) ?? []).flatMap((fit) => yearsOf(item, fit, thisYear)),
    );
  }
}

function yearsOf(item: ExportedItem, { fit, car, engine }: FitRow, thisYear: number): Row[] {
  const last = Math.min(fit.yearTo ?? thisYear, thisYear + 1);
  const years = Array.from({ length: Math.max(0, last - fit.yearFrom + 1) }, (_, at) => fit.yearFrom + at);
  const type = partTypeOf(item.partType);
  const position = asPosition(item.position);
  const title = `${type ? nameOf(type, position, 'es') : item.partType} ${car.make.name} ${car.model.name}`;
  return years.map((year) => [
    item.serial ?? item.partNumber,
    title,
    car.make.name,
    car.model.name,
    year,
    car.code,
    engine,
    POSITION_WORDS[position],
    noteOf(fit.qualifiers),
  ]);
}
