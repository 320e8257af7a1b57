import { PersonCreated, PersonDraft, PersonList } from '#contract/identity';
import { addPerson, listPeople } from '#domain/identity';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const GET = endpoint(
  {
    id: 'listPeople',
    method: 'GET',
    path: '/people',
    summary: 'Everybody who works here, by name',
    tag: 'people',
    permission: 'people:manage',
    response: PersonList,
    rate: 'staff-read',
  },
  ({ ctx }) => listPeople(ctx),
);

export const POST = endpoint(
  {
    id: 'addPerson',
    method: 'POST',
    path: '/people',
    summary: 'Adds a person; answers the link with which they set their password',
    tag: 'people',
    permission: 'people:manage',
    body: PersonDraft,
    response: PersonCreated,
    status: 201,
    rate: 'staff-write',
  },
  ({ ctx, body }) => addPerson(ctx, body),
);
