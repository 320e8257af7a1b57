import { z } from 'zod';
import { LandingScheduleParams } from '#contract/landing';
import { cancelSchedule } from '#domain/landing';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const DELETE = endpoint(
  {
    id: 'cancelLandingSchedule',
    method: 'DELETE',
    path: '/landing/pages/{slug}/schedules/{id}',
    summary: 'Takes back what was planned and is not done yet',
    tag: 'landing',
    permission: 'landing:edit',
    params: LandingScheduleParams,
    response: z.undefined(),
    status: 204,
    rate: 'staff-write',
  },
  ({ ctx, params }) => cancelSchedule(ctx, params.slug, params.id).then(() => undefined),
);
