import { Person, PersonChange, PersonParams } from '#contract/identity';
import { changePerson } from '#domain/identity';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const PATCH = endpoint(
  {
    id: 'changePerson',
    method: 'PATCH',
    path: '/people/{id}',
    summary: 'Changes name, e-mail, role, branches, or whether the account works',
    tag: 'people',
    permission: 'people:manage',
    params: PersonParams,
    body: PersonChange,
    response: Person,
    rate: 'staff-write',
  },
  ({ ctx, params, body }) => changePerson(ctx, params.id, body),
);
