import { z } from 'zod';
import { InvoiceParams } from '#contract/invoicing';
import { EXPORT_TYPES } from '#domain/exchange';
import { invoiceXml } from '#domain/invoicing';
import { endpoint, FileAnswer } from '#server/endpoint/index.ts';

export const prerender = false;

export const GET = endpoint(
  {
    id: 'invoiceXml',
    method: 'GET',
    path: '/branches/{branch}/invoicing/invoices/{id}.xml',
    summary: 'A prepared invoice as it was made: CFDI 4.0 without seal and stamp, no tax receipt yet',
    tag: 'invoicing',
    permission: 'invoice:manage',
    branch: ({ params }) => params.branch,
    params: InvoiceParams,
    response: z.unknown(),
    answersFile: [EXPORT_TYPES.xml],
    rate: 'staff-read',
  },
  async ({ ctx, scope, params }) => {
    const { name, xml } = await invoiceXml(ctx, scope, params.id);
    return new FileAnswer({
      name: `cfdi-sin-timbrar-${name}.xml`,
      contentType: EXPORT_TYPES.xml,
      content: [xml],
    });
  },
);
