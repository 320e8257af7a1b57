import { beforeAll, describe, expect, test } from 'vitest';
import { apiClient, enter, type ApiClient } from '../fixtures/api-client.ts';
import { site } from '../fixtures/http-site.ts';

const TSURU = 'nissan/tsuru/b13';

let anybody: ApiClient;
let clerk: ApiClient;
let manager: ApiClient;

beforeAll(async () => {
  anybody = apiClient(site().origin);
  [clerk, manager] = await Promise.all([
    enter(site(), 'clerk', 'QRO'),
    enter(site(), 'inventory_manager', 'QRO'),
  ]);
});

interface Sheet {
  readonly version: number;
  readonly rows: readonly { readonly id: number; readonly generation: string }[];
}

async function aPart(): Promise<number> {
  const { json } = await manager.send('GET', `/catalog/parts?generation=${TSURU}&partType=parrilla`);
  return (json['parts'] as unknown as { id: number }[])[0]?.id ?? 0;
}

describe('fit over the API', () => {
  test('stock says what each piece fits', async () => {
    const { json } = await anybody.send('GET', `/stock?generation=${TSURU}&partType=marcha&limit=3`);
    const items = json['items'] as unknown as { fit: { rows: { generation: string }[] } }[];
    expect(items.length).toBeGreaterThan(0);
    for (const { fit } of items) expect(fit.rows.map(({ generation }) => generation)).toContain(TSURU);
  });

  test('anybody may ask which other cars take the same piece', async () => {
    const march = await anybody.send(
      'GET',
      '/catalog/interchange?generation=nissan/march/k13&partType=horquilla',
    );
    const items = march.json['items'] as unknown as { generation: string; confidence: string }[];
    expect(items.map(({ generation }) => generation)).toContain('nissan/versa/n17');
    for (const { confidence } of items) expect(confidence).toBe('unverified');
    const none = await anybody.send('GET', `/catalog/interchange?generation=no/such/car&partType=horquilla`);
    expect([none.status, none.json['code']]).toEqual([404, 'catalog.vehicle_not_found']);
  });

  test('the list of a part is for who edits the catalog', async () => {
    const part = await aPart();
    expect((await anybody.send('GET', `/catalog/parts/${part}/fitments`)).status).toBe(401);
    expect((await clerk.send('GET', `/catalog/parts/${part}/fitments`)).status).toBe(403);
    expect((await clerk.send('POST', `/catalog/parts/${part}/fitments`, { version: 0 })).status).toBe(403);
    expect((await manager.send('GET', '/catalog/parts/99999991/fitments')).json['code']).toBe(
      'catalog.part_not_found',
    );
  });

  test('a change is a version; the page shows it; another with the same version is told; undo brings the old list', async () => {
    const part = await aPart();
    const path = `/catalog/parts/${part}/fitments`;
    const before = (await manager.send('GET', path)).json as unknown as Sheet;
    const add = [{ generation: 'nissan/tiida/c11', yearFrom: 2007, yearTo: 2018 }];
    const change = { version: before.version, kind: 'paste', add };
    const done = await manager.send('POST', path, change);
    expect([done.status, (done.json as unknown as Sheet).rows.length]).toEqual([200, before.rows.length + 1]);
    const late = await manager.send('POST', path, change);
    expect([late.status, late.json['code']]).toEqual([409, 'catalog.changed_elsewhere']);
    const list = () =>
      anybody.send('GET', '/stock?generation=nissan/tiida/c11&partType=parrilla&show=all&limit=200');
    const partNumber = (done.json['part'] as unknown as { partNumber: string }).partNumber;
    expect((await list()).text).toContain(partNumber);
    const undone = await manager.send('POST', `/catalog/parts/${part}/fitments-undo`, {
      version: before.version + 1,
    });
    expect((undone.json as unknown as Sheet).rows.map(({ id }) => id)).toEqual(
      before.rows.map(({ id }) => id),
    );
    expect((await list()).text).not.toContain(partNumber);
  });

  test('a row that cannot be is refused with its place', async () => {
    const part = await aPart();
    const { version } = (await manager.send('GET', `/catalog/parts/${part}/fitments`))
      .json as unknown as Sheet;
    const add = [{ generation: TSURU, yearFrom: 2001, yearTo: 1999 }];
    const answer = await manager.send('POST', `/catalog/parts/${part}/fitments`, { version, add });
    expect([answer.status, answer.json['code']]).toEqual([422, 'request.invalid']);
    expect(answer.text).toContain('add.0.yearTo');
  });

  test('the page of a piece answers for the car of its address', async () => {
    const { json } = await anybody.send(
      'GET',
      `/stock?generation=${TSURU}&partType=parrilla&condition=used&limit=1`,
    );
    const [piece] = json['items'] as unknown as { code: string }[];
    const page = async (query: string) =>
      (await fetch(`${site().origin}/pieza/${piece?.code}${query}`)).text();
    expect(await page('')).toContain('¿Le queda a tu coche?');
    expect(await page(`?vehiculo=${TSURU}&anio=2005`)).toContain('Le queda a Nissan Tsuru 2005');
    expect(await page('?vehiculo=seat/ibiza/6j')).toContain('No le queda a');
  });
});
