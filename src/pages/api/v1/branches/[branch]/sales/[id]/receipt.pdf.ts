import { z } from 'zod';
import { SaleParams } from '#contract/sales';
import { branchByCode } from '#domain/branches';
import { saleById } from '#domain/sales';
import { endpoint } from '#server/endpoint/index.ts';
import { PAPER_TYPES, paperSetting, rollPdfFile, RollQuery } from '#server/paper/paper-files.ts';
import { noteRoll } from '#paper/note-roll.ts';

export const prerender = false;

export const GET = endpoint(
  {
    id: 'saleReceiptPdf',
    method: 'GET',
    path: '/branches/{branch}/sales/{id}/receipt.pdf',
    summary: 'The note as a PDF as wide as the roll',
    tag: 'sales',
    permission: 'sale:read',
    branch: ({ params }) => params.branch,
    params: SaleParams,
    query: RollQuery,
    response: z.unknown(),
    answersFile: [PAPER_TYPES.pdf],
    rate: 'staff-read',
  },
  async ({ ctx, scope, params, query }) => {
    const sale = await saleById(ctx, scope, params.id);
    const setting = paperSetting(await branchByCode(ctx, params.branch), query.lang);
    const madeAt = new Date(sale.soldAt);
    return rollPdfFile(noteRoll(sale, setting), `nota-${sale.folio}`, { ...query, madeAt });
  },
);
