import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createWriteStream } from 'node:fs';
import fc from 'fast-check';
import yazl from 'yazl';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { acesApp, acesFoot, acesHead } from './aces.ts';
import { csvLine, withoutGuard } from '#shared/csv.ts';
import { CsvReader, delimiterOf } from './csv.ts';
import { encodingOf } from './decode-text.ts';
import { fileRows, inspectFile } from './open-rows.ts';
import { piesFoot, piesHead, piesItem } from './pies.ts';
import { XmlReader } from './xml-reader.ts';
import { xlsxOf } from './xlsx.ts';

let folder: string;
let count = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'exchange-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function fileOf(content: string | Uint8Array): Promise<string> {
  const path = join(folder, String(++count));
  await writeFile(path, content);
  return path;
}

async function read(path: string) {
  const shape = await inspectFile(path);
  const rows = [];
  for await (const batch of fileRows(path, shape)) rows.push(...batch.rows);
  return { shape, rows };
}

const all = (text: string, delimiter = ',' as const) => {
  const reader = new CsvReader(delimiter);
  return [...reader.push(text), ...reader.end()];
};

describe('CSV', () => {
  test('has quotes, line breaks inside them, doubled quotes and every line ending', () => {
    expect(all('a,"b ""x"" , c"\r\n"1\n2",3\rx,\n\n,y')).toEqual([
      ['a', 'b "x" , c'],
      ['1\n2', '3'],
      ['x', ''],
      [],
      ['', 'y'],
    ]);
  });

  test('gives back what was written, however it is cut into pieces', () => {
    const cell = fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) => text.trim());
    const row = fc.array(cell, { minLength: 2, maxLength: 5 });
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 1, max: 9 }),
        (rows, step) => {
          const text = rows.map(csvLine).join('');
          const reader = new CsvReader(',');
          const got: string[][] = [];
          for (let at = 0; at < text.length; at += step) got.push(...reader.push(text.slice(at, at + step)));
          got.push(...reader.end());
          expect(got.map((cells) => cells.map(withoutGuard))).toEqual(
            rows.map((cells) => cells.map(withoutGuard)),
          );
        },
      ),
    );
  });

  test('never writes what a spreadsheet would run', () => {
    for (const evil of ['=1+1', '+52', '-2', '@SUM(A1)', '\t=1', '\r=1']) {
      const [[cell = ''] = []] = all(csvLine([evil, 'x']));
      expect(cell.startsWith("'")).toBe(true);
      expect(withoutGuard(cell)).toBe(evil);
    }
    expect(csvLine([-3, null, 1.5])).toBe('-3,,1.5\r\n');
  });

  test('with a quotation mark that nobody closes is refused, not swallowed', () => {
    const reader = new CsvReader(',');
    expect(() => reader.push(`a,"${'x'.repeat(40_000)}`)).toThrow('exchange.open_quote');
    const short = new CsvReader(',');
    short.push('a,"b');
    expect(() => short.end()).toThrow('exchange.open_quote');
  });

  test.each([
    ['a;b;c\n1,5;2;3\n', ';'],
    ['a\tb\n1,2\t3\n', '\t'],
    ['a,b\n"x;y",2\n', ','],
    ['a|b|c\n1|2|3\n', '|'],
  ])('%j is delimited by %j', (text, delimiter) => {
    expect(delimiterOf(text)).toBe(delimiter);
  });

  test.each([
    ['utf-8', Buffer.from('Número;Año\nñ;1\n')],
    ['windows-1252', Buffer.from('N\xfamero;A\xf1o\n\xf1;1\n', 'latin1')],
    ['utf-16le', Buffer.from('\ufeffNúmero;Año\nñ;1\n', 'utf16le')],
    ['utf-16le', Buffer.from('Número;Año\nñ;1\n', 'utf16le')],
    ['utf-16be', Buffer.from('\ufeffNúmero;Año\nñ;1\n', 'utf16le').swap16()],
  ])('in %s is read as people wrote it', async (encoding, bytes) => {
    const path = await fileOf(bytes);
    expect(await encodingOf(path)).toBe(encoding);
    const { shape, rows } = await read(path);
    expect(shape).toMatchObject({ format: 'csv', delimiter: ';', columns: ['Número', 'Año'], headerRow: 1 });
    expect(rows).toEqual([{ rowNo: 2, cells: ['ñ', '1'] }]);
  });

  test('may have a title above the table and empty lines in it', async () => {
    const { shape, rows } = await read(
      await fileOf('Inventario de noviembre\n\nParte,Precio\n\nA1,2\n,\nB2,3'),
    );
    expect(shape).toMatchObject({ headerRow: 3, columns: ['Parte', 'Precio'] });
    expect(rows.map(({ rowNo }) => rowNo)).toEqual([5, 7]);
  });

  test('of nothing but separators is no row of millions of cells, and its header is not looked for to the end', async () => {
    const lines = `${'x'.repeat(30_000)}\n`.repeat(3);
    const path = await fileOf(Buffer.concat([Buffer.from(lines), Buffer.alloc(24 * 1_048_576, ',')]));
    const before = process.memoryUsage().heapUsed;
    const { rows } = await read(path);
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(64 * 1_048_576);
    expect(rows.every(({ cells }) => cells.length <= 200)).toBe(true);
    expect(new CsvReader(',').push(`${','.repeat(1_000_000)}\n`)[0]).toHaveLength(200);
  });

  test('that is empty, binary or an old Excel says so', async () => {
    await expect(read(await fileOf(''))).rejects.toThrow('exchange.empty');
    await expect(read(await fileOf('\n\n'))).rejects.toThrow('exchange.empty');
    await expect(read(await fileOf(Buffer.from([0xd0, 0xcf, 0x11, 0xe0])))).rejects.toThrow(
      'exchange.old_excel',
    );
    await expect(read(await fileOf(Buffer.from([1, 0, 2, 9, 0, 7, 200, 0])))).rejects.toThrow(
      'exchange.unknown_format',
    );
  });
});

