import { PickedPieces } from '#contract/landing';
import { pickOffers } from '#domain/landing';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const GET = endpoint(
  {
    id: 'pickLandingOffers',
    method: 'GET',
    path: '/landing/pickers/offers',
    summary: 'Pieces for a link that cost less than before',
    tag: 'landing',
    permission: 'landing:edit',
    response: PickedPieces,
    rate: 'staff-read',
  },
  ({ ctx }) => pickOffers(ctx),
);
