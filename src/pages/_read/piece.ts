import { normalizePartNumber } from '#shared/part-number.ts';
import { listBranches } from '#domain/branches';
import { generationByPath, generationLabel, listGenerations } from '#domain/catalog';
import { interchangeStock, listStock, pieceByCode, WARRANTY_TAG } from '#domain/inventory';
import type { Piece, StockListing } from '#contract/inventory';
import { carFromQuery } from '#shared/fit/car-query.ts';
import type { Ctx } from '#server/context.ts';
import type { Locale } from '#i18n';
import { pieceLink } from '../../components/pages/links.ts';
import { found } from './found.ts';

/**
 * What `/pieza/<code>` shows: one piece, or the choice where makers share a part number. A new part also
 * has what every branch holds of it. Null for an unknown code.
 */
export async function readPiece(ctx: Ctx, code: string, params: URLSearchParams) {
  const answer = await found(pieceByCode(ctx, code));
  if (!answer) return null;
  const branches = await listBranches(ctx);
  if (answer.kind === 'choice') return { kind: 'choice' as const, code, listings: answer.listings, branches };
  const { piece } = answer;
  const [generation, shelves, car, alsoFits, interchange] = await Promise.all([
    piece.generation === null ? null : found(generationByPath(ctx, piece.generation)),
    piece.kind === 'bulk' ? listStock(ctx, { part: piece.partNumber, show: 'all', limit: 200 }) : null,
    carOfAddress(ctx, params),
    carsOf(ctx, piece),
    interchangeFor(ctx, piece),
  ]);
  return {
    kind: 'piece' as const,
    piece,
    generation,
    car,
    alsoFits,
    interchange,
    branches,
    shelves: (shelves?.items ?? []).filter((row) => row.maker === piece.maker) as StockListing[],
    readAt: ctx.now(),
  };
}

/** The customer's car, when the address names one that there is. */
async function carOfAddress(ctx: Ctx, params: URLSearchParams) {
  const known = carFromQuery(params);
  const generation = known && (await found(generationByPath(ctx, known.generation)));
  if (!known || !generation) return null;
  const label = `${generation.make.name} ${generation.model.name}`;
  const name = known.year ? `${label} ${known.year}` : generationLabel(generation);
  return { known, name, label };
}

/** Every car that the piece fits, the one it was catalogued for first. */
async function carsOf(ctx: Ctx, piece: Piece) {
  const cars = new Map((await listGenerations(ctx)).map((generation) => [generation.path, generation]));
  const rows = [...Map.groupBy(piece.fit.rows, (row) => row.generation)].flatMap(([path, ofCar]) => {
    const generation = cars.get(path);
    return generation
      ? [{ path, label: generationLabel(generation), via: ofCar[0]?.via ?? null, rows: ofCar }]
      : [];
  });
  return rows.sort((a, b) => Number(b.path === piece.generation) - Number(a.path === piece.generation));
}

/** Pieces of other cars that are the same as this one. */
async function interchangeFor(ctx: Ctx, piece: Piece) {
  const generation = piece.generation === null ? null : await found(generationByPath(ctx, piece.generation));
  if (!generation) return [];
  const at = { generationId: generation.id, partType: piece.partType, positions: [piece.position] };
  return interchangeStock(ctx, at);
}

type FoundPiece = NonNullable<Awaited<ReturnType<typeof readPiece>>>;

/** What makes the page of a piece out of date: the piece itself, its car, and its fellows in the chain. */
export function pieceTags(answer: FoundPiece): string[] {
  if (answer.kind === 'choice') return [`piece:${normalizePartNumber(answer.code)}`];
  const { piece } = answer;
  const own = piece.kind === 'unit' ? piece.code : normalizePartNumber(piece.partNumber);
  const cars =
    piece.generation === null ? [] : [`generation:${piece.generation}`, `stock:${piece.generation}`];
  return [`piece:${own}`, WARRANTY_TAG, ...cars];
}

const REMEMBERED_MS = 90 * 86_400_000;

/**
 * A used piece that left more than 90 days ago. Until then its page answers as it is (people come from links and
 * messages), not to be indexed; after that search engines are told that it is gone for good. People see the same page.
 */
export function isLongGone(answer: FoundPiece): boolean {
  if (answer.kind === 'choice' || answer.piece.gone === null) return false;
  return answer.readAt.getTime() - Date.parse(answer.piece.gone.at) > REMEMBERED_MS;
}

/** The one address of a piece, when it was asked for by another spelling of its code; null when this is it. */
export function pieceMovedTo(answer: FoundPiece, pathname: string, locale: Locale): string | null {
  const codes = answer.kind === 'piece' ? [answer.piece.code] : answer.listings.map(({ code }) => code);
  const addresses = codes.map((code) => pieceLink(locale, code)).sort();
  return addresses.includes(pathname) ? null : (addresses[0] ?? null);
}
