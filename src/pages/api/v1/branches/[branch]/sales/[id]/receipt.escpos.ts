import { z } from 'zod';
import { SaleParams } from '#contract/sales';
import { branchByCode } from '#domain/branches';
import { saleById } from '#domain/sales';
import { endpoint } from '#server/endpoint/index.ts';
import { escPosFile, EscPosQuery, PAPER_TYPES, paperSetting } from '#server/paper/paper-files.ts';
import { noteRoll } from '#paper/note-roll.ts';

export const prerender = false;

export const GET = endpoint(
  {
    id: 'saleReceiptEscPos',
    method: 'GET',
    path: '/branches/{branch}/sales/{id}/receipt.escpos',
    summary:
      'The note as the bytes that a thermal printer of 58 or 80 mm takes; `drawer=1` opens the drawer too',
    tag: 'sales',
    permission: 'sale:read',
    branch: ({ params }) => params.branch,
    params: SaleParams,
    query: EscPosQuery,
    response: z.unknown(),
    answersFile: [PAPER_TYPES.escpos],
    rate: 'staff-read',
  },
  async ({ ctx, scope, params, query }) => {
    const sale = await saleById(ctx, scope, params.id);
    const setting = paperSetting(await branchByCode(ctx, params.branch), query.lang);
    return escPosFile(noteRoll(sale, setting), `nota-${sale.folio}`, query);
  },
);
