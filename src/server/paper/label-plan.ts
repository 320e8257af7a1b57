import { code128Modules } from '#shared/code128.ts';

/** What one label says. `code` is drawn in bars, `link` in the QR. */
export interface Label {
  readonly code: string;
  readonly link: string;
  /** The code of a shelf fills its label; a piece says its name. */
  readonly isBin: boolean;
  readonly name: string;
  readonly car: string;
  readonly details: string;
}

export interface PlannedText {
  readonly text: string;
  readonly face: 'mono' | 'strong' | 'text';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** Height of letters, from the top of a line to the next. */
  readonly line: number;
  /** At most so many; the last one ends with dots. A text of one line without room gets smaller instead. */
  readonly lines: number;
  readonly shrinks: boolean;
}

/** Where everything goes, in millimetres from the label's corner. */
export interface LabelPlan {
  readonly qr: { readonly x: number; readonly y: number; readonly size: number };
  /** Null where bars that a scanner reads do not fit. */
  readonly bars: {
    readonly x: number;
    readonly y: number;
    readonly module: number;
    readonly height: number;
  } | null;
  readonly texts: readonly PlannedText[];
}

/** Whole dots at 203 dpi: anything between blurs on a label printer. */
const MODULES_MM = [0.5, 0.375, 0.25] as const;
const QUIET_MODULES = 10;
const LARGEST_QR_MM = 30;
const GAP_MM = 1.5;

export function planLabel(
  label: Label,
  size: { readonly width: number; readonly height: number },
): LabelPlan {
  const pad = size.height < 27 ? 1.5 : size.height < 40 ? 2 : 3.5;
  const barHeight = size.height < 40 ? 5.5 : 10;
  const room = size.width - 2 * pad;
  const modules = barsOf(label.code);
  const module = MODULES_MM.find((each) => (modules + 2 * QUIET_MODULES) * each <= size.width - pad);
  const above = size.height - 2 * pad - (module === undefined ? 0 : barHeight + GAP_MM);
  const qr = Math.min(above, LARGEST_QR_MM);
  const text = { x: pad + qr + GAP_MM + 0.5, width: room - qr - GAP_MM - 0.5 };
  return {
    qr: { x: pad, y: pad, size: qr },
    bars:
      module === undefined
        ? null
        : {
            x: (size.width - modules * module) / 2,
            y: size.height - pad - barHeight,
            module,
            height: barHeight,
          },
    texts: label.isBin ? binTexts(label, text, pad, above) : pieceTexts(label, text, pad, above),
  };
}

/** Modules of the bars; none for what Code 128 cannot say. */
function barsOf(code: string): number {
  return /^[\x20-\x7e]+$/.test(code) ? code128Modules(code) : Number.POSITIVE_INFINITY;
}

/** Lines of a piece's label in all: code, name of two, car, details. */
const LINES = 5.4;
const TALLEST_LINE_MM = 5.2;

type Column = { readonly x: number; readonly width: number };

function pieceTexts(label: Label, column: Column, top: number, height: number): PlannedText[] {
  const line = Math.min(height / LINES, TALLEST_LINE_MM);
  const one = { ...column, lines: 1, shrinks: false } as const;
  return [
    { ...one, text: label.code, face: 'mono', y: top, line: line * 1.25, shrinks: true },
    { ...one, text: label.name, face: 'strong', y: top + line * 1.35, line: line * 1.05, lines: 2 },
    { ...one, text: label.car, face: 'text', y: top + line * 3.5, line: line * 0.92 },
    { ...one, text: label.details, face: 'text', y: top + line * 4.45, line: line * 0.92 },
  ];
}

function binTexts(label: Label, column: Column, top: number, height: number): PlannedText[] {
  const line = Math.min(height * 0.55, 16);
  return [
    { ...column, text: label.code, face: 'mono', y: top + height * 0.08, line, lines: 1, shrinks: true },
    {
      ...column,
      text: label.details,
      face: 'text',
      y: top + height * 0.72,
      line: Math.min(height * 0.2, 5),
      lines: 1,
      shrinks: true,
    },
  ];
}
