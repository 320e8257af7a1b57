import { FitmentSheet, FitmentUndo, PartParams } from '#contract/catalog';
import { undoFitments } from '#domain/catalog';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const POST = endpoint(
  {
    id: 'undoFitments',
    method: 'POST',
    path: '/catalog/parts/{part}/fitments-undo',
    summary: 'Puts the list back as it was before its last change, as one more version',
    tag: 'fitment',
    permission: 'catalog:edit',
    params: PartParams,
    body: FitmentUndo,
    response: FitmentSheet,
    rate: 'staff-write',
  },
  ({ ctx, params, body }) => undoFitments(ctx, params.part, body),
);
