import { describe, expect, it } from 'vitest';
import { noteRoll } from '#paper/note-roll.ts';
import { HOLD, NOTE, SETTING, Z_REPORT } from '#paper/papers.fixture.ts';
import { promiseRoll } from '#paper/promise-roll.ts';
import type { Roll } from '#paper/roll.ts';
import { shiftRoll } from '#paper/shift-roll.ts';
import { documentCodeOf, noteCodeOf } from '#shared/folio.ts';
import { escPosOf } from './escpos.ts';
import { printed } from './thermal-printer.fixture.ts';
import { wrapped } from './printer-text.ts';

const note = noteRoll(NOTE, SETTING);
const z = shiftRoll(Z_REPORT, SETTING);

describe('a note on a thermal printer', () => {
  it('says on 80 mm what the page says, with its accents, the code twice, and cuts', () => {
    const { lines, qrs, bars, drawerKicks, isCut } = printed(escPosOf(note, { width: '80' }));
    expect(lines).toContain('^Le atendió Lupita Ibáñez');
    expect(lines).toContain('^Cliente: Taller Muñoz e Hijos');
    expect(lines).toContain(`${'1     Puerta delantera izquierda ·'.padEnd(36)}   $2,850.07`);
    expect(lines).toContain('      26300-35505 · $149.00 c/u'.padEnd(48));
    expect(lines).toContain(`Total${'$3,278.07'.padStart(43)}`);
    const before = lines.indexOf(`Antes de descuento${'$3,297.07'.padStart(30)}`);
    // From top to bottom it adds up; what the total includes stands after it.
    expect(lines.slice(before, before + 4)).toEqual([
      expect.anything(),
      `Descuento${'-$19.00'.padStart(39)}`,
      `Total${'$3,278.07'.padStart(43)}`,
      `Incluye IVA 16 %${'$452.14'.padStart(32)}`,
    ]);
    expect(lines).toContain(`Cambio${'$500.00'.padStart(42)}`);
    expect(qrs).toEqual([noteCodeOf(NOTE.branch, NOTE.id)]);
    expect(bars).toEqual([{ text: NOTE.folio, dots: 444 }]);
    expect([drawerKicks, isCut]).toEqual([0, true]);
  });

  it('fits 58 mm: no line is longer, and bars that no scanner could read are left out', () => {
    const { lines, qrs, bars } = printed(escPosOf(note, { width: '58' }));
    expect(Math.max(...lines.map((line) => line.replace('^', '').length))).toBe(32);
    expect(lines).toContain('    Nissan Versa 2012-2019');
    expect(lines.join('\n')).toContain('APA-QRO-20261119-2-000041\n                         $800.00');
    expect([qrs, bars]).toEqual([[noteCodeOf(NOTE.branch, NOTE.id)], []]);
  });

  it.each(['58', '80'] as const)('keeps every line of %s mm within its roll', (width) => {
    const columns = width === '58' ? 32 : 48;
    for (const roll of [note, z, promiseRoll({ document: 'hold', paper: HOLD }, SETTING)]) {
      for (const line of printed(escPosOf(roll, { width })).lines)
        expect(line.replace('^', '').length, line).toBeLessThanOrEqual(columns);
    }
  });

  it('opens the drawer once, before it prints, only when told', () => {
    const bytes = escPosOf(note, { width: '80', opensDrawer: true });
    expect(printed(bytes).drawerKicks).toBe(1);
    expect(Buffer.from(bytes).indexOf(Buffer.from([0x1b, 0x70]))).toBeLessThan(12);
  });
});

describe('other papers on a thermal printer', () => {
  it('the Z report has its sums, its missing number and room to sign', () => {
    const { lines, qrs } = printed(escPosOf(z, { width: '80' }));
    expect(lines).toContain('^Multipartes Querétaro');
    expect(lines).toContain('Corte Z 318'.padEnd(48));
    expect(lines).toContain(`Faltan${'$39.00'.padStart(42)}`);
    expect(lines).toContain('Faltan los números 121');
    expect(lines).toContain(`${'_'.repeat(23)}  ${'_'.repeat(23)}`);
    expect(qrs).toEqual([]);
  });

  it('a hold carries the code that the counter finds it by', () => {
    const { qrs, bars } = printed(
      escPosOf(promiseRoll({ document: 'hold', paper: HOLD }, SETTING), { width: '80' }),
    );
    expect(qrs).toEqual([documentCodeOf('hold', HOLD.id)]);
    expect(bars.map(({ text }) => text)).toEqual([HOLD.folio]);
  });

  it('prints what the code page lacks in what it has', () => {
    const roll: Roll = { label: '', blocks: [{ kind: 'text', text: 'Łódź – 5 € “vidrio” … 漢 −3' }] };
    expect(printed(escPosOf(roll, { width: '80' })).lines[0]).toBe('?ódz - 5 EUR "vidrio" ... ? -3');
  });
});

describe('lines of a printer', () => {
  it('break between words, and inside a word that has no other place', () => {
    expect(wrapped('Puerta delantera izquierda', 10)).toEqual(['Puerta', 'delantera', 'izquierda']);
    expect(wrapped('ABCDEFGHIJKLM N', 5)).toEqual(['ABCDE', 'FGHIJ', 'KLM N']);
    expect(wrapped('', 5)).toEqual(['']);
  });
});
