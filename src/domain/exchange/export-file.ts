import { authorize } from '#domain/identity';
import { nameOf, partTypeOf } from '#shared/facts/part-types.ts';
import type { Ctx } from '#server/context.ts';
import { CSV_MARK, csvLine } from '#shared/csv.ts';
import { DomainError } from '#shared/errors.ts';
import type { BranchScope } from '#shared/scope.ts';
import {
  asPosition,
  branchItems,
  catalogFits,
  fitRows,
  mercadoLibreRows,
  partRows,
  stockRows,
  type Row,
} from './export-rows.ts';
import { acesApp, acesFoot, acesHead } from './formats/aces.ts';
import { piesFoot, piesHead, piesItem } from './formats/pies.ts';
import { xlsxOf } from './formats/xlsx.ts';
import { noteOf } from './plan-parts.ts';
import { pesos } from './read-imports.ts';

export interface ExportedFile {
  readonly name: string;
  readonly contentType: string;
  readonly content: AsyncIterable<string | Uint8Array>;
}

type Table = (ctx: Ctx, scope: BranchScope) => AsyncIterable<Row[]>;

const TABLES: Readonly<Record<string, Table>> = {
  existencias: stockRows,
  refacciones: partRows,
  compatibilidades: fitRows,
  mercadolibre: mercadoLibreRows,
};

const XML: Readonly<Record<string, (ctx: Ctx, scope: BranchScope) => AsyncIterable<string>>> = {
  aces: acesXml,
  pies: piesXml,
};

export const EXPORT_TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  xml: 'application/xml; charset=utf-8',
} as const;

/** A file of what a branch has or the catalog knows, made while it is read. Throws `exchange.no_such_export`. */
export function exportFile(ctx: Ctx, scope: BranchScope, branchCode: string, file: string): ExportedFile {
  authorize(ctx, 'stock:read', scope.branchId);
  const [what = '', ending = ''] = file.split('.');
  const table = TABLES[what];
  const day = ctx.now().toISOString().slice(0, 10);
  const name = `multipartes-${branchCode.toLowerCase()}-${what}-${day}.${ending}`;
  if (table && ending === 'csv')
    return { name, contentType: EXPORT_TYPES.csv, content: csvOf(table(ctx, scope)) };
  if (table && ending === 'xlsx')
    return { name, contentType: EXPORT_TYPES.xlsx, content: xlsxOf(what, table(ctx, scope)) };
  const xml = ending === 'xml' ? XML[what] : undefined;
  if (!xml) throw new DomainError('exchange.no_such_export', 'not_found');
  return { name, contentType: EXPORT_TYPES.xml, content: xml(ctx, scope) };
}

export async function* csvOf(batches: AsyncIterable<readonly Row[]>): AsyncGenerator<string> {
  let isFirst = true;
  for await (const rows of batches) {
    yield (isFirst ? CSV_MARK : '') + rows.map(csvLine).join('');
    isFirst = false;
  }
}

async function* acesXml(ctx: Ctx): AsyncGenerator<string> {
  yield acesHead('Multipartes', ctx.now().toISOString().slice(0, 10));
  let count = 0;
  for await (const fits of catalogFits(ctx)) {
    yield fits
      .map(({ part, fit, car, engine }) =>
        acesApp(
          {
            partNumber: part.partNumber,
            maker: part.maker,
            partType: part.partType,
            position: part.position,
            make: car.make.slug,
            model: car.model.slug,
            generation: car.path,
            yearFrom: fit.yearFrom,
            yearTo: fit.yearTo,
            engine,
            note: noteOf(fit.qualifiers),
          },
          ++count,
        ),
      )
      .join('');
  }
  yield acesFoot(count);
}

async function* piesXml(ctx: Ctx, scope: BranchScope): AsyncGenerator<string> {
  const day = ctx.now().toISOString().slice(0, 10);
  yield piesHead(day);
  let count = 0;
  for await (const items of branchItems(ctx, scope, false)) {
    const news = items.filter(({ kind }) => kind === 'bulk');
    count += news.length;
    yield news
      .map(({ partNumber, maker, partType, position, priceCents }) => {
        const type = partTypeOf(partType);
        const description = type ? nameOf(type, asPosition(position), 'es') : partType;
        return piesItem({
          partNumber,
          maker,
          partType,
          position,
          description,
          priceText: priceCents === null ? null : pesos(priceCents),
        });
      })
      .join('');
  }
  yield piesFoot(count, day);
}
