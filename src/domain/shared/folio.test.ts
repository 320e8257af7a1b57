import { expect, test } from 'vitest';
import {
  documentCodeOf,
  formatFolio,
  formatReturnFolio,
  noteCodeOf,
  readDocumentCode,
  readNoteCode,
} from './folio.ts';
import { businessDateOf, type BusinessDate } from './time.ts';

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

test('a quote and a hold are told by the letters before their folio', () => {
  const parts = {
    branchCode: 'QRO',
    businessDate: '2026-11-22' as BusinessDate,
    terminalNumber: 2,
    sequence: 137,
  };
  expect(formatFolio({ ...parts, document: 'quote' })).toBe('COT-QRO-20261122-2-000137');
  expect(formatFolio({ ...parts, document: 'hold' })).toBe('APA-QRO-20261122-2-000137');
});

test('the QR of a document is read back to its id, and its folio in any case', () => {
  const id = '019ab3c1-77de-7f31-8a25-0c1d2e3f4a5b';
  expect(readDocumentCode(documentCodeOf('hold', id))).toEqual({ document: 'hold', id });
  expect(readDocumentCode(documentCodeOf('quote', id).toLowerCase())).toEqual({ document: 'quote', id });
  expect(readDocumentCode(' cot-qro-20261122-2-000137')).toEqual({
    document: 'quote',
    folio: 'COT-QRO-20261122-2-000137',
  });
});

test.each([
  ['QRO-P-048817'],
  ['COT'],
  ['QRO-20261122-2-000123'],
  ['apagador'],
  ['cotiza puerta'],
  ['COT019AB3C1'],
])('other codes are no document: %s', (text) => {
  expect(readDocumentCode(text)).toBeNull();
});

test('a sold note is found by its QR and its folio, which name its branch', () => {
  const id = '019ab3c1-77de-7f31-8a25-0c1d2e3f4a5b';
  expect(readNoteCode(noteCodeOf('QRO', id).toLowerCase())).toEqual({ branch: 'QRO', id });
  expect(readNoteCode(' qro-20261122-2-000137')).toEqual({ branch: 'QRO', folio: 'QRO-20261122-2-000137' });
  const parts = { branchCode: 'QRO', businessDate: '2026-11-22' as BusinessDate, terminalNumber: 2 };
  expect(formatReturnFolio({ ...parts, sequence: 7 })).toBe('DEV-QRO-20261122-2-000007');
});

test.each([['QRO-P-048817'], ['APA-QRO-20261122-2-000137'], ['NTAQRO019AB3C1'], ['nota de ayer']])(
  'other codes are no sold note: %s',
  (text) => {
    expect(readNoteCode(text)).toBeNull();
  },
);
