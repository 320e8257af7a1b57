import { deflateSync } from 'node:zlib';
import { describe, expect, it, test } from 'vitest';
import { examineDocument, MAX_STREAMS } from './check-document.ts';
import { findObjects, MAX_OBJECTS } from './pdf-objects.ts';
import { aPackedReport, aReport } from './pdf.fixture.ts';

const bytesOf = (text: string) => Buffer.from(text, 'latin1');
const around = (text: string) => bytesOf(`%PDF-1.7\n${text}\nstartxref\n9\n%%EOF\n`);
const MEGABYTE = 1_048_576;
const filled = (unit: string, bytes = 3 * MEGABYTE) => unit.repeat(Math.floor(bytes / unit.length));
const none = deflateSync('').toString('latin1');

describe('the work of a look into a document', () => {
  it('is one reading of what is not data', async () => {
    for (const report of [aReport(), aPackedReport({ packed: ['<< /Type /Font >>'] })]) {
      const { refusal, work } = await examineDocument(report);
      expect(refusal).toBeNull();
      expect(work.read).toBeLessThan(report.byteLength);
      expect(work.unpacked).toBeLessThanOrEqual(3);
    }
  });

  // Each of them took time by the square of its length, or would with a search that begins anew at every one.
  test.each([
    ['streams without an end in one object', `1 0 obj\n${filled('stream\n\x78\x9c\x03\0')}`],
    ['objects that have streams without an end', filled('1 0 obj<<>>stream\n\x78\x9c\x03\0')],
    ['objects of an empty stream', filled(`1 0 obj<<>>stream\n${none}`)],
    ['objects in texts in objects', filled('1 0 obj (')],
    ['objects in objects', filled('1 0 obj <<')],
    ['objects in comments of one line', filled('1 0 obj % ')],
    ['objects in texts in arrays', filled('1 0 obj [(')],
    ['streams of dictionaries in one line', filled('1 0 obj<<>>stream ')],
    ['comments in objects without an end', filled('1 0 obj << % ')],
    ['streams in one line', filled('1 0 obj stream ')],
    ['words of hexadecimal without an end', filled('1 0 obj <')],
    ['nothing but beginnings', filled('\nobj')],
    ['blanks before beginnings', `${filled(' ')}obj ${filled(' ')}`],
    ['packed objects without an end', filled('1 0 obj<</First 1/Filter/FlateDecode>>stream\n\x78\x9c\x03\0')],
  ])('is bounded for %s', async (_what, text) => {
    const document = around(text);
    const { work } = await examineDocument(document);
    expect(work.read).toBeLessThanOrEqual(3 * document.byteLength);
    expect(work.unpacked).toBeLessThanOrEqual(MAX_STREAMS + 1);
  });

  it('ends with a refusal where there is more of it than in any report', async () => {
    for (const text of [
      '1 0 obj<</A('.repeat(9_999) + ')>>endobj'.repeat(9_999),
      filled('\nobj 1 endobj', 16 * MEGABYTE),
    ]) {
      expect(findObjects(text).isWhole).toBe(false);
      expect(findObjects(text).objects.length).toBeLessThanOrEqual(MAX_OBJECTS);
      expect((await examineDocument(around(text))).refusal).toBe('document_unreadable');
    }
    const streams = await examineDocument(around(filled(`1 0 obj<<>>stream\n${none}\n`, 2 * MEGABYTE)));
    expect(streams).toMatchObject({ refusal: 'document_unreadable', work: { unpacked: MAX_STREAMS + 1 } });
  });
});
