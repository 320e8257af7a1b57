import { code128Modules, code128Runs } from '#shared/code128.ts';
import type { Roll, RollBlock, RollLine, RollWidth } from '#paper/roll.ts';
import { cp850, printable, wrapped } from './printer-text.ts';

/** Dots and letters of font A on a line, at 203 dpi: 48 mm of a 58 mm roll, 72 mm of an 80 mm one. */
const LINES = {
  '58': { dots: 384, columns: 32 },
  '80': { dots: 576, columns: 48 },
} as const satisfies Record<RollWidth, { dots: number; columns: number }>;

const ESC = 0x1b;
const GS = 0x1d;
const FS = 0x1c;

/** Commands that every printer that says ESC/POS understands. */
const COMMANDS = {
  reset: [ESC, 0x40],
  /** Leaves the two-byte letters in which printers made for China start. */
  singleBytes: [FS, 0x2e],
  codePage850: [ESC, 0x74, 2],
  left: [ESC, 0x61, 0],
  centre: [ESC, 0x61, 1],
  bold: [ESC, 0x45, 1],
  plain: [ESC, 0x45, 0],
  tall: [GS, 0x21, 0x01],
  normal: [GS, 0x21, 0x00],
  /** 50 ms on pin 2, then 500 ms of rest. */
  openDrawer: [ESC, 0x70, 0, 25, 250],
  /** Feeds past the blade, then cuts but for one point. */
  cut: [GS, 0x56, 66, 0],
} as const;

export interface EscPosOptions {
  readonly width: RollWidth;
  /** Opens the drawer that hangs on the printer, before it prints. */
  readonly opensDrawer?: boolean;
}

/** A roll as the bytes that a thermal printer takes. */
export function escPosOf(roll: Roll, { width, opensDrawer = false }: EscPosOptions): Uint8Array {
  const { reset, singleBytes, codePage850, openDrawer, cut } = COMMANDS;
  return Uint8Array.from([
    ...reset,
    ...singleBytes,
    ...codePage850,
    ...(opensDrawer ? openDrawer : []),
    ...roll.blocks.flatMap((block) => bytesOf(block, width)),
    ...lineOf(''),
    ...cut,
  ]);
}

const lineOf = (text: string): number[] => [...cp850(printable(text)), 0x0a];

function bytesOf(block: RollBlock, width: RollWidth): readonly number[] {
  const { columns } = LINES[width];
  const { left, centre, bold, plain, tall, normal } = COMMANDS;
  switch (block.kind) {
    case 'title':
      return [...centre, ...bold, ...tall, ...textLines(block.text, columns), ...normal, ...plain, ...left];
    case 'heading':
      return [...bold, ...textLines(block.text, columns), ...plain];
    case 'rule':
      return lineOf('-'.repeat(columns));
    case 'text':
      return [
        ...(block.isCentred ? centre : []),
        ...(block.isStrong ? bold : []),
        ...textLines(block.text, columns),
        ...(block.isStrong ? plain : []),
        ...(block.isCentred ? left : []),
      ];
    case 'lines':
      return pieceLines(block, columns);
    case 'total':
      return [...bold, ...tall, ...factLines(block.label, block.value ?? '', columns), ...normal, ...plain];
    case 'facts':
      return block.facts.flatMap(({ label, value, isStrong }) => [
        ...(isStrong ? bold : []),
        ...factLines(label, value, columns),
        ...(isStrong ? plain : []),
      ]);
    case 'signatures':
      return signatureLines(block.names, columns);
    case 'qr':
      return [...centre, ...qrBytes(block.text), ...left];
    case 'code128':
      return barBytes(block.text, LINES[width].dots);
  }
}

const textLines = (text: string, columns: number): number[] => wrapped(text, columns).flatMap(lineOf);

/** The label on the left, broken where it is long; the figure at the right end of its last line, or below it. */
function factLines(label: string, value: string, columns: number): number[] {
  const figure = printable(value);
  const beside = columns - figure.length - (figure === '' ? 0 : 1);
  const isBroken = printable(label)
    .split(' ')
    .some((word) => word.length > beside);
  const lines = wrapped(label, isBroken ? columns : beside);
  const last = lines.at(-1) ?? '';
  return last.length > beside
    ? [...lines.flatMap(lineOf), ...lineOf(figure.padStart(columns))]
    : [...lines.slice(0, -1).flatMap(lineOf), ...lineOf(last + figure.padStart(columns - last.length))];
}

