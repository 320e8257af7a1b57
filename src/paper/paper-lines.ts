import { percentOf } from '#shared/money.ts';
import { formatMoney } from '../i18n/format.ts';
import type { PaperSetting, RollBlock, RollDetail } from './roll.ts';

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

/** `Total`, and what of it is IVA. */
export function paperTotals(
  sums: { readonly totalCents: number; readonly taxCents: number; readonly taxRateBp: number },
  { t, locale }: PaperSetting,
): RollBlock[] {
  const money = (amountCents: number) => formatMoney(amountCents, locale);
  return [
    { kind: 'rule' },
    { kind: 'total', label: t('counter.total'), value: money(sums.totalCents) },
    {
      kind: 'facts',
      facts: [
        { label: t('counter.net'), value: money(sums.totalCents - sums.taxCents) },
        { label: t('counter.tax', { rate: percentOf(sums.taxRateBp) }), value: money(sums.taxCents) },
      ],
    },
  ];
}
