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

interface Seen {
  readonly state: TransferState;
  readonly withdrawn: boolean;
  readonly side: 'out' | 'in';
}

/** Before it leaves, who has the pieces sees what is to be sent, and who waits for them what was asked for. */
export function stateOfTransfer({ state, withdrawn, side }: Seen): { key: Key; mark: string } {
  return { key: wordOf({ state, withdrawn, side }), mark: STATE_MARKS[state] };
}

function wordOf({ state, withdrawn, side }: Seen): Key {
  if (state !== 'requested') return STATE_WORDS[state];
  if (withdrawn) return 'transfers.state_withdrawn';
  return side === 'out' ? 'transfers.state_toSend' : STATE_WORDS.requested;
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

const LARGEST_QUANTITY = 10_000;

/** The first line whose quantity nobody can send: `26010-EE x -2`, `x 0`, `x 1.5`. */
export function badQuantity(text: string): string | undefined {
  return text
    .split('\n')
    .map((row) => row.trim())
    .find((row) => {
      const quantity = /\s+[x×*]\s*([-+]?\d[\d.,]*)$/i.exec(row)?.[1];
      return quantity !== undefined && !(/^\d{1,5}$/.test(quantity) && isSendable(Number(quantity)));
    });
}

const isSendable = (quantity: number) => quantity >= 1 && quantity <= LARGEST_QUANTITY;

/** `26010-EE x 4` on each line; without a number it is one. Empty lines say nothing. */
export function wantedLines(text: string): { code: string; quantity: number }[] {
  return text.split('\n').flatMap((row) => {
    const [, code = '', quantity] = /^(.*?)(?:\s+[x×*]\s*(\d{1,5}))?$/i.exec(row.trim()) ?? [];
    return code === '' ? [] : [{ code, quantity: quantity === undefined ? 1 : Number(quantity) }];
  });
}
