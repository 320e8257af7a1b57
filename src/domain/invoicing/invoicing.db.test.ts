import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SaleDraft } from '#contract/sales';
import { uuidToBytes } from '#db/schema/columns.ts';
import { recordSale } from '#domain/sales';
import type { Actor, Ctx } from '#server/context.ts';
import { DomainError } from '#shared/errors.ts';
import { uuidv7 } from '#shared/ids.ts';
import { businessDateOf } from '#shared/time.ts';
import { aWorld, type TestBranch, type World } from '../../../tests/fixtures/a-world.ts';
import { idempotencyKey } from '../../../tests/fixtures/idempotency-key.ts';
import { workerDatabase } from '../../../tests/fixtures/worker-database.ts';
import { checkCfdi } from './check-cfdi.ts';
import { InvoiceIssuer, TaxInvoice } from './contract.ts';
import { changeInvoiceSettings, readInvoiceSettings } from './invoice-settings.ts';
import { issueGlobalInvoice } from './issue-global-invoice.ts';
import { fileProvider, type TaxInvoiceProvider } from './provider.ts';
import { invoiceXml, readInvoiceDays } from './read-invoicing.ts';
import { branchTicketFile, chainTicketFile } from './ticket-file.ts';

let world: World;
let branch: TestBranch;
let administrator: Extract<Actor, { type: 'staff' }>;
let clerk: Extract<Actor, { type: 'staff' }>;
const today = () => businessDateOf(new Date(), 'America/Mexico_City');
const ISSUER = InvoiceIssuer.parse({
  rfc: 'abc010203ab9',
  name: 'Refacciones Muñoz',
  regime: '601',
  cardForm: '28',
  series: {},
});

beforeAll(async () => {
  world = await aWorld(workerDatabase());
  branch = await world.branch();
  administrator = await world.staff('administrator', []);
  clerk = await world.staff('clerk', [branch]);
});

afterAll(() => world.close());

function keyed(body: object, key: string, actor: Actor): Ctx {
  return world.ctx(actor, { idempotency: idempotencyKey(key, body) });
}

async function refusalOf(work: Promise<unknown>): Promise<DomainError> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof DomainError) return error;
  throw new Error('Expected a refusal', { cause: error });
}

let sequence = 0;
async function sell(priceCents: number, method: 'cash' | 'card' = 'cash', where = branch, seller = clerk) {
  const item = await world.bulk(where, { onHand: 3, priceCents });
  sequence += 1;
  const draft = SaleDraft.parse({
    id: uuidv7(Date.now()),
    branch: where.code,
    terminalId: where.terminalId,
    shiftId: where.shiftId,
    folioSequence: sequence,
    soldAt: new Date().toISOString(),
    lines: [{ stockItemId: item.id, quantity: 1, unitPriceCents: priceCents }],
    payments: [{ method, amountCents: priceCents }],
  });
  return JSON.parse((await recordSale(keyed(draft, draft.id, seller), where.scope, draft)).json) as {
    folio: string;
  };
}

function issue(
  provider: TaxInvoiceProvider = fileProvider,
  where = branch,
  id = uuidv7(Date.now()),
  day: string = today(),
) {
  const draft = { id, businessDate: day };
  return issueGlobalInvoice(keyed(draft, id, administrator), where.scope, draft, provider);
}

const made = async (...args: Parameters<typeof issue>) =>
  TaxInvoice.parse(JSON.parse((await issue(...args)).json));

async function textOf(file: { content: AsyncIterable<string | Uint8Array> }): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of file.content) parts.push(Buffer.from(part));
  return Buffer.concat(parts).toString();
}

describe('who invoices', () => {
  test('is asked for before the first invoice, and written down with an audit row', async () => {
    await world.db.change("UPDATE settings SET value = 'null' WHERE name = 'invoicing.issuer'");
    expect(await readInvoiceSettings(world.ctx(administrator))).toEqual({ issuer: null });
    await sell(11_00);
    expect((await refusalOf(issue())).code).toBe('invoicing.no_issuer');
    await changeInvoiceSettings(world.ctx(administrator), ISSUER);
    expect(await readInvoiceSettings(world.ctx(administrator))).toEqual({
      issuer: { ...ISSUER, rfc: 'ABC010203AB9', name: 'REFACCIONES MUÑOZ' },
    });
    const [audit] = await world.db.rows<{ subject: string }>(
      "SELECT subject FROM audit_log_central WHERE action = 'invoice_settings.change' ORDER BY id DESC LIMIT 1",
    );
    expect(audit?.subject).toBe('issuer ABC010203AB9');
  });

  test.each([
    ['an RFC without its last letters', { rfc: 'ABC010203' }],
    ['a day that no month has', { rfc: 'ABC011340AB9' }],
    ['a regime of persons for a company', { regime: '605' }],
    ['a name with a bar', { name: 'A|B' }],
    ['a series with spaces', { series: { QRO: 'A B' } }],
  ])('may not be %s', (_what, part) => {
    expect(InvoiceIssuer.safeParse({ ...ISSUER, ...part }).success).toBe(false);
  });

  test('is for administrators', async () => {
    for (const role of ['clerk', 'inventory_manager', 'owner'] as const) {
      const actor = await world.staff(role, [branch]);
      expect((await refusalOf(changeInvoiceSettings(world.ctx(actor), ISSUER))).code).toBe(
        'identity.forbidden',
      );
      expect((await refusalOf(readInvoiceDays(world.ctx(actor), branch.scope, {}))).code).toBe(
        'identity.forbidden',
      );
    }
  });
});

