import type { SaleReceipt } from '#contract/sales';
import { noteRoll } from '#paper/note-roll.ts';
import type { PaperSetting } from '#paper/roll.ts';
import { RollView } from './RollView.tsx';

interface NoteReceiptProps extends PaperSetting {
  readonly sale: SaleReceipt;
  /** 58 mm roll instead of 80 mm. */
  readonly narrow?: boolean;
  readonly className?: string;
}

/** The printable note: what it says stands in `note-roll.ts`. */
export function NoteReceipt({ sale, branch, locale, t, ...look }: NoteReceiptProps) {
  return <RollView roll={noteRoll(sale, { branch, locale, t })} {...look} />;
}
