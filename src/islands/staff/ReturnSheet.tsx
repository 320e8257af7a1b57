import type { ReturnReceipt } from '#contract/sales';
import { returnRoll } from '#paper/return-roll.ts';
import type { PaperSetting } from '#paper/roll.ts';
import { RollView } from './RollView.tsx';

interface ReturnSheetProps extends PaperSetting {
  readonly receipt: ReturnReceipt;
  /** 58 mm roll instead of 80 mm. */
  readonly narrow?: boolean;
}

/** The printable note of a return: what it says stands in `return-roll.ts`. */
export function ReturnSheet({ receipt, branch, locale, t, ...look }: ReturnSheetProps) {
  return <RollView roll={returnRoll(receipt, { branch, locale, t })} {...look} />;
}
