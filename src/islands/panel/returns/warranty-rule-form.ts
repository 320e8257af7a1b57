import type { WarrantyRule } from '#contract/inventory';
import { parseAmount, plainAmount } from '../../staff/amount.ts';

/** The figures of a rule as they are typed; empty: from the wider rule. */
export interface RuleTexts {
  readonly returnable: '' | 'yes' | 'no';
  readonly returnDays: string;
  readonly warrantyDays: string;
  readonly feePercent: string;
  readonly core: string;
  readonly note: string;
}

export type RuleFigures = Pick<
  WarrantyRule,
  'returnable' | 'returnDays' | 'warrantyDays' | 'restockingBp' | 'coreCents' | 'note'
>;

export const NO_TEXTS: RuleTexts = {
  returnable: '',
  returnDays: '',
  warrantyDays: '',
  feePercent: '',
  core: '',
  note: '',
};

export function textsOf(rule: RuleFigures): RuleTexts {
  const { returnable, returnDays, warrantyDays, restockingBp, coreCents, note } = rule;
  return {
    returnable: returnable === null ? '' : returnable ? 'yes' : 'no',
    returnDays: returnDays === null ? '' : String(returnDays),
    warrantyDays: warrantyDays === null ? '' : String(warrantyDays),
    feePercent: restockingBp === null ? '' : String(restockingBp / 100),
    core: coreCents === null ? '' : plainAmount(coreCents),
    note: note ?? '',
  };
}

/** Null when something is not a number that can be, or nothing is said. */
export function readRule(texts: RuleTexts): RuleFigures | null {
  const returnDays = days(texts.returnDays);
  const warrantyDays = days(texts.warrantyDays);
  const restockingBp = basisPoints(texts.feePercent);
  const coreCents = texts.core.trim() === '' ? null : (parseAmount(texts.core) ?? undefined);
  if (
    returnDays === undefined ||
    warrantyDays === undefined ||
    restockingBp === undefined ||
    coreCents === undefined
  )
    return null;
  const figures = {
    returnable: texts.returnable === '' ? null : texts.returnable === 'yes',
    ...{ returnDays, warrantyDays, restockingBp, coreCents },
    note: texts.note.trim() || null,
  };
  return Object.values(figures).some((figure) => figure !== null) ? figures : null;
}

function days(text: string): number | null | undefined {
  if (text.trim() === '') return null;
  const value = Number(text);
  return Number.isInteger(value) && value >= 0 && value <= 3_650 ? value : undefined;
}

function basisPoints(text: string): number | null | undefined {
  if (text.trim() === '') return null;
  const value = Math.round(Number(text.replace(',', '.').replace('%', '')) * 100);
  return Number.isInteger(value) && value >= 0 && value <= 10_000 ? value : undefined;
}
