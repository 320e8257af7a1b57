import { describe, expect, it } from 'vitest';
import type { BranchStockRow } from '#contract/inventory';
import { translator } from '#i18n';
import { scanMessage } from './scan-messages.ts';

const chain = { QRO: { name: 'Querétaro', phone: '4422183300' } };

function said(row: Partial<BranchStockRow>): string {
  const piece = { code: 'QRO-P-001859', kind: 'unit', branch: 'QRO', ...row } as BranchStockRow;
  return scanMessage({ kind: 'gone', row: piece }, chain, translator('es-MX')).text;
}

describe('an exact code that cannot be sold', () => {
  it('says what became of the piece, and where', () => {
    expect(said({ state: 'sold' })).toBe('QRO-P-001859 ya se vendió en Querétaro.');
    expect(said({ state: 'held' })).toContain('está apartada en Querétaro');
    expect(said({ state: 'transit' })).toContain('ahora no se puede vender');
  });

  it('says of a new part that none is left, or that they are set aside', () => {
    expect(said({ kind: 'bulk', code: 'BAT-4471', state: 'sold' })).toBe(
      'BAT-4471: no queda ninguna en Querétaro.',
    );
    expect(said({ kind: 'bulk', code: 'BAT-4471', state: 'held' })).toContain('están apartadas');
  });
});
