import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { Hold } from '#contract/sales';
import { translator } from '#i18n';
import { PaperSheet } from './PaperSheet.tsx';

const hold: Hold = {
  id: '019ab3c1-77de-7f31-8a25-0c1d2e3f4a5b',
  folio: 'APA-QRO-20261122-2-000137',
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
  expiresAt: '2026-12-07T18:00:00.000Z',
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
  state: 'active',
  keptBp: 1_500,
  paidCents: 80_000,
  dueCents: 205_007,
  keptCents: 0,
  refundedCents: 0,
  refundableCents: 0,
  settledAt: null,
  reason: null,
  saleId: null,
  payments: ['QRO', 'TOL'].map((branch, index) => ({
    id: `019ab3c1-77de-7f31-8a25-0c1d2e3f4a6${index}`,
    at: '2026-11-22T18:00:00.000Z',
    branch,
    method: 'cash',
    amountCents: 50_000 - index * 20_000,
    changeCents: 0,
    reference: null,
    clerk: 'Luz',
  })),
  refunds: [],
};

test('the printed hold says what was paid where, what is missing, until when, and can be scanned', () => {
  const html = renderToStaticMarkup(
    <PaperSheet
      of={{ document: 'hold', paper: hold }}
      branch={{ name: 'Querétaro', address: 'Calle 1', phone: '4421112233', timeZone: 'America/Mexico_City' }}
      locale="es-MX"
      t={translator('es-MX')}
    />,
  );
  const text = html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
  expect(text).toContain('APARTADO APA-QRO-20261122-2-000137');
  expect(text).toContain('442 218 3307');
  expect(text).toMatch(/22 nov 2026 · Efectivo \$500\.00 22 nov 2026 · Efectivo · TOL \$300\.00/);
  expect(text).toContain('Falta $2,050.07');
  expect(text).toContain('Recoger antes del 7 dic 2026');
  expect(text).toContain('se retiene 15 % de lo pagado');
  expect(html).toMatch(/<svg class="qr"[^>]*aria-label="Código QR de APA-QRO-20261122-2-000137"/);
  // Dark modules in the thousands would be no QR of 35 characters.
  expect(html.match(/h1v1h-1z/g)?.length).toBeGreaterThan(200);
});
