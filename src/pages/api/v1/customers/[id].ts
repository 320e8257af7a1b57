import { Customer, CustomerChange, CustomerParams } from '#contract/customers';
import { changeCustomer, customerById } from '#domain/customers';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const GET = endpoint(
  {
    id: 'customerById',
    method: 'GET',
    path: '/customers/{id}',
    summary: 'One customer',
    tag: 'customers',
    permission: 'customer:edit',
    params: CustomerParams,
    response: Customer,
    rate: 'staff-read',
  },
  ({ ctx, params }) => customerById(ctx, params.id),
);

export const PUT = endpoint(
  {
    id: 'changeCustomer',
    method: 'PUT',
    path: '/customers/{id}',
    summary: 'Everything that is known of a customer from now on',
    tag: 'customers',
    permission: 'customer:edit',
    params: CustomerParams,
    body: CustomerChange,
    response: Customer,
    rate: 'staff-write',
  },
  ({ ctx, params, body }) => changeCustomer(ctx, params.id, body),
);
