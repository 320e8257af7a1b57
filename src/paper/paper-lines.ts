import { percentOf } from '#shared/money.ts';
import { formatMoney } from '../i18n/format.ts';
import { when, type PaperSetting, type RollBlock, type RollDetail, type RollFact } from './roll.ts';

interface PaperLine {
  readonly code: string;
  readonly description: string;
  readonly quantity: number;
  readonly unitPriceCents: number;
  readonly discountCents: number;
  readonly totalCents: number;
}

/** The pieces of a paper, each with its code; `asides` say more of one, a line each. */
export function paperLines<Line extends PaperLine>(
  lines: readonly Line[],
  { t, locale }: PaperSetting,
  asides: (line: Line) => readonly string[] = () => [],
): RollBlock {
  const money = (amountCents: number) => formatMoney(amountCents, locale);
  return {
    kind: 'lines',
    heads: [t('counter.colQuantityShort'), t('counter.colConcept'), t('counter.colAmount')],
    lines: lines.map((line) => {
      const codeLine: RollDetail[] = [{ text: line.code, isMono: true }];
      if (line.quantity > 1)
        codeLine.push({ text: ` · ${t('counter.noteEach', { price: money(line.unitPriceCents) })}` });
      return {
        quantity: String(line.quantity),
        name: line.description,
        details: [
          codeLine,
          ...asides(line).map((text) => [{ text }]),
          ...(line.discountCents > 0
            ? [[{ text: t('counter.noteDiscount', { amount: money(line.discountCents) }) }]]
            : []),
        ],
        amount: money(line.totalCents),
      };
    }),
  };
}

interface PaperSums {
  /** After the discount; all amounts are with IVA. */
  readonly totalCents: number;
  readonly discountCents: number;
  readonly taxCents: number;
  readonly taxRateBp: number;
}

/** What leads to the total, so that the column adds up from top to bottom; nothing without a discount. */
export function discountFacts(
  { totalCents, discountCents }: PaperSums,
  { t, locale }: PaperSetting,
): RollFact[] {
  if (discountCents === 0) return [];
  return [
    { label: t('counter.beforeDiscount'), value: formatMoney(totalCents + discountCents, locale) },
    { label: t('counter.discountGiven'), value: formatMoney(-discountCents, locale) },
  ];
}

/** What of the total is IVA. It adds nothing, so it stands after it. */
export function taxFact({ taxCents, taxRateBp }: PaperSums, { t, locale }: PaperSetting): RollFact {
  return {
    label: t('counter.tax', { rate: percentOf(taxRateBp) }),
    value: formatMoney(taxCents, locale),
  };
}

/** The discount, `Total`, and what of it is IVA. */
export function paperTotals(sums: PaperSums, setting: PaperSetting): RollBlock[] {
  const { t, locale } = setting;
  const leading = discountFacts(sums, setting);
  return [
    { kind: 'rule' },
    ...when(leading.length > 0, { kind: 'facts', facts: leading }),
    { kind: 'total', label: t('counter.total'), value: formatMoney(sums.totalCents, locale) },
    { kind: 'facts', facts: [taxFact(sums, setting)] },
  ];
}
