import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { translator } from '#i18n';
import type { SaleReceipt } from '#contract/sales';
import { NoteReceipt } from './NoteReceipt.tsx';

const branch = {
  name: 'Querétaro',
  address: 'Av. 5 de Febrero 1301',
  phone: '4422183300',
  timeZone: 'America/Mexico_City',
};

function paid(payments: SaleReceipt['payments']): string {
  const sale = {
    id: '019ab3c1-77de-7f31-8a25-0c1d2e3f4a5b',
    branch: 'QRO',
    folio: 'QRO-20261122-1-000007',
    soldAt: '2026-11-22T18:07:00.000Z',
    cashier: 'Lupita',
    customerName: null,
    lines: [],
    payments,
    discountCents: 0,
    taxRateBp: 1_600,
    taxCents: 17_338,
    totalCents: 125_700,
  } as unknown as SaleReceipt;
  const html = renderToStaticMarkup(
    <NoteReceipt sale={sale} branch={branch} locale="es-MX" t={translator('es-MX')} />,
  );
  const facts = html.split('<hr/>').at(-2) ?? '';
  return facts
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

describe('the printed note', () => {
  it('lists what was handed over, and the change after all of it', () => {
    const cash = {
      method: 'cash',
      amountCents: 50_000,
      tenderedCents: 60_000,
      changeCents: 10_000,
      reference: null,
    } as const;
    const card = {
      method: 'card',
      amountCents: 75_700,
      tenderedCents: null,
      changeCents: 0,
      reference: '882173',
    } as const;
    expect(paid([cash, card])).toBe('Efectivo $600.00 Tarjeta 882173 $757.00 Cambio $100.00');
  });

  it('says nothing of change where there is none', () => {
    const cash = {
      method: 'cash',
      amountCents: 125_700,
      tenderedCents: 125_700,
      changeCents: 0,
      reference: null,
    } as const;
    expect(paid([cash])).toBe('Efectivo $1,257.00');
  });
});
