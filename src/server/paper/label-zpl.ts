import { code128Modules } from '#shared/code128.ts';
import { encode } from 'uqr';
import type { RollFormat } from '#shared/facts/label-formats.ts';
import { planLabel, type Label, type PlannedText } from './label-plan.ts';
import { inOurFaces } from './pdf-document.ts';

/** 203 dpi. */
const DOTS_PER_MM = 8;
const dots = (millimetres: number) => Math.round(millimetres * DOTS_PER_MM);

/** Labels in the language of Zebra and what imitates it; letters are UTF-8 (`^CI28`). */
export function labelZpl(labels: readonly Label[], size: RollFormat): string {
  return labels.map((label) => `${labelOf(label, size)}\n`).join('');
}

function labelOf(label: Label, size: RollFormat): string {
  const { qr, bars, texts } = planLabel(label, size);
  return [
    `^XA^CI28^PW${dots(size.width)}^LL${dots(size.height)}^LH0,0`,
    qrOf(label.link, qr),
    ...(bars && code128Modules(label.code) > 0
      ? [
          `^FO${dots(bars.x)},${dots(bars.y)}^BY${dots(bars.module)}^BCN,${dots(bars.height)},N,N,N,A^FH^FD${escaped(label.code)}^FS`,
        ]
      : []),
    ...texts.filter(({ text }) => text !== '').map(textOf),
    '^XZ',
  ].join('\n');
}

const LARGEST_MAGNIFICATION = 10;
/** A printer leaves this above a QR whatever the origin says. */
const QR_DROP_DOTS = 10;

function qrOf(link: string, { x, y, size }: { x: number; y: number; size: number }): string {
  const modules = encode(link, { ecc: 'M', border: 0 }).size;
  const magnification = Math.max(1, Math.min(LARGEST_MAGNIFICATION, Math.floor(dots(size) / modules)));
  return `^FO${dots(x)},${Math.max(0, dots(y) - QR_DROP_DOTS)}^BQN,2,${magnification}^FH^FDMA,${escaped(link)}^FS`;
}

/** Letters of font 0 are about half as wide as tall. */
const WIDTH_OF_HEIGHT = 0.52;

function textOf({ text, x, y, width, line, lines, shrinks }: PlannedText): string {
  const room = dots(width);
  const tall = Math.floor(dots(line) * 0.85);
  const height = shrinks ? Math.min(tall, Math.floor(room / (text.length * WIDTH_OF_HEIGHT))) : tall;
  return `^FO${dots(x)},${dots(y)}^A0N,${height},${height}^FB${room},${lines},0,L^FH^FD${escaped(inOurFaces(text))}^FS`;
}

/** `^`, `~` and `_` begin commands. */
const escaped = (text: string) =>
  text.replace(/[\^~_]/g, (sign) => `_${sign.charCodeAt(0).toString(16).toUpperCase()}`);
