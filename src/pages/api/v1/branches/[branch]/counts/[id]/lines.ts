import { CountParams, CountReview, CountReviewQuery } from '#contract/inventory';
import { reviewCount } from '#domain/inventory';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const GET = endpoint(
  {
    id: 'reviewCount',
    method: 'GET',
    path: '/branches/{branch}/counts/{id}/lines',
    summary: 'What a count says, line by line, once nobody scans any more',
    tag: 'stock',
    permission: 'stock:count',
    branch: ({ params }) => params.branch,
    params: CountParams,
    query: CountReviewQuery,
    response: CountReview,
    rate: 'staff-read',
  },
  ({ ctx, scope, params, query }) => reviewCount(ctx, scope, { ...query, id: params.id }),
);
