import { listBranches } from '#domain/branches';
import { generationByPath } from '#domain/catalog';
import { listStock, pieceByCode } from '#domain/inventory';
import type { StockListing } from '#contract/inventory';
import type { Ctx } from '#server/context.ts';
import type { Locale } from '#i18n';
import { pieceLink } from '../../components/pages/links.ts';
import { found } from './found.ts';

/**
 * What `/pieza/<code>` shows: one piece, or the choice where makers share a part number. A new part also
 * has what every branch holds of it. Null for an unknown code.
 */
export async function readPiece(ctx: Ctx, code: string) {
  const answer = await found(pieceByCode(ctx, code));
  if (!answer) return null;
  const branches = await listBranches(ctx);
  if (answer.kind === 'choice') return { kind: 'choice' as const, code, listings: answer.listings, branches };
  const { piece } = answer;
  const [generation, shelves] = await Promise.all([
    piece.generation === null ? null : found(generationByPath(ctx, piece.generation)),
    piece.kind === 'bulk' ? listStock(ctx, { part: piece.partNumber, show: 'all', limit: 200 }) : null,
  ]);
  return {
    kind: 'piece' as const,
    piece,
    generation,
    branches,
    shelves: (shelves?.items ?? []).filter((row) => row.maker === piece.maker) as StockListing[],
    readAt: ctx.now(),
  };
}

type FoundPiece = NonNullable<Awaited<ReturnType<typeof readPiece>>>;

/** What makes the page of a piece out of date: the piece itself, its car, and its fellows in the chain. */
export function pieceTags(answer: FoundPiece): string[] {
  if (answer.kind === 'choice') return [`piece:${normalizedNumber(answer.code)}`];
  const { piece } = answer;
  const own = piece.kind === 'unit' ? piece.code : normalizedNumber(piece.partNumber);
  const cars =
    piece.generation === null ? [] : [`generation:${piece.generation}`, `stock:${piece.generation}`];
  return [`piece:${own}`, ...cars];
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

/** As the tags of new parts are written. */
function normalizedNumber(text: string): string {
  return text.toUpperCase().replace(/[^A-Z0-9]/g, '');
}
