import { LinkRedeem, SessionInfo } from '#contract/identity';
import { redeemLink } from '#domain/identity';
import { enter } from '#server/browser-session.ts';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const POST = endpoint(
  {
    id: 'redeemLink',
    method: 'POST',
    path: '/session/link',
    summary: 'Sets a password through a one-time link and enters',
    tag: 'session',
    permission: 'public',
    body: LinkRedeem,
    response: SessionInfo,
    rate: 'public-read',
  },
  async ({ ctx, body, request }) => enter(ctx, request, await redeemLink(ctx, body)),
);
