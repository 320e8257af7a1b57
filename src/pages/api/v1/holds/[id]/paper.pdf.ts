import { z } from 'zod';
import { PaperParams } from '#contract/sales';
import { holdById } from '#domain/sales';
import { endpoint } from '#server/endpoint/index.ts';
import { PAPER_TYPES, PaperQuery, pdfFile } from '#server/paper/paper-files.ts';
import { paperSheet } from '#server/paper/paper-sheet.ts';
import { siteAddress } from '../../../../_read/site-address.ts';

export const prerender = false;

export const GET = endpoint(
  {
    id: 'holdPdf',
    method: 'GET',
    path: '/holds/{id}/paper.pdf',
    summary: 'The hold as a letter sheet with the photographs of its pieces, for the customer',
    tag: 'holds',
    permission: 'hold:create',
    params: PaperParams,
    query: PaperQuery,
    response: z.unknown(),
    answersFile: [PAPER_TYPES.pdf],
    rate: 'staff-read',
  },
  async ({ ctx, params, query, request }) => {
    const paper = await holdById(ctx, params.id);
    const sheet = { locale: query.lang, site: siteAddress(request) };
    return pdfFile(await paperSheet(ctx, { document: 'hold', paper }, sheet), `apartado-${paper.folio}`);
  },
);
