import { PickedPieces, PickedPiecesQuery } from '#contract/landing';
import { pickPieces } from '#domain/landing';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const GET = endpoint(
  {
    id: 'pickLandingParts',
    method: 'GET',
    path: '/landing/pickers/parts',
    summary: 'Pieces for a link, by words or code',
    tag: 'landing',
    permission: 'landing:edit',
    query: PickedPiecesQuery,
    response: PickedPieces,
    rate: 'staff-read',
  },
  ({ ctx, query }) => pickPieces(ctx, query.q),
);
