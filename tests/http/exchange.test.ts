import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { uuidv7 } from '../../src/domain/shared/ids.ts';
import { apiClient, enter, type ApiClient } from '../fixtures/api-client.ts';
import { site } from '../fixtures/http-site.ts';

let manager: ApiClient;
let clerk: ApiClient;
let administrator: ApiClient;
const OWN = 'QRO';

beforeAll(async () => {
  [manager, clerk, administrator] = await Promise.all([
    enter(site(), 'inventory_manager', OWN),
    enter(site(), 'clerk', OWN),
    enter(site(), 'administrator'),
  ]);
});

async function upload(client: ApiClient, kind: string, content: string | Uint8Array) {
  const id = uuidv7(Date.now());
  const started = await client.send('POST', `/branches/${OWN}/imports`, { id, kind, fileName: 'prueba.csv' });
  expect(started.status).toBe(201);
  return client.sendFile(`/branches/${OWN}/imports/${id}/file`, content);
}

async function settled(id: string): Promise<Record<string, unknown>> {
  for (let look = 0; look < 800; look++) {
    const { json } = await manager.send('GET', `/branches/${OWN}/imports/${id}`);
    if (!['checking', 'running', 'undoing'].includes(String(json['state']))) return json;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('The job went on for ever');
}

describe('an import over HTTP', () => {
  test('takes a file larger than any other body, does its work by itself, and is undone', async () => {
    const seed = uuidv7(Date.now()).slice(-8).toUpperCase();
    const lines = Array.from(
      { length: 30_000 },
      (_, at) => `${seed}-${at},Bosch,Balatas,delanteras,,"$1,311.50",${'x'.repeat(at < 3 ? 1 : 25)}`,
    );
    for (const at of [0, 1, 2])
      lines[at] = `${seed}-${at},Bosch,Balatas,delanteras,${at + 2},"$1,311.50",A-1`;
    const text = `parte,marca,pieza,posicion,cantidad,precio,anaquel\n${lines.join('\n')}\n`;
    expect(text.length).toBeGreaterThan(1_500_000);
    const sent = await upload(manager, 'stock', text);
    expect(sent.json).toMatchObject({ state: 'ready', fileBytes: text.length });
    const id = String(sent.json['id']);
    const steps = `/branches/${OWN}/imports/${id}/steps`;
    const checking = await manager.send('POST', steps, { step: 'check', version: sent.json['version'] });
    expect(checking.status).toBe(200);
    const checked = await settled(id);
    expect(checked).toMatchObject({ state: 'checked', counts: { rows: 30_000, created: 3, wrong: 29_997 } });
    const page = await manager.send('GET', `/branches/${OWN}/imports/${id}/problems`);
    expect(page.json['problems']).toContainEqual({ rowNo: 5, field: 'quantity', code: 'missing', value: '' });
    await manager.send('POST', steps, { step: 'run', version: checked['version'] });
    const done = await settled(id);
    expect(done).toMatchObject({ state: 'done', counts: { created: 3 } });
    const stock = await manager.send('GET', `/branches/${OWN}/stock?q=${seed}-1`);
    expect(stock.text).toContain(`${seed}-1`);
    await manager.send('POST', steps, { step: 'undo', version: done['version'] });
    expect(await settled(id)).toMatchObject({ state: 'undone', counts: { undone: 3, kept: 0 } });
  });

  test('refuses what cannot be read, and who may not', async () => {
    expect((await upload(manager, 'stock', '<html/>')).json).toMatchObject({ code: 'exchange.unknown_xml' });
    expect((await upload(manager, 'stock', '')).json).toMatchObject({ code: 'exchange.empty' });
    const refused = await clerk.send('POST', `/branches/${OWN}/imports`, {
      id: uuidv7(Date.now()),
      kind: 'stock',
      fileName: 'x',
    });
    expect(refused.json).toMatchObject({ status: 403, code: 'identity.forbidden' });
    expect((await manager.send('GET', `/branches/PUE/imports`)).json).toMatchObject({
      status: 404,
      code: 'branches.not_found',
    });
  });
});

describe('an export', () => {
  test.each([
    ['existencias.csv', 'text/csv; charset=utf-8', 'Número de parte'],
    ['compatibilidades.csv', 'text/csv; charset=utf-8', 'Armadora'],
    ['aces.xml', 'application/xml; charset=utf-8', '<ACES version="4.2">'],
    ['pies.xml', 'application/xml; charset=utf-8', '<PIES xmlns="http://www.autocare.org">'],
    ['mercadolibre.csv', 'text/csv; charset=utf-8', 'CAR_AND_VAN_MODEL'],
  ])('%s is a file to be saved', async (file, type, beginning) => {
    const answer = await clerk.send('GET', `/branches/${OWN}/exports/${file}`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe(type);
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="multipartes-qro-/);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.text).toContain(beginning);
    expect(answer.text.length).toBeGreaterThan(1_000);
  });

  test('of another branch, or of nothing, is not there', async () => {
    expect((await clerk.send('GET', '/branches/PUE/exports/existencias.csv')).status).toBe(404);
    expect((await clerk.send('GET', `/branches/${OWN}/exports/usuarios.csv`)).json).toMatchObject({
      code: 'exchange.no_such_export',
    });
    expect(
      (await apiClient(site().origin).send('GET', `/branches/${OWN}/exports/existencias.csv`)).status,
    ).toBe(401);
  });
});

/** A used piece that is for sale, with a photograph of its own. */
async function photographed(): Promise<{ code: string; hash: string }> {
  const list = await clerk.send('GET', `/branches/${OWN}/stock?condition=used&state=unpictured&limit=40`);
  const items = list.json['items'] as unknown as {
    id: string;
    code: string;
    available: number;
    priceCents: number | null;
  }[];
  const item = items.findLast(({ available, priceCents }) => available > 0 && priceCents !== null);
  const bytes = await sharp({ create: { width: 640, height: 480, channels: 3, background: '#4a7' } })
    .jpeg()
    .toBuffer();
  const path = `/branches/${OWN}/stock/${item?.id}/photos`;
  const answer = await clerk.sendBytes(path, bytes, { 'content-type': 'image/jpeg' });
  const [photo] = answer.json['photos'] as unknown as { hash: string }[];
  return { code: item?.code ?? '', hash: photo?.hash ?? '' };
}

describe('the feed for Google', () => {
  test('is not there until somebody turns it on; then it has what can be sold', async () => {
    const address = `${site().origin}/feeds/google-merchant.xml`;
    await administrator.send('PUT', '/settings/merchant-feed', { isOn: false });
    expect((await manager.send('PUT', '/settings/merchant-feed', { isOn: true })).status).toBe(403);
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect((await fetch(address)).status).toBe(404);
    const picture = await photographed();
    await administrator.send('PUT', '/settings/merchant-feed', { isOn: true });
    let answer = await fetch(address);
    for (let look = 0; look < 40 && answer.status === 404; look++) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      answer = await fetch(address);
    }
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('application/xml; charset=utf-8');
    const xml = await answer.text();
    expect(xml).toContain('xmlns:g="http://base.google.com/ns/1.0"');
    expect(xml).toMatch(/<g:condition>used<\/g:condition>/);
    expect(xml).toMatch(/<g:price>\d+\.\d\d MXN<\/g:price>/);
    // At the address of the site, and really there.
    const [link = ''] = /(?<=<g:image_link>)[^<]*(?=<)/.exec(xml.slice(xml.indexOf(picture.code))) ?? [];
    expect(link).toBe(`${site().origin}/media/${picture.hash}-640.jpg`);
    expect((await fetch(link)).headers.get('content-type')).toBe('image/jpeg');
    expect(xml.trimEnd().endsWith('</rss>')).toBe(true);
    await administrator.send('PUT', '/settings/merchant-feed', { isOn: false });
  });
});
