import { Customer, CustomerDraft, CustomerList, CustomerQuery } from '#contract/customers';
import { createCustomer, findCustomers } from '#domain/customers';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const GET = endpoint(
  {
    id: 'findCustomers',
    method: 'GET',
    path: '/customers',
    summary: 'Customers of the chain by words of the name, end of the telephone, RFC or e-mail',
    tag: 'customers',
    permission: 'customer:edit',
    query: CustomerQuery,
    response: CustomerList,
    rate: 'staff-read',
  },
  ({ ctx, query }) => findCustomers(ctx, query),
);

export const POST = endpoint(
  {
    id: 'createCustomer',
    method: 'POST',
    path: '/customers',
    summary: 'A new customer; who has the same telephone already is told, unless it is meant',
    tag: 'customers',
    permission: 'customer:edit',
    body: CustomerDraft,
    response: Customer,
    status: 201,
    rate: 'staff-write',
  },
  ({ ctx, body }) => createCustomer(ctx, body),
);
