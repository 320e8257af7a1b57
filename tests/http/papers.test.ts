import { beforeAll, describe, expect, test } from 'vitest';
import { noteCodeOf } from '../../src/domain/shared/folio.ts';
import { uuidv7 } from '../../src/domain/shared/ids.ts';
import { printed } from '../../src/server/paper/thermal-printer.fixture.ts';
import { textOfPdf } from '../../src/server/paper/pdf-reader.fixture.ts';
import { apiClient, enter, type ApiClient } from '../fixtures/api-client.ts';
import { site } from '../fixtures/http-site.ts';

const OWN = 'MTY';
let clerk: ApiClient;
let stranger: ApiClient;
let manager: ApiClient;
let administrator: ApiClient;
let owner: ApiClient;

beforeAll(async () => {
  [clerk, stranger, manager, administrator, owner] = await Promise.all([
    enter(site(), 'clerk', OWN),
    enter(site(), 'clerk', 'PUE'),
    enter(site(), 'inventory_manager', OWN),
    enter(site(), 'administrator'),
    enter(site(), 'owner'),
  ]);
});

/** The file that a person gets, byte by byte. */
async function file(client: ApiClient, path: string, body?: unknown) {
  const response = await fetch(`${site().origin}/api/v1${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { ...client.headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return {
    status: response.status,
    type: response.headers.get('content-type') ?? '',
    disposition: response.headers.get('content-disposition') ?? '',
    bytes: new Uint8Array(await response.arrayBuffer()),
  };
}

interface Listed {
  readonly id: string;
  readonly folio: string;
  readonly totalCents: number;
}

async function lastNote(): Promise<Listed> {
  const { json } = await clerk.send('GET', `/branches/${OWN}/sales?limit=1`);
  const [note] = json['sales'] as unknown as Listed[];
  if (!note) throw new Error('The demo branch has notes');
  return note;
}

describe('the paper of a note', () => {
  test('comes as bytes for a printer and as a PDF, with its name and its type', async () => {
    const { id, folio } = await lastNote();
    const escpos = await file(clerk, `/branches/${OWN}/sales/${id}/receipt.escpos?width=58&drawer=1`);
    expect([escpos.status, escpos.type]).toEqual([200, 'application/octet-stream']);
    expect(escpos.disposition).toBe(`attachment; filename="nota-${folio}.escpos"`);
    const { qrs, lines, drawerKicks, isCut } = printed(escpos.bytes);
    expect([qrs, drawerKicks, isCut]).toEqual([[noteCodeOf(OWN, id)], 1, true]);
    expect(lines).toContain('^Gracias por su compra');

    const pdf = await file(clerk, `/branches/${OWN}/sales/${id}/receipt.pdf`);
    expect([pdf.status, pdf.type]).toEqual([200, 'application/pdf']);
    expect(pdf.disposition).toBe(`inline; filename="nota-${folio}.pdf"`);
    expect((await textOfPdf(pdf.bytes))[0]).toContain(folio);
    const english = await file(clerk, `/branches/${OWN}/sales/${id}/receipt.pdf?lang=en`);
    expect((await textOfPdf(english.bytes))[0]).not.toContain('Gracias por su compra');
  });

  test('is not there for another branch, forbidden to who sells nothing, and asks who nobody is', async () => {
    const { id } = await lastNote();
    const path = `/branches/${OWN}/sales/${id}/receipt`;
    for (const ending of ['escpos', 'pdf']) {
      expect((await file(stranger, `${path}.${ending}`)).status).toBe(404);
      expect((await file(manager, `${path}.${ending}`)).status).toBe(403);
      expect((await file(apiClient(site().origin), `${path}.${ending}`)).status).toBe(401);
      expect((await file(clerk, `${path}.${ending}?width=76`)).status).toBe(422);
      expect((await file(clerk, `/branches/${OWN}/sales/${uuidv7(1)}/receipt.${ending}`)).status).toBe(404);
    }
  });
});

describe('the Z report as a file', () => {
  test('is for whom the report is for', async () => {
    const { json } = await administrator.send('GET', `/branches/${OWN}/shifts?limit=50`);
    const shifts = json['shifts'] as unknown as { id: string; number: number; closedAt: string | null }[];
    const closed = shifts.find(({ closedAt }) => closedAt !== null);
    if (!closed) throw new Error('The demo branch has closed shifts');
    const path = `/branches/${OWN}/shifts/${closed.id}/report`;
    const pdf = await file(clerk, `${path}.pdf?width=80`);
    expect((await textOfPdf(pdf.bytes))[0]).toContain(`Corte Z ${closed.number}`);
    const { lines } = printed((await file(owner, `${path}.escpos`)).bytes);
    expect(lines.some((line) => line.startsWith('Debe haber'))).toBe(true);
    expect((await file(stranger, `${path}.pdf`)).status).toBe(404);
    expect((await file(manager, `${path}.escpos`)).status).toBe(403);
  });
});

describe('labels', () => {
  test('of pieces and shelves are PDF sheets or ZPL', async () => {
    const { json } = await clerk.send('GET', `/branches/${OWN}/stock?condition=used&state=available&limit=3`);
    const pieces = json['items'] as unknown as { id: string; code: string }[];
    const wanted = { format: 'letter-30', pieces: pieces.map(({ id }) => ({ stockItemId: id })) };
    const pdf = await file(clerk, `/branches/${OWN}/labels`, wanted);
    expect([pdf.status, pdf.type]).toEqual([200, 'application/pdf']);
    const [text] = await textOfPdf(pdf.bytes);
    for (const { code } of pieces) expect(text).toContain(code);

    const zpl = await file(manager, `/branches/${OWN}/labels`, {
      format: '50x25',
      output: 'zpl',
      bins: ['A-03-2'],
    });
    expect(zpl.disposition).toContain('.zpl"');
    expect(Buffer.from(zpl.bytes).toString()).toMatch(/\^XA[^]*A-03-2[^]*\^XZ/);
  });

  test('of a branch that is not theirs do not exist; nothing to label is refused in words', async () => {
    const order = { format: '50x25', bins: ['A-1'] };
    expect((await file(stranger, `/branches/${OWN}/labels`, order)).status).toBe(404);
    expect((await file(owner, `/branches/${OWN}/labels`, order)).status).toBe(403);
    const empty = await clerk.send('POST', `/branches/${OWN}/labels`, { format: '50x25' });
    expect([empty.status, empty.json['code']]).toEqual([422, 'request.invalid']);
    const bins = await clerk.send('GET', `/branches/${OWN}/bins`);
    expect(bins.json['bins']).toEqual(
      expect.arrayContaining([expect.objectContaining({ items: expect.any(Number) })]),
    );
  });
});

describe('the global invoice over HTTP', () => {
  test('is written down, prepared, downloaded, and its notes listed', async () => {
    const issuer = {
      rfc: 'ABC010203AB9',
      name: 'MULTIPARTES',
      regime: '601',
      cardForm: '04',
      series: { [OWN]: 'MTYG' },
    };
    const saved = await administrator.send('PUT', '/settings/invoicing', issuer);
    expect([saved.status, saved.json['issuer']]).toEqual([200, issuer]);
    const listed = await administrator.send('GET', `/branches/${OWN}/invoicing`);
    const months = listed.json['days'] as unknown as {
      businessDate: string;
      open: number;
      tickets: number;
    }[];
    const before = await administrator.send(
      'GET',
      `/branches/${OWN}/invoicing?month=${earlier(String(listed.json['month']))}`,
    );
    const day = [...months, ...(before.json['days'] as unknown as typeof months)].find(
      ({ open }) => open > 0,
    );
    if (!day) throw new Error('The demo branch sold something in the last two months');

    const id = uuidv7(Date.now());
    const draft = { id, businessDate: day.businessDate };
    const made = await administrator.send('POST', `/branches/${OWN}/invoicing`, draft, {
      'idempotency-key': id,
    });
    expect([made.status, made.json['series'], made.json['tickets']]).toEqual([201, 'MTYG', day.open]);
    const xml = await file(administrator, `/branches/${OWN}/invoicing/invoices/${id}.xml`);
    expect(xml.type).toContain('application/xml');
    expect(xml.disposition).toContain('cfdi-sin-timbrar-MTYG-');
    const text = Buffer.from(xml.bytes).toString();
    expect(text).toContain('Version="4.0"');
    expect(text).not.toContain('Sello=');
    const csv = await file(administrator, `/branches/${OWN}/invoicing/${day.businessDate}/tickets.csv`);
    expect(Buffer.from(csv.bytes).toString().trim().split('\r\n')).toHaveLength(day.tickets + 1);
    const book = await file(administrator, `/invoicing/${day.businessDate}/tickets.xlsx`);
    expect(Buffer.from(book.bytes).toString('latin1', 0, 2)).toBe('PK');
  });

  test('is for administrators only', async () => {
    for (const client of [clerk, manager, owner]) {
      expect((await client.send('GET', `/branches/${OWN}/invoicing`)).status).toBe(403);
      expect((await client.send('GET', '/settings/invoicing')).status).toBe(403);
      expect((await file(client, '/invoicing/2026-11-20/tickets.csv')).status).toBe(403);
    }
    expect((await file(administrator, '/invoicing/2026-02-31/tickets.csv')).status).toBe(422);
    expect((await file(administrator, `/branches/ZZZ/invoicing/2026-11-20/tickets.csv`)).status).toBe(404);
  });
});

function earlier(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 2, 1)).toISOString().slice(0, 7);
}
