import { encode } from 'uqr';
import { code128Widths } from '#shared/code128.ts';
import type { Pdf } from './pdf-document.ts';

/** A QR without its quiet zone, `size` points on a side. */
export function drawQr(
  doc: Pdf,
  text: string,
  at: { readonly x: number; readonly y: number; readonly size: number },
): void {
  const { data, size } = encode(text, { ecc: 'M', border: 0 });
  const module = at.size / size;
  data.forEach((row, y) => {
    for (const { start, length } of runsOf(row)) {
      doc.rect(at.x + start * module, at.y + y * module, length * module, module);
    }
  });
  doc.fill('#000');
}

function runsOf(row: readonly boolean[]): { start: number; length: number }[] {
  const runs: { start: number; length: number }[] = [];
  row.forEach((isDark, x) => {
    if (!isDark) return;
    const last = runs.at(-1);
    if (last && last.start + last.length === x) last.length += 1;
    else runs.push({ start: x, length: 1 });
  });
  return runs;
}

/** Bars from `x`, `module` points each; quiet zones are the caller's. */
export function drawCode128(
  doc: Pdf,
  text: string,
  at: { readonly x: number; readonly y: number; readonly module: number; readonly height: number },
): void {
  let { x } = at;
  code128Widths(text).forEach((width, index) => {
    if (index % 2 === 0) doc.rect(x, at.y, width * at.module, at.height);
    x += width * at.module;
  });
  doc.fill('#000');
}
