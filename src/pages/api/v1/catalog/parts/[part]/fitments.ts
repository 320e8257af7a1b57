import { FitmentChange, FitmentSheet, PartParams } from '#contract/catalog';
import { changeFitments, fitmentSheet } from '#domain/catalog';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

const path = '/catalog/parts/{part}/fitments';

export const GET = endpoint(
  {
    id: 'fitments',
    method: 'GET',
    path,
    summary: 'What a part fits, with sales for and against, and what does not agree',
    tag: 'fitment',
    permission: 'catalog:edit',
    params: PartParams,
    response: FitmentSheet,
    rate: 'staff-read',
  },
  ({ ctx, params }) => fitmentSheet(ctx, params.part),
);

export const POST = endpoint(
  {
    id: 'changeFitments',
    method: 'POST',
    path,
    summary: 'Adds, replaces and removes rows as one version of the list',
    tag: 'fitment',
    permission: 'catalog:edit',
    params: PartParams,
    body: FitmentChange,
    response: FitmentSheet,
    rate: 'staff-write',
    bodyLimitKb: 256,
  },
  ({ ctx, params, body }) => changeFitments(ctx, params.part, body),
);
