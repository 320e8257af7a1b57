import { Heartbeat } from '#contract/identity';
import { z } from 'zod';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const POST = endpoint(
  {
    id: 'heartbeat',
    method: 'POST',
    path: '/session/heartbeat',
    summary: 'Keeps a session alive and tells a till the time',
    tag: 'session',
    permission: 'session',
    body: z.object({}),
    response: Heartbeat,
    rate: 'counter-write',
  },
  ({ ctx }) => Promise.resolve({ now: ctx.now().toISOString() }),
);