describe('XLSX', () => {
  async function workbook(rows: (string | number | null)[][]): Promise<string> {
    const path = join(folder, `${++count}.xlsx`);
    await pipeline(
      xlsxOf(
        'hoja & uno',
        (async function* () {
          yield await Promise.resolve(rows);
        })(),
      ),
      createWriteStream(path),
    );
    return path;
  }

  test('gives back what was written', async () => {
    const table = [
      ['Número', 'Cantidad', 'Nota'],
      ['<A & "1">', 7, '=1+1'],
      ['B', 1234.5, 'dos\nlíneas'],
    ];
    const { shape, rows } = await read(await workbook(table));
    expect(shape).toMatchObject({ format: 'xlsx', columns: ['Número', 'Cantidad', 'Nota'] });
    expect(rows.map(({ cells }) => cells)).toEqual([
      ['<A & "1">', '7', '=1+1'],
      ['B', '1234.5', 'dos\nlíneas'],
    ]);
  });

  async function rawWorkbook(sheet: string, shared?: string): Promise<string> {
    const zip = new yazl.ZipFile();
    const add = (name: string, text: string) => zip.addBuffer(Buffer.from(text), name);
    add('xl/workbook.xml', '<workbook xmlns:r="r"><sheets><sheet name="x" r:id="rId9"/></sheets></workbook>');
    add(
      'xl/_rels/workbook.xml.rels',
      '<Relationships><Relationship Id="rId9" Target="worksheets/otra.xml"/></Relationships>',
    );
    add('xl/worksheets/otra.xml', sheet);
    if (shared) add('xl/sharedStrings.xml', shared);
    zip.end();
    const path = join(folder, `${++count}.xlsx`);
    await pipeline(zip.outputStream, createWriteStream(path));
    return path;
  }

  test('as Excel writes it: shared texts, gaps, formulas with their values, large numbers', async () => {
    const path = await rawWorkbook(
      `<worksheet><sheetData><row r="2"><c r="A2" t="s"><v>0</v></c><c r="C2" t="s"><v>1</v></c></row>
       <row r="4"><c r="A4"><v>1.5E10</v></c><c r="C4"><f>1+2</f><v>1234.4999999999999</v></c></row></sheetData></worksheet>`,
      '<sst><si><t>Parte</t></si><si><r><t>Pre</t></r><r><t>cio</t></r><rPh><t>x</t></rPh></si></sst>',
    );
    const { shape, rows } = await read(path);
    expect(shape).toMatchObject({ headerRow: 2, columns: ['Parte', '', 'Precio'] });
    expect(rows).toEqual([{ rowNo: 4, cells: ['15000000000', '', '1234.5'] }]);
  });

  test('that numbers its rows or columns as no Excel does has every row once, in its order', async () => {
    const row = (r: string, text: string) =>
      `<row r="${r}"><c r="A1" t="str"><v>${text}</v></c><c r="B1" t="str"><v>x</v></c><c r="7" t="str"><v>y</v></c></row>`;
    const sheet = [
      row('1', 'Parte'),
      row('5', 'a'),
      row('5', 'b'),
      row('-3', 'c'),
      row('1e99', 'd'),
      row('NaN', 'e'),
    ];
    const path = await rawWorkbook(`<worksheet><sheetData>${sheet.join('')}</sheetData></worksheet>`);
    const { rows } = await read(path);
    expect(rows).toEqual(
      ['a', 'b', 'c', 'd', 'e'].map((text, at) => ({ rowNo: 5 + at, cells: [text, 'x'] })),
    );
  });

  test('that grows without measure is refused', async () => {
    const bomb = await rawWorkbook(`<worksheet><sheetData>${' '.repeat(30_000_000)}</sheetData></worksheet>`);
    expect((await readFile(bomb)).byteLength).toBeLessThan(100_000);
    await expect(read(bomb)).rejects.toThrow('exchange.zip_bomb');
  });

  test('that is cut off, or is another zip, says so', async () => {
    const whole = await readFile(
      await workbook([
        ['a', 'b'],
        [1, 2],
      ]),
    );
    await expect(read(await fileOf(whole.subarray(0, 400)))).rejects.toThrow('exchange.xlsx_broken');
    const zip = new yazl.ZipFile();
    zip.addBuffer(Buffer.from('x'), 'x.txt');
    zip.end();
    const path = join(folder, `${++count}.zip`);
    await pipeline(zip.outputStream, createWriteStream(path));
    await expect(read(path)).rejects.toThrow('exchange.xlsx_broken');
  });
});

