import type { TransferLine, TransferState, TransferTab } from '#contract/inventory';
import type { MessageKey } from '../../../i18n/translator.ts';
import type { TransferTexts } from './transfer-texts.tsx';

type Key = MessageKey<TransferTexts>;

export const TAB_WORDS: Record<TransferTab, Key> = {
  supply: 'transfers.tab_supply',
  transit: 'transfers.tab_transit',
  receive: 'transfers.tab_receive',
  differing: 'transfers.tab_differing',
  done: 'transfers.tab_done',
};

export const EMPTY_WORDS: Record<TransferTab, Key> = {
  supply: 'transfers.empty_supply',
  transit: 'transfers.empty_transit',
  receive: 'transfers.empty_receive',
  differing: 'transfers.empty_differing',
  done: 'transfers.empty_done',
};

const STATE_WORDS: Record<TransferState, Key> = {
  requested: 'transfers.state_requested',
  cancelled: 'transfers.state_cancelled',
  declined: 'transfers.state_declined',
  sent: 'transfers.state_sent',
  differing: 'transfers.state_differing',
  received: 'transfers.state_received',
};

/** The badge's class, as stock states have them. */
const STATE_MARKS: Record<TransferState, string> = {
  requested: 'held',
  cancelled: 'sold',
  declined: 'sold',
  sent: 'transit',
  differing: 'review',
  received: 'available',
};

export function stateOfTransfer({ state, withdrawn }: { state: TransferState; withdrawn: boolean }) {
  const key: Key = withdrawn && state === 'requested' ? 'transfers.state_withdrawn' : STATE_WORDS[state];
  return { key, mark: STATE_MARKS[state] };
}

export const LOSS_WORDS = {
  'lost-on-the-way': 'transfers.lossLost',
  'broken-on-the-way': 'transfers.lossBroken',
  stolen: 'transfers.lossStolen',
  other: 'transfers.lossElse',
} as const satisfies Record<string, Key>;

export type LossReason = keyof typeof LOSS_WORDS;

/** Missing pieces that nobody has accounted for. */
export function openOf({ missing, returned, writtenOff }: TransferLine): number {
  return missing - returned - writtenOff;
}

/** `26010-EE x 4` on each line; without a number it is one. Empty lines say nothing. */
export function wantedLines(text: string): { code: string; quantity: number }[] {
  return text.split('\n').flatMap((row) => {
    const [, code = '', quantity] = /^(.*?)(?:\s+[x×*]\s*(\d{1,5}))?$/i.exec(row.trim()) ?? [];
    return code === '' ? [] : [{ code, quantity: quantity === undefined ? 1 : Number(quantity) }];
  });
}
