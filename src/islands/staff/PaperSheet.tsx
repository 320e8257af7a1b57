import { promiseRoll, type Paper } from '#paper/promise-roll.ts';
import type { PaperSetting } from '#paper/roll.ts';
import { RollView } from './RollView.tsx';

interface PaperSheetProps extends PaperSetting {
  readonly of: Paper;
  /** 58 mm roll instead of 80 mm. */
  readonly narrow?: boolean;
}

/** The printable quote or hold: what it says stands in `promise-roll.ts`. */
export function PaperSheet({ of, branch, locale, t, ...look }: PaperSheetProps) {
  return <RollView roll={promiseRoll(of, { branch, locale, t })} {...look} />;
}
