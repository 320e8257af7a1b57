import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aWorld, type World } from '../../../tests/fixtures/a-world.ts';
import { workerDatabase } from '../../../tests/fixtures/worker-database.ts';
import type { Actor } from '#server/context.ts';
import { DomainError } from '#shared/errors.ts';
import { uuidv7 } from '#shared/ids.ts';
import { CustomerChange, CustomerDraft, type Customer } from './contract.ts';
import { changeCustomer, createCustomer, customerById, findCustomers } from './customers.ts';

let world: World;
let clerk: Actor;

beforeAll(async () => {
  world = await aWorld(workerDatabase());
  clerk = await world.staff('clerk', [await world.branch()]);
});

afterAll(() => world.close());

const aPhone = () => `442${randomInt(2_000_000, 9_999_999)}`;

const draftOf = (fields: Record<string, unknown>) =>
  CustomerDraft.parse({ id: uuidv7(Date.now()), ...fields });

const changeOf = (customer: Customer, fields: Record<string, unknown>) =>
  CustomerChange.parse({ ...customer, ...fields });

async function refusalOf(work: Promise<unknown>): Promise<DomainError> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof DomainError) return error;
  throw new Error('Expected a refusal', { cause: error });
}

test('a customer is made at one counter and found at every one, by name, telephone, RFC and e-mail', async () => {
  const phone = aPhone();
  const draft = draftOf({
    name: `Peña Íñiguez ${phone}`,
    phone,
    email: `Taller.${phone}@Example.MX`,
    rfc: 'pein800229ab3',
    fiscalRegime: '626',
    postalCode: '76000',
  });
  const made = await createCustomer(world.ctx(clerk), draft);
  expect(made).toMatchObject({
    phone: `+52${phone}`,
    rfc: 'PEIN800229AB3',
    email: `taller.${phone}@example.mx`,
    version: 1,
  });
  const elsewhere = await world.staff('clerk', [await world.branch()]);
  for (const q of [
    `pena iniguez ${phone}`,
    phone,
    phone.slice(-7),
    `pein800229 ${phone}`,
    `taller.${phone}@example.mx`,
  ]) {
    const { customers } = await findCustomers(world.ctx(elsewhere), { q, limit: 20 });
    expect(
      customers.map(({ id }) => id),
      q,
    ).toContain(made.id);
  }
  // Sent again, also by two at once, it is the same customer.
  const again = await Promise.all([1, 2, 3].map(() => createCustomer(world.ctx(clerk), draft)));
  expect(again).toEqual([made, made, made]);
});

test('who has the telephone already is told, and may be another all the same', async () => {
  const phone = aPhone();
  const first = await createCustomer(world.ctx(clerk), draftOf({ name: 'Taller Robles', phone }));
  const second = { name: 'Hijo de Robles', phone: `+52 1 ${phone}` };
  expect(await refusalOf(createCustomer(world.ctx(clerk), draftOf(second)))).toMatchObject({
    code: 'customers.phone_taken',
    kind: 'conflict',
    details: { name: 'Taller Robles', customers: [{ id: first.id }] },
  });
  const made = await createCustomer(world.ctx(clerk), draftOf({ ...second, samePhone: true }));
  expect(made.phone).toBe(first.phone);
});

test('a change is found by its new words only, and one made on old data is refused', async () => {
  const mark = String(randomInt(1_000_000, 9_999_999));
  const made = await createCustomer(world.ctx(clerk), draftOf({ name: `Antes ${mark}` }));
  const changed = await changeCustomer(
    world.ctx(clerk),
    made.id,
    changeOf(made, { name: `Despues ${mark}`, note: 'mayoreo' }),
  );
  expect(changed).toMatchObject({ version: 2, note: 'mayoreo' });
  const found = async (q: string) =>
    (await findCustomers(world.ctx(clerk), { q, limit: 5 })).customers.length;
  expect([await found(`antes ${mark}`), await found(`despues ${mark}`)]).toEqual([0, 1]);
  const stale = changeCustomer(world.ctx(clerk), made.id, changeOf(made, { name: 'Tarde' }));
  expect((await refusalOf(stale)).code).toBe('customers.changed_elsewhere');
  expect((await refusalOf(customerById(world.ctx(clerk), uuidv7(Date.now())))).code).toBe(
    'customers.not_found',
  );
});

test('customers are for who sells', async () => {
  const manager = await world.staff('inventory_manager', [await world.branch()]);
  for (const work of [
    findCustomers(world.ctx(manager), { q: '', limit: 5 }),
    createCustomer(world.ctx(manager), draftOf({ name: 'Nadie' })),
  ])
    expect((await refusalOf(work)).code).toBe('identity.forbidden');
  expect((await refusalOf(findCustomers(world.ctx(), { q: '', limit: 5 }))).code).toBe('identity.required');
});

test.each([
  [{ name: 'X' }, 'name'],
  [{ name: 'Rosa', phone: '12345' }, 'phone'],
  [{ name: 'Rosa', rfc: 'PEIN801329AB3' }, 'rfc'],
  [{ name: 'Rosa', rfc: 'PEIN800229AB3', fiscalRegime: '601' }, 'fiscalRegime'],
  [{ name: 'Rosa', postalCode: '7600' }, 'postalCode'],
  [{ name: 'Rosa', email: 'rosa@' }, 'email'],
])('what cannot be is refused: %j', (fields, path) => {
  const parsed = CustomerDraft.safeParse({ id: uuidv7(Date.now()), ...fields });
  expect(parsed.success).toBe(false);
  expect(parsed.error?.issues.map((issue) => issue.path[0])).toContain(path);
});
