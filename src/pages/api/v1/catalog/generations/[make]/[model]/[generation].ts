import { Generation, GenerationChange, GenerationParams } from '#contract/catalog';
import { changeGeneration, generationByPath } from '#domain/catalog';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

const path = '/catalog/generations/{make}/{model}/{generation}';

export const GET = endpoint(
  {
    id: 'generation',
    method: 'GET',
    path,
    summary: 'One generation with its engines, dimensions and their sources',
    tag: 'catalog',
    permission: 'public',
    params: GenerationParams,
    response: Generation,
    rate: 'public-read',
    cacheControl: 'public, max-age=10',
  },
  ({ ctx, params }) => generationByPath(ctx, `${params.make}/${params.model}/${params.generation}`),
);

export const PATCH = endpoint(
  {
    id: 'changeGeneration',
    method: 'PATCH',
    path,
    summary: 'Corrects code, years, doors or dimensions',
    tag: 'catalog',
    permission: 'catalog:edit',
    params: GenerationParams,
    body: GenerationChange,
    response: Generation,
    rate: 'staff-write',
  },
  ({ ctx, params, body }) =>
    changeGeneration(ctx, `${params.make}/${params.model}/${params.generation}`, body),
);
