import { PasswordChange, SessionInfo } from '#contract/identity';
import { changePassword, requireStaff } from '#domain/identity';
import { enter } from '#server/browser-session.ts';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const PUT = endpoint(
  {
    id: 'changePassword',
    method: 'PUT',
    path: '/session/password',
    summary: 'Changes the own password; every other session of the person ends',
    tag: 'session',
    permission: 'session',
    isForNewPassword: true,
    body: PasswordChange,
    response: SessionInfo,
    rate: 'staff-write',
  },
  async ({ ctx, body, request }) => {
    await changePassword(ctx, body);
    return enter(ctx, request, requireStaff(ctx).userId);
  },
);
