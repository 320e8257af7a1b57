import { expect, test } from 'vitest';
import { translator } from '#i18n';
import type { Quote } from '#contract/sales';
import { paperMessage, whatsappLink } from './paper-message.ts';

const quote: Quote = {
  id: '019ab3c1-77de-7f31-8a25-0c1d2e3f4a5b',
  folio: 'COT-QRO-20261122-2-000137',
  branch: 'QRO',
  branchName: 'Querétaro',
  terminalId: 1,
  folioSequence: 137,
  clerk: 'Luz',
  customerId: null,
  customerName: 'Rosa Peñaloza',
  customerPhone: '+524422183307',
  car: null,
  madeAt: '2026-11-22T18:00:00.000Z',
  businessDate: '2026-11-22',
  expiresAt: '2026-11-29T18:00:00.000Z',
  lines: [
    {
      lineNo: 1,
      stockItemId: '019ab3c1-77de-7f31-8a25-0c1d2e3f4a5c',
      code: 'QRO-P-048817',
      description: 'Puerta delantera izquierda · Nissan Versa 2012–2019',
      quantity: 1,
      unitPriceCents: 285_007,
      discountCents: 0,
      taxCents: 39_311,
      totalCents: 285_007,
    },
  ],
  discountCents: 0,
  taxRateBp: 1600,
  taxCents: 39_311,
  totalCents: 285_007,
  state: 'open',
  sale: null,
};

test('a quote by WhatsApp says each line, the total with IVA and until when', () => {
  const setting = {
    t: translator('es-MX'),
    locale: 'es-MX' as const,
    timeZone: 'America/Mexico_City',
    site: new URL('https://piezas.example.mx'),
  };
  const message = paperMessage({ document: 'quote', paper: quote }, setting);
  expect(message.split('\n')).toEqual([
    'Hola Rosa, te compartimos de Multipartes Querétaro:',
    '*Cotización COT-QRO-20261122-2-000137*',
    '1 × Puerta delantera izquierda · Nissan Versa 2012–2019: $2,850.07',
    'Fotos y ficha: https://piezas.example.mx/pieza/QRO-P-048817',
    'Total con IVA (16 %): $2,850.07',
    'Precios vigentes hasta el 29 nov 2026, sujetos a existencia.',
  ]);
  const link = new URL(whatsappLink(quote.customerPhone, message));
  expect(link.pathname).toBe('/524422183307');
  expect(link.searchParams.get('text')).toBe(message);
});
