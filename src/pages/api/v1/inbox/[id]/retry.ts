import { ParkedParams } from '#contract/sync';
import { retryParked } from '#domain/sync';
import { endpoint } from '#server/endpoint/index.ts';
import { z } from 'zod';

export const prerender = false;

export const POST = endpoint(
  {
    id: 'retryParked',
    method: 'POST',
    path: '/inbox/{id}/retry',
    summary: 'Has a parked message tried again',
    tag: 'transfers',
    permission: 'branches:manage',
    params: ParkedParams,
    response: z.object({ retried: z.boolean() }),
    rate: 'staff-write',
  },
  async ({ ctx, params }) => {
    await retryParked(ctx, params.id);
    return { retried: true };
  },
);
