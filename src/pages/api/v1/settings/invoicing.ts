import { InvoiceIssuer, InvoiceSettings } from '#contract/invoicing';
import { changeInvoiceSettings, readInvoiceSettings } from '#domain/invoicing';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const GET = endpoint(
  {
    id: 'readInvoiceSettings',
    method: 'GET',
    path: '/settings/invoicing',
    summary:
      'Who issues the invoices of the chain, with the series of each branch; null until it was written down',
    tag: 'invoicing',
    permission: 'invoice:manage',
    response: InvoiceSettings,
    rate: 'staff-read',
  },
  ({ ctx }) => readInvoiceSettings(ctx),
);

export const PUT = endpoint(
  {
    id: 'changeInvoiceSettings',
    method: 'PUT',
    path: '/settings/invoicing',
    summary: 'Writes down who issues the invoices from now on',
    tag: 'invoicing',
    permission: 'invoice:manage',
    body: InvoiceIssuer,
    response: InvoiceSettings,
    rate: 'staff-write',
  },
  ({ ctx, body }) => changeInvoiceSettings(ctx, body),
);
