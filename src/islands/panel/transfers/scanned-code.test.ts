import { describe, expect, it } from 'vitest';
import { codeOfScan, lineOfScan } from './scanned-code.ts';

describe('a scanned code', () => {
  it.each([
    [' QRO-P-048817 ', 'QRO-P-048817'],
    ['https://example.mx/pieza/QRO-P-048817?x=1', 'QRO-P-048817'],
    ['https://example.mx/en/pieza/26010%2FA', '26010/A'],
  ])('%s is %s', (text, code) => {
    expect(codeOfScan(text)).toBe(code);
  });

  const lines = [
    { code: 'QRO-P-048817', left: 0 },
    { code: '26010-EE', left: 1 },
    { code: '26010 EE', left: 3 },
  ];

  it('finds its line whatever the dashes became', () => {
    expect(lineOfScan(lines, "QRO'P'048817", () => true)).toBe(lines[0]);
  });

  it('goes where there is room, and to the first when there is none', () => {
    expect(lineOfScan(lines, '26010ee', ({ left }) => left > 1)).toBe(lines[2]);
    expect(lineOfScan(lines, '26010ee', () => false)).toBe(lines[1]);
  });

  it('finds nothing for what is not on the list, or is no code', () => {
    expect(lineOfScan(lines, 'QRO-P-1', () => true)).toBeUndefined();
    expect(lineOfScan([{ code: '–' }], '--', () => true)).toBeUndefined();
  });
});
