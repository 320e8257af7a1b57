import { GradeChange, ItemVersion, StockItemParams } from '#contract/inventory';
import { gradeUnit } from '#domain/inventory';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const PUT = endpoint(
  {
    id: 'gradeUnit',
    method: 'PUT',
    path: '/branches/{branch}/stock/{id}/grade',
    summary: 'Grades a used piece',
    tag: 'stock',
    permission: 'stock:adjust',
    branch: ({ params }) => params.branch,
    params: StockItemParams,
    body: GradeChange,
    response: ItemVersion,
    rate: 'staff-write',
  },
  ({ ctx, scope, params, body }) => gradeUnit(ctx, scope, { ...body, stockItemId: params.id }),
);
