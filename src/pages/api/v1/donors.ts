import { DonorDraft, DonorReceipt } from '#contract/inventory';
import { receiveDonor } from '#domain/inventory';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const POST = endpoint(
  {
    id: 'receiveDonor',
    method: 'POST',
    path: '/donors',
    summary: 'Receives a car to be taken apart, with a unit for every piece that is stocked',
    tag: 'donors',
    permission: 'stock:receive',
    branch: ({ body }) => body.branch,
    body: DonorDraft,
    response: DonorReceipt,
    status: 201,
    rate: 'staff-write',
    idempotent: true,
    bodyLimitKb: 256,
  },
  ({ ctx, scope, body }) => receiveDonor(ctx, scope, body),
);
