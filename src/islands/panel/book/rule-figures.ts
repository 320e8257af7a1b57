import type { RuleFigures } from '#contract/inventory';
import { parseAmount, percentOf, plainAmount } from '../../staff/amount.ts';
import type { BookTranslate } from './book-texts.tsx';

/** The figures of a rule as they are typed; empty: as the wider rule. */
export interface RuleTexts {
  readonly newPercent: string;
  readonly gradeA: string;
  readonly gradeB: string;
  readonly gradeC: string;
  readonly forParts: string;
  readonly age: string;
  readonly floor: string;
  readonly step: string;
  readonly ending: string;
}

export const NO_TEXTS: RuleTexts = {
  newPercent: '',
  gradeA: '',
  gradeB: '',
  gradeC: '',
  forParts: '',
  age: '',
  floor: '',
  step: '',
  ending: '',
};

export function textsOf(figures: RuleFigures): RuleTexts {
  const percent = (bp: number | undefined) => (bp === undefined ? '' : String(percentOf(bp)));
  const pesos = (amount: number | undefined) => (amount === undefined ? '' : plainAmount(amount));
  return {
    newPercent: percent(figures.newPercentBp),
    gradeA: percent(figures.gradeBp?.A),
    gradeB: percent(figures.gradeBp?.B),
    gradeC: percent(figures.gradeBp?.C),
    forParts: percent(figures.forPartsBp),
    age: (figures.ageCurve ?? []).map(({ years, bp }) => `${years}:${percentOf(bp)}`).join(', '),
    floor: pesos(figures.floorCents),
    step: pesos(figures.stepCents),
    ending: pesos(figures.endingCents),
  };
}

const PERCENT = /^\d{1,4}(?:\.\d{1,2})?$/;

/** Hundredths of a percent of `74` or `7.5`; null for what is none. */
function readPercent(text: string): number | null {
  const clean = text.trim().replace('%', '').trim();
  const bp = PERCENT.test(clean) ? Math.round(Number(clean) * 100) : 0;
  return bp >= 1 && bp <= 100_000 ? bp : null;
}

function readCurve(text: string): { years: number; bp: number }[] | null {
  const steps = text
    .split(/[,;\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const [, years, percent = ''] = /^(\d{1,2})\s*[:=]\s*(.+)$/.exec(part) ?? [];
      const bp = readPercent(percent);
      return years === undefined || bp === null ? null : { years: Number(years), bp };
    });
  return steps.includes(null) ? null : steps.filter((step) => step !== null);
}

/** What the texts say, or null when one of them cannot be read, or the grades are not all three there. */
export function readFigures(texts: RuleTexts): RuleFigures | null {
  const figures: { -readonly [Key in keyof RuleFigures]: RuleFigures[Key] } = {};
  const isBad = { value: false };
  const read = <Value>(text: string, how: (text: string) => Value | null, put: (value: Value) => void) => {
    if (text.trim() === '') return;
    const value = how(text);
    if (value === null) isBad.value = true;
    else put(value);
  };
  read(texts.newPercent, readPercent, (bp) => (figures.newPercentBp = bp));
  read(texts.forParts, readPercent, (bp) => (figures.forPartsBp = bp));
  read(texts.age, readCurve, (curve) => (figures.ageCurve = curve));
  read(texts.floor, parseAmount, (amount) => (figures.floorCents = amount));
  read(texts.step, parseAmount, (amount) => (figures.stepCents = amount));
  read(texts.ending, parseAmount, (amount) => (figures.endingCents = amount));
  const grades = [texts.gradeA, texts.gradeB, texts.gradeC];
  if (grades.some((text) => text.trim() !== '')) {
    const [A, B, C] = grades.map(readPercent);
    if (A == null || B == null || C == null) return null;
    figures.gradeBp = { A, B, C };
  }
  const isEmpty = Object.keys(figures).length === 0;
  return isBad.value || isEmpty || figures.stepCents === 0 ? null : figures;
}

/** `45 % de la nueva · mínimo $50.00`. */
export function figureWords(
  figures: Partial<RuleFigures>,
  { t, money }: { readonly t: BookTranslate; readonly money: (cents: number) => string },
): string {
  const { newPercentBp, gradeBp, forPartsBp, ageCurve = [], floorCents, stepCents, endingCents } = figures;
  return [
    newPercentBp !== undefined &&
      t('book.ruleWords_newPercent', { percent: String(percentOf(newPercentBp)) }),
    gradeBp &&
      t('book.ruleWords_grade', {
        a: String(percentOf(gradeBp.A)),
        b: String(percentOf(gradeBp.B)),
        c: String(percentOf(gradeBp.C)),
      }),
    forPartsBp !== undefined && t('book.ruleWords_forParts', { percent: String(percentOf(forPartsBp)) }),
    ageCurve.length > 0 &&
      t('book.ruleWords_age', {
        steps: ageCurve.map(({ years, bp }) => `${years}: ${percentOf(bp)} %`).join(', '),
      }),
    floorCents !== undefined && t('book.ruleWords_floor', { price: money(floorCents) }),
    stepCents !== undefined && t('book.ruleWords_step', { price: money(stepCents) }),
    endingCents !== undefined && endingCents > 0 && t('book.ruleWords_ending', { price: money(endingCents) }),
  ]
    .filter(Boolean)
    .join(' · ');
}
