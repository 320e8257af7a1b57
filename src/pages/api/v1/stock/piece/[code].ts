import { PieceParams, PieceStatus } from '#contract/inventory';
import { pieceStatus } from '#domain/inventory';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const GET = endpoint(
  {
    id: 'pieceStatus',
    method: 'GET',
    path: '/stock/piece/{code}',
    summary: 'Price and availability of one piece or part number now',
    tag: 'stock',
    permission: 'public',
    params: PieceParams,
    response: PieceStatus,
    rate: 'public-read',
    cacheControl: 'public, no-cache',
  },
  ({ ctx, params }) => pieceStatus(ctx, params.code),
);
