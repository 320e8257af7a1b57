import type { ShiftReport } from '#contract/sales';
import { shiftRoll } from '#paper/shift-roll.ts';
import type { PaperSetting } from '#paper/roll.ts';
import { RollView } from './RollView.tsx';

interface ShiftReceiptProps extends PaperSetting {
  readonly report: ShiftReport;
  /** 58 mm roll instead of 80 mm. */
  readonly narrow?: boolean;
}

/** The X or Z report as it is printed: what it says stands in `shift-roll.ts`. */
export function ShiftReceipt({ report, branch, locale, t, ...look }: ShiftReceiptProps) {
  return <RollView roll={shiftRoll(report, { branch, locale, t })} {...look} />;
}
