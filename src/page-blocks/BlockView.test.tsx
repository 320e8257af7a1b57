import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it, test } from 'vitest';
import type { LiveData } from '../domain/landing/live-data.ts';
import { BLOCK_TYPES, type Block } from '../domain/landing/blocks.ts';
import { FULL_BLOCKS } from '../domain/landing/content.fixture.ts';
import { newBlock } from '../domain/landing/new-block.ts';
import { resolveBlock } from '../domain/landing/resolve-block.ts';
import { partsResolver } from '../domain/landing/resolve-parts.ts';
import type { KnownBranch } from '#domain/branches';
import type { BranchId } from '#shared/ids.ts';
import { BlockView } from './BlockView.tsx';

const closed = { mon: null, tue: null, wed: null, thu: null, fri: null, sat: null, sun: null };

const branch: KnownBranch = {
  id: 7 as BranchId,
  code: 'QRO',
  slug: 'queretaro',
  name: 'Querétaro',
  city: 'Querétaro',
  state: 'Querétaro',
  address: 'Av. 5 de Febrero 1201',
  postalCode: '76000',
  latitude: 20.59,
  longitude: -100.39,
  phone: '4421234567',
  whatsapp: '524421234567',
  hours: { ...closed, mon: ['09:00', '18:00'], tue: ['09:00', '18:00'], sat: ['09:00', '14:00'] },
  timeZone: 'America/Mexico_City',
  taxRateBp: 1_600,
  clerkDiscountBp: 500,
  active: true,
  version: 1,
};

const live: LiveData = {
  home: 'catalog',
  figures: {
    pieces: 63_955,
    units: 51_427,
    branches: 6,
    donors: 432,
    donorsThisMonth: 61,
    generations: 71,
    partTypes: 97,
  },
  branches: [branch],
  pieces: new Map([['QRO', 12_347]]),
  cars: [],
  holds: [{ branchNames: ['Querétaro'], days: 17, depositBp: 1_300, keptBp: 0 }],
  offers: new Map(),
};

function draw(block: Block, language: 'es' | 'en' = 'es'): string {
  const resolved = resolveBlock(block, partsResolver(live, language));
  return renderToStaticMarkup(<BlockView block={resolved} locale={language === 'en' ? 'en' : 'es-MX'} />);
}

describe('a block as it is drawn', () => {
  test.each(BLOCK_TYPES.map((type) => [type] as const))(
    '%s: no inline style, no handler, pictures with size',
    (type) => {
      const html = draw(FULL_BLOCKS[type]);
      expect(html).not.toMatch(/\sstyle=|\son[a-z]+=/);
      for (const [picture] of html.matchAll(/<img[^>]*>/g))
        expect(picture).toMatch(/width="\d+" height="\d+" alt=".+"/);
      expect(html).toContain(type === 'hero' ? '<h1' : '<h2');
    },
  );

  test.each(BLOCK_TYPES.map((type) => [type] as const))(
    'a new %s can be drawn, so that an editor can fill it',
    (type) => {
      expect(() => draw(newBlock(type, 'new-0001'))).not.toThrow();
    },
  );

  it('says what it says: figures in words, the language asked for, links to where they lead', () => {
    expect(draw(FULL_BLOCKS.hero)).toContain('<h1 class="display">Son seis sucursales</h1>');
    expect(draw(FULL_BLOCKS.hero, 'en')).toContain('We are six branches');
    expect(draw(FULL_BLOCKS.numbers)).toContain('<b>432</b><span>coches</span>');
    expect(draw(FULL_BLOCKS.backers)).toContain(
      'href="https://wa.me/524421234567?text=Hola" rel="noopener noreferrer"',
    );
    expect(draw(FULL_BLOCKS.backers)).toContain('width="76%"');
    expect(draw(FULL_BLOCKS.financing)).toContain('Con 13 % de anticipo te guardamos la pieza 17 días.');
    expect(draw(FULL_BLOCKS.richText)).toContain('Sí: <strong>con IVA</strong>');
    expect(draw(FULL_BLOCKS.richText)).toContain('<ol><li><a href="/buscar">Busca</a></li>');
  });

  it('offers a report to be saved as a PDF, whatever its name says', () => {
    const { report } = FULL_BLOCKS.backers;
    const named = (name: string) =>
      draw({ ...FULL_BLOCKS.backers, report: report && { ...report, file: { ...report.file, name } } });
    expect(named('Reseña 2026.pdf')).toContain('download="Reseña 2026.pdf"');
    expect(named('informe.html')).toContain('download="informe.pdf"');
    expect(named('../../x.exe')).toContain('download="x.pdf"');
  });

  it('tells a branch’s week in a line', () => {
    const html = draw({ ...FULL_BLOCKS.branches, hasHours: true });
    expect(html).toContain('Lunes a martes 09:00–18:00 · Sábado 09:00–14:00');
    expect(html).toContain('12,347');
  });

  it('shows text as text, whatever was typed', () => {
    const evil = '"><img src=x onerror=alert(1)><script>alert(1)</script>{{7*7}}';
    const html = draw({
      ...FULL_BLOCKS.richText,
      heading: { es: evil },
      body: { es: [{ kind: 'paragraph', runs: [{ text: evil, isBold: true }] }] },
    });
    expect(html).not.toMatch(/<img|<script/);
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  });

  it('says that sample copy is sample copy', () => {
    for (const type of BLOCK_TYPES) {
      expect(draw(FULL_BLOCKS[type]), type).not.toContain('Contenido de muestra');
      const html = draw({ ...FULL_BLOCKS[type], isDemo: true });
      expect(html.match(/Contenido de muestra/g), type).toHaveLength(1);
    }
  });
});
