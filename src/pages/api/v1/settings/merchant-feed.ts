import { FeedSetting } from '#contract/exchange';
import { changeFeedSetting, readFeedSetting } from '#domain/exchange';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const GET = endpoint(
  {
    id: 'readMerchantFeed',
    method: 'GET',
    path: '/settings/merchant-feed',
    summary: 'Is the feed for Google Merchant Center public at /feeds/google-merchant.xml?',
    tag: 'exchange',
    permission: 'branches:manage',
    response: FeedSetting,
    rate: 'staff-read',
  },
  ({ ctx }) => readFeedSetting(ctx),
);

export const PUT = endpoint(
  {
    id: 'changeMerchantFeed',
    method: 'PUT',
    path: '/settings/merchant-feed',
    summary: 'Turns the feed for Google Merchant Center on or off',
    tag: 'exchange',
    permission: 'branches:manage',
    body: FeedSetting,
    response: FeedSetting,
    rate: 'staff-write',
  },
  ({ ctx, body }) => changeFeedSetting(ctx, body),
);
