import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { basisPoints, cents, taxIncludedIn } from '#shared/money.ts';
import { cfdiXml } from './cfdi-xml.ts';
import { checkCfdi } from './check-cfdi.ts';
import { globalInvoiceOf, openTickets } from './global-invoice.ts';
import { ticketsFrom, type Ticket } from './ticket.ts';

const ISSUER = { rfc: 'ABC010203AB9', name: 'REFACCIONES MUÑOZ & HIJOS', regime: '601' } as const;
const SETTING = {
  businessDate: '2026-11-22',
  series: 'QRO',
  number: 17,
  issuedAt: '2026-11-22T19:04:31',
  postalCode: '76120',
  issuer: ISSUER,
};

let made = 0;
function ticket(totalCents: number, change: Partial<Ticket> = {}): Ticket {
  const taxRateBp = change.taxRateBp ?? 1_600;
  const taxCents = taxIncludedIn(cents(totalCents), basisPoints(taxRateBp));
  made += 1;
  return {
    document: 'sale',
    id: Buffer.from(String(made).padStart(16, '0')),
    folio: `QRO-20261122-2-${String(made).padStart(6, '0')}`,
    issuedAt: new Date('2026-11-22T18:00:00.000Z'),
    customerName: null,
    netCents: totalCents - taxCents,
    taxRateBp,
    taxCents,
    totalCents,
    paymentForm: '01',
    invoiceId: null,
    ...change,
  };
}

const xmlOf = (...tickets: Ticket[]) => cfdiXml(globalInvoiceOf(tickets, SETTING));
const VALID = xmlOf(ticket(285_007), ticket(42_800, { paymentForm: '03' }));

