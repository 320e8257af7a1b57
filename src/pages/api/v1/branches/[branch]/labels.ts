import { z } from 'zod';
import { BranchParams } from '#contract/branches';
import { LabelOrder } from '#contract/inventory';
import { branchByCode } from '#domain/branches';
import { readLabels } from '#domain/inventory';
import { endpoint } from '#server/endpoint/index.ts';
import { labelFile } from '#server/paper/labels.ts';
import { PAPER_TYPES } from '#server/paper/paper-files.ts';
import { siteAddress } from '../../../../_read/site-address.ts';

export const prerender = false;

export const POST = endpoint(
  {
    id: 'printLabels',
    method: 'POST',
    path: '/branches/{branch}/labels',
    summary:
      'Labels with QR and Code 128 of pieces, of what is left of a donor car, or of shelves: PDF sheets, PDF pages or ZPL of label printers. Changes nothing',
    tag: 'stock',
    permission: 'stock:read',
    branch: ({ params }) => params.branch,
    params: BranchParams,
    body: LabelOrder,
    response: z.unknown(),
    answersFile: [PAPER_TYPES.pdf, PAPER_TYPES.zpl],
    rate: 'staff-write',
  },
  async ({ ctx, scope, params, body, request }) => {
    const branch = await branchByCode(ctx, params.branch);
    const ordered = await readLabels(ctx, scope, body);
    return labelFile(ordered, body, { branch, site: siteAddress(request), madeAt: ctx.now() });
  },
);
