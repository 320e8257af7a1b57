import { PasswordReset, PersonParams } from '#contract/identity';
import { resetPassword } from '#domain/identity';
import { z } from 'zod';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const POST = endpoint(
  {
    id: 'resetPassword',
    method: 'POST',
    path: '/people/{id}/reset',
    summary: 'A new password link for a person; their sessions end',
    tag: 'people',
    permission: 'people:manage',
    params: PersonParams,
    body: z.object({}),
    response: PasswordReset,
    rate: 'staff-write',
  },
  ({ ctx, params }) => resetPassword(ctx, params.id),
);
