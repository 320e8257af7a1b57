import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FULL_BLOCKS } from './content.fixture.ts';
import { Block, documentName } from './contract.ts';

describe('the name of a document', () => {
  it.each([
    ['Informe 2026.pdf', 'Informe 2026.pdf'],
    ['Reseña_de-año 3.2026.PDF', 'Reseña_de-año 3.2026.pdf'],
    ['Resen\u0303a.pdf', 'Reseña.pdf'],
    ['informe', 'informe.pdf'],
    ['Informe 3.2026', 'Informe 3.2026.pdf'],
    ['informe.html', 'informe.pdf'],
    ['informe.pdf.exe', 'informe.pdf'],
    ['../../x.exe', 'x.pdf'],
    ['C:\\fakepath\\informe.pdf', 'informe.pdf'],
    ['..pdf', 'documento.pdf'],
    ['', 'documento.pdf'],
    ['informe\u202efdp.exe', 'informe fdp.pdf'],
    ['a"><script>.pdf\0.hta', 'a script.pdf'],
    [`${'a'.repeat(400)}.html`, `${'a'.repeat(156)}.pdf`],
  ])('%j is %j', (given, name) => {
    expect(documentName(given)).toBe(name);
  });

  it('is fit to save, and stays itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (given) => {
        const name = documentName(given);
        expect(name).toMatch(/^[\p{L}\p{M}\p{N}_][\p{L}\p{M}\p{N} ._-]*\.pdf$/u);
        expect(name.length).toBeLessThanOrEqual(160);
        expect(documentName(name)).toBe(name);
      }),
    );
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom('a', 'é', '.', ' ', '-', '/', '\\', '.pdf', '.PDF', '.exe', '3', '\u{20000}'),
        }),
        (given) => {
          const name = documentName(given.repeat(9));
          expect(documentName(name)).toBe(name);
        },
      ),
    );
  });

  it('is made when content is read, so that older content keeps its report', () => {
    const { report } = FULL_BLOCKS.backers;
    const older = {
      ...FULL_BLOCKS.backers,
      report: { ...report, file: { ...report?.file, name: '../x.html' } },
    };
    expect(Block.parse(older)).toMatchObject({ report: { file: { name: 'x.pdf' } } });
  });
});
