import { TransitReport } from '#contract/inventory';
import { transitReport } from '#domain/inventory';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const GET = endpoint(
  {
    id: 'readTransit',
    method: 'GET',
    path: '/transit',
    summary: 'What is between branches, by the documents and by the ledger, and where the two differ',
    tag: 'transfers',
    permission: 'chain:read',
    response: TransitReport,
    rate: 'staff-read',
  },
  ({ ctx }) => transitReport(ctx),
);
