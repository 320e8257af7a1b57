import { z } from 'zod';
import { TicketFileParams } from '#contract/invoicing';
import { EXPORT_TYPES } from '#domain/exchange';
import { branchTicketFile } from '#domain/invoicing';
import { endpoint, FileAnswer } from '#server/endpoint/index.ts';

export const prerender = false;

export const GET = endpoint(
  {
    id: 'branchTicketFile',
    method: 'GET',
    path: '/branches/{branch}/invoicing/{date}/{file}',
    summary:
      'tickets.csv or tickets.xlsx: every note of a day with base, IVA, total and the key of its form of payment',
    tag: 'invoicing',
    permission: 'invoice:manage',
    branch: ({ params }) => params.branch,
    params: TicketFileParams,
    response: z.unknown(),
    answersFile: [EXPORT_TYPES.csv, EXPORT_TYPES.xlsx],
    rate: 'staff-read',
  },
  async ({ ctx, scope, params }) => new FileAnswer(await branchTicketFile(ctx, scope, params)),
);
