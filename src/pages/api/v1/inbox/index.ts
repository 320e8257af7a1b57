import { ParkedList } from '#contract/sync';
import { listParked } from '#domain/sync';
import { errorText } from '#i18n';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const GET = endpoint(
  {
    id: 'listParked',
    method: 'GET',
    path: '/inbox',
    summary: 'Messages between branches that could not be applied and wait for a person',
    tag: 'transfers',
    permission: 'branches:manage',
    response: ParkedList,
    rate: 'staff-read',
  },
  async ({ ctx }) => ({
    items: (await listParked(ctx)).map(({ failure, ...event }) => ({
      ...event,
      reason: errorText(failure, ctx.locale),
    })),
  }),
);