describe('the global invoice of a day', () => {
  test('takes every open note once, is valid, and stands in the list, the audit and the outbox', async () => {
    const own = await world.branch();
    const seller = await world.staff('clerk', [own]);
    const notes = [await sell(285_07, 'cash', own, seller), await sell(1_13, 'card', own, seller)];
    const audits = await world.count('audit_log', own);
    const invoice = await made(fileProvider, own);
    expect(invoice).toMatchObject({
      number: 1,
      tickets: 2,
      totalCents: 286_20,
      provider: 'file',
      stampUuid: null,
    });
    expect(invoice.netCents + invoice.taxCents).toBe(286_20);
    expect(invoice.series).toBe(own.code);
    expect(await world.count('audit_log', own)).toBe(audits + 1);

    const { xml, name } = await invoiceXml(world.ctx(administrator), own.scope, invoice.id);
    expect(name).toBe(`${own.code}-1`);
    expect(checkCfdi(xml.toString())).toEqual([]);
    for (const { folio } of notes) expect(xml.toString()).toContain(`NoIdentificacion="${folio}"`);
    expect(xml.toString()).toContain('LugarExpedicion="76000"');

    expect((await refusalOf(issue(fileProvider, own))).code).toBe('invoicing.nothing_open');
    const later = await sell(97_00, 'cash', own, seller);
    const second = await made(fileProvider, own);
    expect(second).toMatchObject({ number: 2, tickets: 1, totalCents: 97_00 });
    const again = await invoiceXml(world.ctx(administrator), own.scope, second.id);
    expect(again.xml.toString()).toContain(later.folio);
    expect(again.xml.toString()).not.toContain(notes[0]?.folio);

    const { days } = await readInvoiceDays(world.ctx(administrator), own.scope, {});
    expect(days).toMatchObject([{ tickets: 3, totalCents: 383_20, open: 0, openCents: 0 }]);
    expect(days[0]?.invoices.map(({ number }) => number)).toEqual([1, 2]);
    expect(days[0]?.invoices[0]?.issuedBy).toBe('Prueba administrator');
  });

  test('answers a replay with the same bytes and asks the provider once', async () => {
    await sell(53_00);
    const id = uuidv7(Date.now());
    let asked = 0;
    const counting: TaxInvoiceProvider = {
      name: 'counting',
      issue: (key, invoice) => {
        asked += 1;
        return fileProvider.issue(key, invoice);
      },
    };
    const first = await issue(counting, branch, id);
    const again = await issue(counting, branch, id);
    expect([again.json, again.replayed, asked]).toEqual([first.json, true, 1]);
  });

  test('keeps the stamp of a provider that can stamp', async () => {
    await sell(59_00);
    const stamp = {
      uuid: '5FB2F6A1-3C1B-4C5E-9A55-0E0C6C1B7A11',
      stampedAt: new Date('2026-11-22T20:00:00.000Z'),
    };
    const stamping: TaxInvoiceProvider = {
      name: 'pac',
      issue: async (id, invoice) => ({ ...(await fileProvider.issue(id, invoice)), stamp }),
    };
    const invoice = await made(stamping);
    expect(invoice).toMatchObject({
      provider: 'pac',
      stampUuid: stamp.uuid,
      stampedAt: '2026-11-22T20:00:00.000Z',
    });
  });

  test('puts each note in one invoice where two people prepare at once', async () => {
    const own = await world.branch();
    const seller = await world.staff('clerk', [own]);
    await sell(61_00, 'cash', own, seller);
    const results = await Promise.allSettled(Array.from({ length: 6 }, () => issue(fileProvider, own)));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const codes = results.flatMap((result) =>
      result.status === 'rejected' ? [(result.reason as DomainError).code] : [],
    );
    for (const code of codes) expect(['invoicing.made_meanwhile', 'invoicing.nothing_open']).toContain(code);
    expect(await world.count('tax_invoices', own)).toBe(1);
    expect(await world.count('tax_invoice_tickets', own)).toBe(1);
  });

  test('writes nothing when what the provider made is not valid, or the day has not come', async () => {
    await sell(67_00);
    const before = await world.count('tax_invoices', branch);
    const broken: TaxInvoiceProvider = {
      name: 'broken',
      issue: async (id, invoice) => {
        const issued = await fileProvider.issue(id, invoice);
        return { ...issued, xml: issued.xml.replace('Moneda="MXN"', 'Moneda="USD"') };
      },
    };
    await expect(issue(broken)).rejects.toThrow(/Anexo 20/);
    expect((await refusalOf(issue(fileProvider, branch, uuidv7(Date.now()), '2099-01-01'))).code).toBe(
      'invoicing.day_ahead',
    );
    expect(await world.count('tax_invoices', branch)).toBe(before);
  });

  test('is not for a clerk, and another branch has no such invoice', async () => {
    await sell(71_00);
    const draft = { id: uuidv7(Date.now()), businessDate: today() };
    const asClerk = issueGlobalInvoice(keyed(draft, draft.id, clerk), branch.scope, draft, fileProvider);
    expect((await refusalOf(asClerk)).code).toBe('identity.forbidden');
    const invoice = await made();
    const other = await world.branch();
    const elsewhere = invoiceXml(world.ctx(administrator), other.scope, invoice.id);
    expect((await refusalOf(elsewhere)).code).toBe('invoicing.invoice_not_found');
  });
});