const QUANTITY = 6;
const AMOUNT = 12;
const NARROW = 40;
const INDENT = 4;

type PieceLines = Extract<RollBlock, { kind: 'lines' }>;

/** Three columns; on a narrow roll the words take the whole line, and the amount ends the name. */
function pieceLines({ heads, lines }: PieceLines, columns: number): number[] {
  if (columns < NARROW)
    return [...lineOf('-'.repeat(columns)), ...lines.flatMap((line) => narrowLine(line, columns))];
  const room = columns - QUANTITY - AMOUNT;
  const row = (quantity: string, words: string, amount: string) =>
    lineOf(printable(quantity).padEnd(QUANTITY) + words.padEnd(room) + printable(amount).padStart(AMOUNT));
  return [
    ...row(heads[0], printable(heads[1]), heads[2]),
    ...lineOf('-'.repeat(columns)),
    ...lines.flatMap((line) => {
      const [first = '', ...rest] = wordsOf(line).flatMap((text) => wrapped(text, room - 1));
      return [...row(line.quantity, first, line.amount), ...rest.flatMap((text) => row('', text, ''))];
    }),
  ];
}

const wordsOf = ({ name, details }: RollLine): string[] => [
  name,
  ...details.map((parts) => parts.map(({ text }) => text).join('')),
];

function narrowLine(line: RollLine, columns: number): number[] {
  const [name = [], ...details] = wordsOf(line).map((text) => wrapped(text, columns - INDENT));
  const named = name.map(
    (text, index) => (index === 0 ? printable(line.quantity) : '').padEnd(INDENT) + text,
  );
  const last = named.pop() ?? '';
  const amount = printable(line.amount);
  const priced =
    last.length + 1 + amount.length > columns
      ? [last, amount.padStart(columns)]
      : [last + amount.padStart(columns - last.length)];
  return [...named, ...priced, ...details.flat().map((text) => ' '.repeat(INDENT) + text)].flatMap(lineOf);
}

function signatureLines(names: readonly string[], columns: number): number[] {
  const half = Math.floor((columns - 2) / 2);
  const centred = (text: string) => {
    const short = printable(text).slice(0, half);
    return short.padStart(Math.floor((half + short.length) / 2)).padEnd(half);
  };
  return [
    ...[0x0a, 0x0a, 0x0a],
    ...lineOf(names.map(() => '_'.repeat(half)).join('  ')),
    ...lineOf(names.map(centred).join('  ')),
  ];
}

/** The printer draws the code itself: model 2, six dots a module, a quarter of the code may be unreadable. */
function qrBytes(text: string): number[] {
  const data = [...new TextEncoder().encode(text)];
  const call = (fn: number, ...parameters: number[]) => {
    const length = parameters.length + 2;
    return [GS, 0x28, 0x6b, length % 256, Math.floor(length / 256), 49, fn, ...parameters];
  };
  return [
    ...call(65, 50, 0),
    ...call(67, 6),
    ...call(69, 49),
    ...call(80, 48, ...data),
    ...call(81, 48),
    0x0a,
  ];
}

const BAR_DOTS = 2;
const BAR_HEIGHT_DOTS = 72;
const QUIET_MODULES = 10;

/** Bars of two dots; none where they would not fit with room on both sides, for then no scanner reads them. */
function barBytes(text: string, dots: number): number[] {
  if ((code128Modules(text) + 2 * QUIET_MODULES) * BAR_DOTS > dots) return [];
  const data = code128Runs(text).flatMap(({ set, text: run }) => [
    0x7b,
    set.charCodeAt(0),
    // A brace is told from the beginning of a command by another one.
    ...(set === 'C' ? (run.match(/../g) ?? []).map(Number) : [...cp850(run.replaceAll('{', '{{'))]),
  ]);
  const { centre, left } = COMMANDS;
  return [
    ...centre,
    ...[GS, 0x48, 0], // nothing in letters: the folio stands above
    ...[GS, 0x68, BAR_HEIGHT_DOTS],
    ...[GS, 0x77, BAR_DOTS],
    ...[GS, 0x6b, 73, data.length, ...data],
    ...left,
  ];
}
