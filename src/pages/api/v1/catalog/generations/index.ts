import { Generation, GenerationDraft } from '#contract/catalog';
import { addGeneration } from '#domain/catalog';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const POST = endpoint(
  {
    id: 'addGeneration',
    method: 'POST',
    path: '/catalog/generations',
    summary: 'Adds a car to the catalog; its pages are live within seconds',
    tag: 'catalog',
    permission: 'catalog:edit',
    body: GenerationDraft,
    response: Generation,
    status: 201,
    rate: 'staff-write',
  },
  ({ ctx, body }) => addGeneration(ctx, body),
);
