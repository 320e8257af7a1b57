import { z } from 'zod';
import { ReturnParams } from '#contract/sales';
import { branchByCode } from '#domain/branches';
import { returnById } from '#domain/sales';
import { endpoint } from '#server/endpoint/index.ts';
import { escPosFile, EscPosQuery, PAPER_TYPES, paperSetting } from '#server/paper/paper-files.ts';
import { returnRoll } from '#paper/return-roll.ts';

export const prerender = false;

export const GET = endpoint(
  {
    id: 'returnReceiptEscPos',
    method: 'GET',
    path: '/branches/{branch}/returns/{id}/receipt.escpos',
    summary:
      'The note of a return as the bytes that a thermal printer of 58 or 80 mm takes; `drawer=1` opens the drawer too',
    tag: 'returns',
    permission: 'return:create',
    branch: ({ params }) => params.branch,
    params: ReturnParams,
    query: EscPosQuery,
    response: z.unknown(),
    answersFile: [PAPER_TYPES.escpos],
    rate: 'staff-read',
  },
  async ({ ctx, scope, params, query }) => {
    const receipt = await returnById(ctx, scope, params.id);
    const setting = paperSetting(await branchByCode(ctx, params.branch), query.lang);
    return escPosFile(returnRoll(receipt, setting), `devolucion-${receipt.folio}`, query);
  },
);
