import { z } from 'zod';
import { ReturnParams } from '#contract/sales';
import { branchByCode } from '#domain/branches';
import { returnById } from '#domain/sales';
import { endpoint } from '#server/endpoint/index.ts';
import { PAPER_TYPES, paperSetting, rollPdfFile, RollQuery } from '#server/paper/paper-files.ts';
import { returnRoll } from '#paper/return-roll.ts';

export const prerender = false;

export const GET = endpoint(
  {
    id: 'returnReceiptPdf',
    method: 'GET',
    path: '/branches/{branch}/returns/{id}/receipt.pdf',
    summary: 'The note of a return as a PDF as wide as the roll',
    tag: 'returns',
    permission: 'return:create',
    branch: ({ params }) => params.branch,
    params: ReturnParams,
    query: RollQuery,
    response: z.unknown(),
    answersFile: [PAPER_TYPES.pdf],
    rate: 'staff-read',
  },
  async ({ ctx, scope, params, query }) => {
    const receipt = await returnById(ctx, scope, params.id);
    const setting = paperSetting(await branchByCode(ctx, params.branch), query.lang);
    const madeAt = new Date(receipt.madeAt);
    return rollPdfFile(returnRoll(receipt, setting), `devolucion-${receipt.folio}`, { ...query, madeAt });
  },
);
