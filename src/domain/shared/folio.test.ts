import { expect, test } from 'vitest';
import { formatFolio } from './folio.ts';
import { businessDateOf } from './time.ts';

test('a folio says branch, business day, till and number', () => {
  const businessDate = businessDateOf(new Date('2026-11-23T05:59:00Z'), 'America/Mexico_City');
  expect(formatFolio({ branchCode: 'QRO', businessDate, terminalNumber: 2, sequence: 123 })).toBe(
    'QRO-20261122-2-000123',
  );
});

test('the business day is the branch’s own', () => {
  const instant = new Date('2026-11-23T06:30:00Z');
  expect(businessDateOf(instant, 'America/Mexico_City')).toBe('2026-11-23');
  expect(businessDateOf(instant, 'America/Tijuana')).toBe('2026-11-22');
});
