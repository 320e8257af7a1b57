import {
  GlobalInvoiceDraft,
  InvoiceDays,
  InvoiceDaysQuery,
  InvoicingParams,
  TaxInvoice,
} from '#contract/invoicing';
import { fileProvider, issueGlobalInvoice, readInvoiceDays } from '#domain/invoicing';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const GET = endpoint(
  {
    id: 'readInvoiceDays',
    method: 'GET',
    path: '/branches/{branch}/invoicing',
    summary: 'Days of a month with what was sold, what is invoiced of it and what is still open',
    tag: 'invoicing',
    permission: 'invoice:manage',
    branch: ({ params }) => params.branch,
    params: InvoicingParams,
    query: InvoiceDaysQuery,
    response: InvoiceDays,
    rate: 'staff-read',
  },
  ({ ctx, scope, query }) => readInvoiceDays(ctx, scope, query),
);

export const POST = endpoint(
  {
    id: 'issueGlobalInvoice',
    method: 'POST',
    path: '/branches/{branch}/invoicing',
    summary:
      'Prepares the global invoice (CFDI 4.0, not stamped) of the open notes of a day; each note is in one invoice only',
    tag: 'invoicing',
    permission: 'invoice:manage',
    branch: ({ params }) => params.branch,
    params: InvoicingParams,
    body: GlobalInvoiceDraft,
    response: TaxInvoice,
    status: 201,
    rate: 'staff-write',
    idempotent: true,
  },
  // A service that stamps takes the place of the file here.
  ({ ctx, scope, body }) => issueGlobalInvoice(ctx, scope, body, fileProvider),
);
