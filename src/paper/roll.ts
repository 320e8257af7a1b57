import type { AllTexts } from '../i18n/index.ts';
import type { Locale, Translate } from '../i18n/translator.ts';

/** Printable widths of rolls, by the width of their paper in millimetres. */
export type RollWidth = '58' | '80';

/** A label and its figure, on one line where they fit. */
export interface RollFact {
  readonly label: string;
  readonly value: string;
  readonly isStrong?: boolean;
}

export interface RollDetail {
  readonly text: string;
  readonly isMono?: boolean;
}

export interface RollLine {
  readonly quantity: string;
  readonly name: string;
  /** Under the name, each on its own line; parts of one line stand together. */
  readonly details: readonly (readonly RollDetail[])[];
  readonly amount: string;
}

/** One thing after another, from the head of the paper to its foot. */
export type RollBlock =
  | { readonly kind: 'title'; readonly text: string }
  | { readonly kind: 'heading'; readonly text: string }
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly isMono?: boolean;
      readonly isStrong?: boolean;
      readonly isCentred?: boolean;
    }
  | { readonly kind: 'rule' }
  | {
      readonly kind: 'lines';
      readonly heads: readonly [string, string, string];
      readonly lines: readonly RollLine[];
    }
  /** Large; without a value the label stands alone. */
  | { readonly kind: 'total'; readonly label: string; readonly value?: string }
  | { readonly kind: 'facts'; readonly facts: readonly RollFact[] }
  /** Room to sign above each name. */
  | { readonly kind: 'signatures'; readonly names: readonly string[] }
  | { readonly kind: 'qr'; readonly text: string; readonly label: string }
  /** Left out where the roll is too narrow for bars that a scanner reads. */
  | { readonly kind: 'code128'; readonly text: string };

/**
 * What is printed on a roll, in words, whatever prints it: the page (`RollView`), a thermal printer (`escpos.ts`) or a
 * PDF (`roll-pdf.ts`). A new kind of paper is a function that makes one of these.
 */
export interface Roll {
  /** What the paper is, for who cannot see it. */
  readonly label: string;
  readonly blocks: readonly RollBlock[];
}

export type PaperTexts = Pick<AllTexts, 'counter' | 'fit' | 'papers' | 'returns' | 'till'>;

/** Who speaks, and where the paper is from. */
export interface PaperSetting {
  readonly branch: PaperBranch;
  readonly locale: Locale;
  readonly t: Translate<PaperTexts>;
}

/** What the head of a paper says of the branch. */
export interface PaperBranch {
  readonly name: string;
  readonly address: string;
  readonly phone: string;
  readonly timeZone: string;
}

export const centred = (text: string): RollBlock => ({ kind: 'text', text, isCentred: true });

/** Blocks of a thing that may not be there. */
export const when = (isThere: unknown, ...blocks: RollBlock[]): RollBlock[] => (isThere ? blocks : []);
