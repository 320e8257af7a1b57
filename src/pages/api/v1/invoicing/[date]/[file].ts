import { z } from 'zod';
import { ChainTicketFileParams } from '#contract/invoicing';
import { EXPORT_TYPES } from '#domain/exchange';
import { chainTicketFile } from '#domain/invoicing';
import { endpoint, FileAnswer } from '#server/endpoint/index.ts';

export const prerender = false;

export const GET = endpoint(
  {
    id: 'chainTicketFile',
    method: 'GET',
    path: '/invoicing/{date}/{file}',
    summary: 'tickets.csv or tickets.xlsx of all branches, one after the other',
    tag: 'invoicing',
    permission: 'invoice:manage',
    params: ChainTicketFileParams,
    response: z.unknown(),
    answersFile: [EXPORT_TYPES.csv, EXPORT_TYPES.xlsx],
    rate: 'staff-read',
  },
  async ({ ctx, params }) => new FileAnswer(await chainTicketFile(ctx, params)),
);
