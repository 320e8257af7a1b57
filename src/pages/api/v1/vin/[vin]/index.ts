import { VinAnswer, VinParams } from '#contract/catalog';
import { vinAnswer } from '#domain/catalog';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const GET = endpoint(
  {
    id: 'readVin',
    method: 'GET',
    path: '/vin/{vin}',
    summary: 'The car that a VIN (NIV) is of, with where each fact comes from; what is no VIN is told why',
    tag: 'catalog',
    permission: 'public',
    params: VinParams,
    response: VinAnswer,
    rate: 'vin-read',
  },
  ({ ctx, params }) => vinAnswer(ctx, params.vin),
);
