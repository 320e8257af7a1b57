import { z } from 'zod';
import { TransferParams } from '#contract/inventory';
import { branchByCode, listBranches } from '#domain/branches';
import { readTransfer } from '#domain/inventory';
import { endpoint } from '#server/endpoint/index.ts';
import { packingListPdf } from '#server/paper/packing-list.ts';
import { PAPER_TYPES, PaperQuery, pdfFile } from '#server/paper/paper-files.ts';
import { transferAddress } from '../../../../../../panel/traspasos/_read-transfer.ts';

export const prerender = false;

export const GET = endpoint(
  {
    id: 'transferPackingList',
    method: 'GET',
    path: '/branches/{branch}/transfers/{id}/packing-list.pdf',
    summary: 'What travels, as a letter sheet to tick, with the QR that opens the transfer where it arrives',
    tag: 'transfers',
    permission: 'transfer:request',
    branch: ({ params }) => params.branch,
    params: TransferParams,
    query: PaperQuery,
    response: z.unknown(),
    answersFile: [PAPER_TYPES.pdf],
    rate: 'staff-read',
  },
  async ({ ctx, scope, params, query, request }) => {
    const transfer = await readTransfer(ctx, scope, params.id);
    const { timeZone } = await branchByCode(ctx, params.branch);
    const names = new Map((await listBranches(ctx)).map(({ code, name }) => [code, name]));
    const address = transferAddress(request, transfer).href;
    const bytes = await packingListPdf({ transfer, names, timeZone, locale: query.lang, address });
    return pdfFile(bytes, `traspaso-${transfer.code}`);
  },
);
