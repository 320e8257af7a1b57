import { LoginForm, SessionInfo } from '#contract/identity';
import { endSession, logIn, personOf, sessionInfo } from '#domain/identity';
import { z } from 'zod';
import { browserOf, cookiesOf, enter } from '#server/browser-session.ts';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const GET = endpoint(
  {
    id: 'session',
    method: 'GET',
    path: '/session',
    summary: 'Who is in, what they may do and where; `person` is null for nobody',
    tag: 'session',
    permission: 'public',
    response: SessionInfo,
    rate: 'public-read',
  },
  async ({ ctx, request }) => sessionInfo(ctx, await personOf(ctx, cookiesOf(request))),
);

export const POST = endpoint(
  {
    id: 'logIn',
    method: 'POST',
    path: '/session',
    summary: 'Starts a session with e-mail and password',
    tag: 'session',
    permission: 'public',
    body: LoginForm,
    response: SessionInfo,
    rate: 'public-read',
  },
  async ({ ctx, body, request }) => enter(ctx, request, await logIn(ctx, body)),
);

export const DELETE = endpoint(
  {
    id: 'logOut',
    method: 'DELETE',
    path: '/session',
    summary: 'Ends the session',
    tag: 'session',
    permission: 'public',
    response: z.undefined(),
    status: 204,
    rate: 'public-read',
  },
  ({ ctx, request }) => endSession(ctx, browserOf(ctx, request)).then(() => undefined),
);
