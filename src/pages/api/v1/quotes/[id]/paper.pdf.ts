import { z } from 'zod';
import { PaperParams } from '#contract/sales';
import { quoteById } from '#domain/sales';
import { endpoint } from '#server/endpoint/index.ts';
import { PAPER_TYPES, PaperQuery, pdfFile } from '#server/paper/paper-files.ts';
import { paperSheet } from '#server/paper/paper-sheet.ts';
import { siteAddress } from '../../../../_read/site-address.ts';

export const prerender = false;

export const GET = endpoint(
  {
    id: 'quotePdf',
    method: 'GET',
    path: '/quotes/{id}/paper.pdf',
    summary: 'The quote as a letter sheet with the photographs of its pieces, for the customer',
    tag: 'quotes',
    permission: 'quote:create',
    params: PaperParams,
    query: PaperQuery,
    response: z.unknown(),
    answersFile: [PAPER_TYPES.pdf],
    rate: 'staff-read',
  },
  async ({ ctx, params, query, request }) => {
    const paper = await quoteById(ctx, params.id);
    const sheet = { locale: query.lang, site: siteAddress(request) };
    return pdfFile(await paperSheet(ctx, { document: 'quote', paper }, sheet), `cotizacion-${paper.folio}`);
  },
);
