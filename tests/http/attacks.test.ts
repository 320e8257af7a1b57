import { beforeAll, describe, expect, test } from 'vitest';
import sharp from 'sharp';
import { uuidv7 } from '../../src/domain/shared/ids.ts';
import { enter, type ApiClient } from '../fixtures/api-client.ts';
import { site } from '../fixtures/http-site.ts';
import { ask } from './front-fixture.ts';

const OWN = 'QRO';

let manager: ApiClient;

beforeAll(async () => {
  manager = await enter(site(), 'inventory_manager', OWN);
});

interface Row {
  readonly id: string;
  readonly version: number;
  readonly priceCents: number;
}

describe('an idempotency key', () => {
  test('answers for one deed: the same words at another item are refused, not answered with the first one’s receipt', async () => {
    const list = await manager.send('GET', `/branches/${OWN}/stock?condition=used&state=available&limit=40`);
    const rows = (list.json['items'] as unknown as Row[]).filter(({ version }) => version === 1);
    const [one, other] = rows.slice(-2);
    const key = { 'idempotency-key': uuidv7(Date.now()) };
    const change = { priceCents: 777_00, version: 1 };
    const put = (row: Row | undefined) =>
      manager.send('PUT', `/branches/${OWN}/stock/${row?.id}/price`, change, key);
    const first = await put(one);
    expect([first.status, first.json['priceCents']]).toEqual([200, 777_00]);
    expect((await put(one)).headers.get('idempotency-replayed')).toBe('true');
    const second = await put(other);
    expect([second.status, second.json['code']]).toEqual([409, 'request.key_reused']);
    const untouched = await manager.send('GET', `/branches/${OWN}/stock/${other?.id}`);
    expect(untouched.text).toContain(`"priceCents":${other?.priceCents}`);
  });
});

describe('a photograph of a donor car', () => {
  test('may be as large as a phone makes it', { timeout: 60_000 }, async () => {
    const donors = await manager.send('GET', `/branches/${OWN}/donors?limit=1`);
    const [donor] = donors.json['items'] as unknown as { id: string }[];
    const noise = { type: 'gaussian', mean: 120, sigma: 60 } as const;
    // Few pixels, many bytes: what follows the picture is not looked at.
    const picture = await sharp({
      create: { width: 320, height: 240, channels: 3, background: '#888', noise },
    })
      .jpeg()
      .toBuffer();
    const photo = Buffer.concat([picture, Buffer.alloc(1_500_000)]);
    const type = { 'content-type': 'image/jpeg' };
    const path = `/branches/${OWN}/donors/${donor?.id}`;
    const sent = await manager.sendBytes(`${path}/photos`, photo, type);
    expect([sent.status, sent.json['code']]).toEqual([201, undefined]);
    const draft = { id: uuidv7(Date.now()), kind: 'invoice', number: 'A-1', issuedOn: null, issuer: null };
    const paper = await manager.send('POST', `${path}/papers`, draft);
    const [written] = paper.json['papers'] as unknown as { id: string }[];
    const copy = await manager.sendBytes(`${path}/papers/${written?.id}/photo`, photo, type);
    expect([copy.status, copy.json['code']]).toEqual([201, undefined]);
  });
});

describe('what is searched for', () => {
  test.each([
    `<style>astro-island$'</style><meta http-equiv=refresh content='0;url=https://evil.example/'>`,
    `<style>astro-island{}*{display:none}</style>`,
    `</title></script><script>alert(1)</script>"><img src=x onerror=alert(1)>`,
  ])('is never markup of the page: %s', async (words) => {
    const { text } = await ask(site().origin, `/buscar?q=${encodeURIComponent(words)}`);
    // Quoted values of attributes and escaped text aside, nothing of it is left.
    const markup = text.replace(/="[^"]*"/g, '=""');
    expect(markup).not.toMatch(/<meta http-equiv=refresh|<style>astro-island\{|<img src=x|<script>alert/);
    expect(markup.match(/<body/g)).toHaveLength(1);
  });
});
