import { VinAnswer, VinLesson, VinParams } from '#contract/catalog';
import { teachVin } from '#domain/catalog';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const PUT = endpoint(
  {
    id: 'teachVin',
    method: 'PUT',
    path: '/vin/{vin}/lesson',
    summary: 'Says which car a VIN is of; numbers like it are that car from then on',
    tag: 'catalog',
    permission: 'catalog:edit',
    params: VinParams,
    body: VinLesson,
    response: VinAnswer,
    rate: 'staff-write',
  },
  ({ ctx, params, body }) => teachVin(ctx, params.vin, body),
);
