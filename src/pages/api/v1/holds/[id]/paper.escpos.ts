import { z } from 'zod';
import { PaperParams } from '#contract/sales';
import { branchByCode } from '#domain/branches';
import { holdById } from '#domain/sales';
import { endpoint } from '#server/endpoint/index.ts';
import { escPosFile, EscPosQuery, PAPER_TYPES, paperSetting } from '#server/paper/paper-files.ts';
import { promiseRoll } from '#paper/promise-roll.ts';

export const prerender = false;

export const GET = endpoint(
  {
    id: 'holdEscPos',
    method: 'GET',
    path: '/holds/{id}/paper.escpos',
    summary: 'The hold as the bytes that a thermal printer of 58 or 80 mm takes',
    tag: 'holds',
    permission: 'hold:create',
    params: PaperParams,
    query: EscPosQuery,
    response: z.unknown(),
    answersFile: [PAPER_TYPES.escpos],
    rate: 'staff-read',
  },
  async ({ ctx, params, query }) => {
    const paper = await holdById(ctx, params.id);
    const setting = paperSetting(await branchByCode(ctx, paper.branch), query.lang);
    return escPosFile(promiseRoll({ document: 'hold', paper }, setting), `apartado-${paper.folio}`, query);
  },
);
