import { PromiseSearch, Quote, QuoteDraft, QuoteList } from '#contract/sales';
import { createQuote, findQuotes } from '#domain/sales';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const GET = endpoint(
  {
    id: 'findQuotes',
    method: 'GET',
    path: '/quotes',
    summary: 'Quotes of every branch by QR, folio, telephone or name',
    tag: 'quotes',
    permission: 'quote:create',
    query: PromiseSearch,
    response: QuoteList,
    rate: 'staff-read',
  },
  ({ ctx, query }) => findQuotes(ctx, query.q),
);

export const POST = endpoint(
  {
    id: 'createQuote',
    method: 'POST',
    path: '/quotes',
    summary: 'Writes down the prices of a note; the key is the id of the quote',
    tag: 'quotes',
    permission: 'quote:create',
    branch: ({ body }) => body.branch,
    body: QuoteDraft,
    response: Quote,
    status: 201,
    rate: 'counter-write',
    idempotent: true,
  },
  ({ ctx, scope, body }) => createQuote(ctx, scope, body),
);
