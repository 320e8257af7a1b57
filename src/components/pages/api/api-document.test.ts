import { expect, it } from 'vitest';
import { operationsByTag } from './api-document.ts';

it('reads an OpenAPI document into operations by tag', () => {
  const byTag = operationsByTag({
    paths: {
      '/api/v1/stock': {
        get: {
          summary: 'What the chain has',
          tags: ['stock'],
          'x-rate-limit': { max: 120, windowSeconds: 60 },
          parameters: [
            {
              name: 'limit',
              in: 'query',
              required: false,
              schema: { type: 'integer', minimum: 1, maximum: 200 },
            },
            { name: 'show', in: 'query', schema: { type: 'string', enum: ['available', 'all'] } },
          ],
          responses: {
            200: { content: { 'application/json': { schema: { type: 'object' } } } },
            default: {},
          },
        },
      },
      '/api/v1/sales': {
        post: {
          tags: ['sales'],
          security: [{ session: [] }],
          'x-permission': 'sale:create',
          requestBody: { content: { 'application/json': { schema: { type: 'object' } } } },
          responses: { 201: { description: 'Done' } },
        },
      },
    },
  });
  expect([...byTag.keys()]).toEqual(['stock', 'sales']);
  expect(byTag.get('stock')?.[0]).toMatchObject({
    method: 'GET',
    permission: null,
    limit: { max: 120, windowSeconds: 60 },
    parameters: [
      { name: 'limit', required: false, type: 'integer · 1…200' },
      { name: 'show', type: 'available | all' },
    ],
    status: '200',
    answer: '{\n  "type": "object"\n}',
    body: null,
  });
  expect(byTag.get('sales')?.[0]).toMatchObject({ permission: 'sale:create', status: '201', answer: null });
});