describe('the list of notes', () => {
  test('has what came back with negative amounts, and the global invoice leaves it out', async () => {
    const own = await world.branch();
    const seller = await world.staff('clerk', [own]);
    await sell(232_00, 'cash', own, seller);
    const [sale] = await world.db.rows<{ id: Buffer }>('SELECT id FROM sales WHERE branch_id = ?', [own.id]);
    const id = uuidToBytes(uuidv7(Date.now()));
    const now = new Date();
    await world.db.change(
      `INSERT INTO returns (branch_id, id, terminal_id, folio_sequence, folio, shift_id, sale_id, clerk_id, goods_cents,
         fee_cents, core_cents, tax_cents, refund_cents, made_at, recorded_at, business_date)
       VALUES (?,?,1,1,'DEV-1',?,?,?,12600,1000,500,1600,12100,?,?,?)`,
      [own.id, id, uuidToBytes(own.shiftId), sale?.id ?? id, seller.userId, now, now, today()],
    );
    await world.db.change(
      "INSERT INTO refunds (branch_id, return_id, refund_no, method, amount_cents) VALUES (?,?,1,'store_credit',12100)",
      [own.id, id],
    );
    const file = await branchTicketFile(world.ctx(administrator), own.scope, {
      date: today(),
      file: 'tickets.csv',
    });
    // 126 of goods, 10 kept: 116 with IVA. The deposit for the old part is no part of the price.
    expect(await textOf(file)).toMatch(/,DEV-1,[^,]+,,-100,0\.16,-16,-116,17,Compensación,pendiente\r\n$/);
    expect(await made(fileProvider, own)).toMatchObject({ tickets: 1, totalCents: 232_00 });
  });

  test('has every folio of a day with base, IVA, total and the key of its payment', async () => {
    const own = await world.branch();
    const seller = await world.staff('clerk', [own]);
    const { folio } = await sell(116_00, 'card', own, seller);
    const file = await branchTicketFile(world.ctx(administrator), own.scope, {
      date: today(),
      file: 'tickets.csv',
    });
    const [titles, row, ...rest] = (await textOf(file)).trim().split('\r\n');
    expect(titles).toContain('Sucursal,Folio,Fecha y hora,Cliente,Base,Tasa IVA,IVA,Total');
    expect(row).toMatch(
      new RegExp(
        `^${own.code},${folio},\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d,,100,0\\.16,16,116,28,Tarjeta de débito,pendiente$`,
      ),
    );
    expect(rest).toEqual([]);
    const chain = await chainTicketFile(world.ctx(administrator), { date: today(), file: 'tickets.csv' });
    expect(await textOf(chain)).toContain(folio);
    const book = await branchTicketFile(world.ctx(administrator), own.scope, {
      date: today(),
      file: 'tickets.xlsx',
    });
    expect((await textOf(book)).startsWith('PK')).toBe(true);
  });

  test('is for administrators', async () => {
    const wanted = { date: today(), file: 'tickets.csv' } as const;
    expect((await refusalOf(chainTicketFile(world.ctx(clerk), wanted))).code).toBe('identity.forbidden');
    expect((await refusalOf(branchTicketFile(world.ctx(clerk), branch.scope, wanted))).code).toBe(
      'identity.forbidden',
    );
  });
});