describe('XML', () => {
  const app = {
    partNumber: 'A&1',
    maker: 'Marca <x>',
    partType: 'faro',
    position: 'fl',
    make: 'nissan',
    model: 'tsuru',
    generation: 'nissan/tsuru/b13',
    yearFrom: 1992,
    yearTo: null,
    engine: '1.6 L',
    note: 'con "A/C"',
  };

  test('of ACES gives back the applications that were written', async () => {
    const { shape, rows } = await read(
      await fileOf(acesHead('t', '2026-11-22') + acesApp(app, 1) + acesFoot(1)),
    );
    expect(shape.format).toBe('aces');
    const named = Object.fromEntries(shape.columns.map((name, at) => [name, rows[0]?.cells[at]]));
    expect(named).toEqual({ ...app, action: 'A', yearFrom: '1992', yearTo: '' });
  });

  test('of PIES gives back the items, with their price in pesos', async () => {
    const item = {
      partNumber: 'B-2',
      maker: 'Bosch',
      partType: 'faro',
      position: 'c',
      description: 'Faro & más',
      priceText: '1234.50',
    };
    const { shape, rows } = await read(
      await fileOf(piesHead('2026-11-22') + piesItem(item) + piesFoot(1, '2026-11-22')),
    );
    expect(shape.format).toBe('pies');
    expect(rows[0]?.cells).toEqual(['A', 'B-2', 'Bosch', 'faro', 'c', '1234.50', 'Faro & más']);
  });

  test('of PIES takes what customers pay and the words in Spanish, of all that a maker sends', async () => {
    const price = (type: string, currency: string, amount: string) =>
      `<Pricing MaintenanceType="A" PriceType="${type}"><CurrencyCode>${currency}</CurrencyCode><Price UOM="PE">${amount}</Price></Pricing>`;
    const words = (language: string, text: string) =>
      `<Description MaintenanceType="A" DescriptionCode="DES" LanguageCode="${language}">${text}</Description>`;
    const item = (number: string, inside: string) =>
      `<Item MaintenanceType="A"><PartNumber>${number}</PartNumber><BrandLabel>Bosch</BrandLabel><PartTerminologyID>1684</PartTerminologyID>${inside}</Item>`;
    const { rows } = await read(
      await fileOf(
        piesHead('2026-11-22') +
          item(
            'B-3',
            `<Descriptions>${words('EN', 'Brake Pads')}${words('ES', 'Balatas')}${words('ES', 'Otra')}</Descriptions>` +
              `<Prices>${price('JBR', 'MXN', '301.00')}${price('LST', 'MXN', '617.00')}${price('RET', 'USD', '29.00')}${price('RET', 'MXN', '503.00')}</Prices>` +
              '<Packages><Package><Weights UOM="PG"><Weight>4.2</Weight></Weights></Package></Packages>',
          ) +
          item('B-4', `<Prices>${price('JBR', 'MXN', '307.00')}${price('WD1', 'MXN', '211.00')}</Prices>`) +
          piesFoot(2, '2026-11-22'),
      ),
    );
    // The licensed number of the type gives way to the words; a price among traders is none of ours.
    expect(rows.map(({ cells }) => cells)).toEqual([
      ['A', 'B-3', 'Bosch', 'Balatas', '', '503.00', 'Balatas'],
      ['A', 'B-4', 'Bosch', '1684', '', '', ''],
    ]);
  });

  test('of any length is read in little memory: layout between elements is not kept', async () => {
    const apps = Array.from({ length: 4_000 }, (_, at) => acesApp(app, at)).join(' '.repeat(20));
    const path = await fileOf(acesHead('t', '2026-11-22') + apps + acesFoot(4_000));
    const shape = await inspectFile(path);
    let rows = 0;
    for await (const batch of fileRows(path, shape)) {
      rows += batch.rows.length;
      expect(batch.rows.length).toBeLessThan(1_000);
    }
    expect(rows).toBe(4_000);
  });

  test('expands nothing and fetches nothing', async () => {
    const bomb = `<?xml version="1.0"?><!DOCTYPE ACES [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><ACES><App>&b;</App></ACES>`;
    await expect(read(await fileOf(bomb))).rejects.toThrow('exchange.xml_doctype');
    await expect(read(await fileOf('<ACES><App>&b;</App></ACES>'))).rejects.toThrow('exchange.xml_broken');
  });

  test.each([
    ['an attribute without end', `<ACES><App note="${'>'.repeat(1_000_000)}`],
    ['a remark without end', `<ACES><!-- ${'<x '.repeat(400_000)}`],
    ['a name without end', `<ACES><${'x'.repeat(1_000_000)}`],
    ['a reference without end', `<ACES><App>&${'x'.repeat(1_000_000)}`],
    [
      'attributes without end',
      `<ACES><App ${Array.from({ length: 60_000 }, (_, at) => `a${at}=""`).join(' ')}`,
    ],
  ])('with %s is refused before it is all in memory', (_what, text) => {
    const reader = new XmlReader({ open: () => undefined, close: () => undefined });
    let read = 0;
    const push = () => {
      for (; read < text.length; read += 65_536) reader.push(text.slice(read, read + 65_536));
    };
    expect(push).toThrow('exchange.xml_broken');
    expect(read).toBeLessThan(200_000);
  });

  test('that is broken or of another kind says so', async () => {
    await expect(read(await fileOf('<ACES><App></ACES>'))).rejects.toThrow('exchange.xml_broken');
    await expect(read(await fileOf('<html></html>'))).rejects.toThrow('exchange.unknown_xml');
  });
});
