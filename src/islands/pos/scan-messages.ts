import type { BranchStockRow } from '#contract/inventory';
import type { Translate } from '../../i18n/translator.ts';
import { ApiRefusal } from '../staff/api-client.ts';
import type { StaffTexts } from '../staff/staff-context.tsx';
import type { AddOutcome } from './note-draft.ts';
import type { ScanEvent } from './use-scan.ts';

/** What just happened, under the scan field. */
export interface ScanMessage {
  readonly kind: 'ok' | 'info' | 'error';
  readonly text: string;
}

type Words = Translate<StaffTexts>;
type Chain = Readonly<Record<string, { readonly name: string; readonly phone: string }>>;

const ADDED = {
  added: 'counter.added',
  more: 'counter.addedMore',
  'already-here': 'counter.alreadyHere',
  'no-more': 'counter.noMore',
  'not-priced': 'counter.notPriced',
  'not-available': 'counter.notAvailable',
} as const satisfies Record<AddOutcome, string>;

export function addedMessage(
  outcome: AddOutcome,
  piece: { readonly name: string; readonly available: number },
  t: Words,
): ScanMessage {
  const isGood = outcome === 'added' || outcome === 'more';
  return {
    kind: isGood ? 'ok' : 'error',
    text: t(ADDED[outcome], { name: piece.name, count: piece.available }),
  };
}

/** Why nothing went on the note. */
export function scanMessage(
  event: Exclude<ScanEvent, { kind: 'piece' | 'pay' | 'paper' | 'sold-note' | 'credit' }>,
  chain: Chain,
  t: Words,
): ScanMessage {
  switch (event.kind) {
    case 'elsewhere': {
      const { code, branch } = event.listing;
      const at = chain[branch];
      return {
        kind: 'error',
        text: t('counter.elsewhere', { code, branch: at?.name ?? branch, phone: at?.phone ?? '' }),
      };
    }
    case 'missing':
      return { kind: 'error', text: t('counter.missing', { code: event.code }) };
    case 'gone':
      return { kind: 'error', text: goneText(event.row, chain, t) };
    case 'choose':
      return { kind: 'info', text: t('counter.chooseOne', { code: event.code }) };
    case 'failed': {
      const said = event.error instanceof ApiRefusal ? event.error.message : '';
      return { kind: 'error', text: said || t('counter.searchFailed', { code: event.code }) };
    }
  }
}

/** Why an exact code goes on no note: in whose branch it is, and what became of it. */
function goneText({ code, kind, branch, state }: BranchStockRow, chain: Chain, t: Words): string {
  const facts = { code, branch: chain[branch]?.name ?? branch };
  if (kind === 'bulk') return t(state === 'held' ? 'counter.allHeld' : 'counter.soldOut', facts);
  if (state === 'held') return t('counter.isHeld', facts);
  return t(state === 'sold' ? 'counter.isSold' : 'counter.isNotForSale', facts);
}
