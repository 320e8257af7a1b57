import type { BranchStockRow } from '#contract/inventory';
import type { PieceDictionary } from '../staff/piece-dictionary.ts';

/** What the forms of the drawer share. */
export interface ItemFormProps {
  readonly item: BranchStockRow;
  /** `/branches/QRO/stock/<id>` */
  readonly path: string;
  readonly dictionary: PieceDictionary;
  /** Reads the item again; null when that failed. */
  readonly onFresh: () => Promise<BranchStockRow | null>;
  readonly onClose: () => void;
  /** The change is written. */
  readonly onDone: () => void;
}