describe('a global invoice', () => {
  it('has a concept for each note with its folio, and the sums of the till to the centavo', () => {
    const tickets = [ticket(285_007), ticket(42_800), ticket(1)];
    const invoice = globalInvoiceOf(tickets, SETTING);
    expect(invoice.totalCents).toBe(327_808);
    expect(invoice.netCents + invoice.taxCents).toBe(327_808);
    const xml = cfdiXml(invoice);
    for (const { folio } of tickets)
      expect(xml).toContain(`NoIdentificacion="${folio}" Cantidad="1" ClaveUnidad="ACT"`);
    expect(xml).toContain('<cfdi:InformacionGlobal Periodicidad="01" Meses="11" Año="2026"/>');
    expect(xml).toContain('Rfc="XAXX010101000" Nombre="PUBLICO EN GENERAL" DomicilioFiscalReceptor="76120"');
    expect(xml).toContain('Nombre="REFACCIONES MUÑOZ &amp; HIJOS"');
    expect(xml).toContain('Total="3278.08"');
    expect(checkCfdi(xml)).toEqual([]);
  });

  it('is paid as its largest note was', () => {
    const invoice = globalInvoiceOf(
      [ticket(10_00), ticket(70_00, { paymentForm: '04' }), ticket(30_00)],
      SETTING,
    );
    expect(invoice.paymentForm).toBe('04');
  });

  it('keeps the rates of a day on which the rate changed apart', () => {
    const invoice = globalInvoiceOf([ticket(116_00), ticket(108_00, { taxRateBp: 800 })], SETTING);
    expect(invoice.taxes).toEqual([
      { taxRateBp: 1_600, netCents: 100_00, taxCents: 16_00 },
      { taxRateBp: 800, netCents: 100_00, taxCents: 8_00 },
    ]);
    expect(checkCfdi(cfdiXml(invoice))).toEqual([]);
  });

  it('of any notes is what Anexo 20 asks, whatever they cost', () => {
    const some = fc.array(
      fc.record({
        totalCents: fc.integer({ min: 2, max: 90_000_00 }),
        taxRateBp: fc.constantFrom(1_600, 800, 0),
      }),
      { minLength: 1, maxLength: 40 },
    );
    fc.assert(
      fc.property(some, (notes) => {
        const tickets = notes.map(({ totalCents, taxRateBp }) => ticket(totalCents, { taxRateBp }));
        const invoice = globalInvoiceOf(tickets, SETTING);
        expect(invoice.totalCents).toBe(notes.reduce((sum, { totalCents }) => sum + totalCents, 0));
        expect(checkCfdi(cfdiXml(invoice))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('takes notes that are in none yet, and nothing that was given back or given away', () => {
    const open = ticket(97_00);
    const others = [
      ticket(31_00, { invoiceId: '019ab3c1-77de-7f31-8a25-0c1d2e3f4a5b' }),
      ticket(-53_00, { document: 'return', taxCents: -7_31, netCents: -45_69 }),
      ticket(0),
    ];
    expect(openTickets([open, ...others])).toEqual([open]);
  });
});

describe('how a note was paid', () => {
  const row = {
    document: 'sale',
    id: Buffer.alloc(16, 7),
    folio: 'QRO-20261122-2-000007',
    issuedAt: new Date(0),
    customerName: null,
    taxRateBp: 1_600,
    taxCents: 16_00,
    totalCents: 116_00,
    invoiceId: null,
  } as const;
  const formOf = (
    payments: readonly (readonly ['cash' | 'card' | 'transfer', number])[],
    cardForm: '04' | '28' = '04',
  ) =>
    ticketsFrom(
      [row],
      payments.map(([method, amountCents]) => ({ id: row.id, method, amountCents })),
      cardForm,
    )[0]?.paymentForm;

  it('is the form with the most money, all its payments together', () => {
    expect(
      formOf([
        ['cash', 40_00],
        ['card', 37_00],
        ['card', 39_00],
      ]),
    ).toBe('04');
    expect(formOf([['card', 116_00]], '28')).toBe('28');
    expect(formOf([['transfer', 116_00]])).toBe('03');
    expect(formOf([['cash', 116_00]])).toBe('01');
    expect(formOf([])).toBe('01');
  });
});

describe('what is no valid global invoice', () => {
  it.each([
    ['another version', 'Version="4.0"', 'Version="3.3"', /@Version: "3\.3"/],
    ['a receiver with a name of its own', 'PUBLICO EN GENERAL', 'JUAN PEREZ', /Receptor\[1\]\/@Nombre/],
    ['another product', 'ClaveProdServ="01010101"', 'ClaveProdServ="25171500"', /@ClaveProdServ/],
    ['a broken RFC', 'Rfc="ABC010203AB9"', 'Rfc="ABC01023AB9"', /Emisor\[1\]\/@Rfc/],
    ['a month that is none', 'Meses="11"', 'Meses="19"', /@Meses/],
    ['no year', ' Año="2026"', '', /@Año: missing/],
    [
      'an attribute that nobody looked up',
      'Moneda="MXN"',
      'Moneda="MXN" TipoCambio="1"',
      /@TipoCambio: unknown/,
    ],
    ['a rate that IVA does not have', 'TasaOCuota="0.160000"', 'TasaOCuota="0.150000"', /@TasaOCuota/],
    ['a total that does not add up', 'Total="3278.07"', 'Total="3278.08"', /@Total: 327808/],
    ['a subtotal that does not add up', 'SubTotal="2825.93"', 'SubTotal="2825.94"', /@SubTotal/],
    [
      'a receiver elsewhere',
      'DomicilioFiscalReceptor="76120"',
      'DomicilioFiscalReceptor="06000"',
      /DomicilioFiscalReceptor: not/,
    ],
    ['an instant in another form', 'Fecha="2026-11-22T19:04:31"', 'Fecha="2026-11-22 19:04"', /@Fecha/],
  ])('%s', (_what, right, wrong, says) => {
    expect(VALID).toContain(right);
    expect(checkCfdi(VALID.replace(right, wrong)).join('\n')).toMatch(says);
  });

  it('elements out of their order, missing or doubled', () => {
    const issuer = /<cfdi:Emisor[^>]*\/>\n/.exec(VALID)?.[0] ?? '';
    expect(checkCfdi(VALID.replace(issuer, ''))).toContain('Comprobante/Emisor: missing');
    expect(checkCfdi(VALID.replace(issuer, issuer + issuer))).toContain('Comprobante/Emisor: too many');
    const moved = VALID.replace(issuer, '').replace('<cfdi:Conceptos>', `${issuer}<cfdi:Conceptos>`);
    expect(checkCfdi(moved)).toContain('Comprobante: elements are out of order');
  });

  it('a tax that is not of its base, even where all sums agree', () => {
    const wrong = cfdiXml(globalInvoiceOf([ticket(116_00, { netCents: 99_00, taxCents: 17_00 })], SETTING));
    expect(checkCfdi(wrong)).toEqual([
      'Comprobante/Conceptos/Concepto[1]: 1700 centavos is not the tax of 9900 at 0.160000',
    ]);
  });
});
