import { z } from 'zod';
import { PaperParams } from '#contract/sales';
import { branchByCode } from '#domain/branches';
import { quoteById } from '#domain/sales';
import { endpoint } from '#server/endpoint/index.ts';
import { escPosFile, EscPosQuery, PAPER_TYPES, paperSetting } from '#server/paper/paper-files.ts';
import { promiseRoll } from '#paper/promise-roll.ts';

export const prerender = false;

export const GET = endpoint(
  {
    id: 'quoteEscPos',
    method: 'GET',
    path: '/quotes/{id}/paper.escpos',
    summary: 'The quote as the bytes that a thermal printer of 58 or 80 mm takes',
    tag: 'quotes',
    permission: 'quote:create',
    params: PaperParams,
    query: EscPosQuery,
    response: z.unknown(),
    answersFile: [PAPER_TYPES.escpos],
    rate: 'staff-read',
  },
  async ({ ctx, params, query }) => {
    const paper = await quoteById(ctx, params.id);
    const setting = paperSetting(await branchByCode(ctx, paper.branch), query.lang);
    return escPosFile(promiseRoll({ document: 'quote', paper }, setting), `cotizacion-${paper.folio}`, query);
  },
);
