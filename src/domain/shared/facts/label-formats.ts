/**
 * Sizes of labels in millimetres. Sheets: letter paper of 30 labels of 1 × 2⅝ in and of 10 of 2 × 4 in, the layouts
 * that makers sell as 5160 and 5163 (Avery's templates: margins ½ and 3⁄16 in, and ½ and 5⁄32 in). Rolls: the widths
 * that label printers of 203 dpi take; 62 × 29 is Brother's DK-11209.
 */
interface LabelSize {
  readonly width: number;
  readonly height: number;
}

export interface SheetFormat extends LabelSize {
  readonly kind: 'sheet';
  readonly columns: number;
  readonly rows: number;
  readonly left: number;
  readonly top: number;
  /** From one label to the next. */
  readonly pitchX: number;
  readonly pitchY: number;
}

export interface RollFormat extends LabelSize {
  readonly kind: 'roll';
}

export const LABEL_FORMATS = {
  'letter-30': {
    kind: 'sheet',
    width: 66.675,
    height: 25.4,
    columns: 3,
    rows: 10,
    left: 4.7625,
    top: 12.7,
    pitchX: 69.85,
    pitchY: 25.4,
  },
  'letter-10': {
    kind: 'sheet',
    width: 101.6,
    height: 50.8,
    columns: 2,
    rows: 5,
    left: 3.96875,
    top: 12.7,
    pitchX: 106.3625,
    pitchY: 50.8,
  },
  '50x25': { kind: 'roll', width: 50, height: 25 },
  '62x29': { kind: 'roll', width: 62, height: 29 },
  '100x50': { kind: 'roll', width: 100, height: 50 },
} as const satisfies Record<string, SheetFormat | RollFormat>;

export type LabelFormat = keyof typeof LABEL_FORMATS;

export const LABEL_FORMAT_NAMES = Object.keys(LABEL_FORMATS) as [LabelFormat, ...LabelFormat[]];

/** Labels on one sheet; one for a roll. */
export function labelsPerPage(format: LabelFormat): number {
  const size: SheetFormat | RollFormat = LABEL_FORMATS[format];
  return size.kind === 'sheet' ? size.columns * size.rows : 1;
}
