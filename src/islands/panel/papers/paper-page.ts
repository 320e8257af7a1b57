import type { HoldHead, HoldList, QuoteHead, QuoteList } from '#contract/sales';
import { queryString, type StaffApi } from '../../staff/api-client.ts';

export type Head = (QuoteHead | HoldHead) &
  Partial<Pick<HoldHead, 'paidCents' | 'dueCents' | 'refundableCents'>>;

export interface Page {
  readonly heads: readonly Head[];
  readonly next: string | null;
}

export const STATES = {
  quote: [
    ['open', 'papers.stateOpen'],
    ['expired', 'papers.stateQuoteExpired'],
    ['sold', 'papers.stateQuoteSold'],
  ],
  hold: [
    ['active', 'papers.stateActive'],
    ['overdue', 'papers.stateOverdue'],
    ['refundable', 'papers.stateRefundable'],
    ['sold', 'papers.stateSold'],
    ['released', 'papers.stateReleased'],
    ['expired', 'papers.stateExpired'],
  ],
} as const;

export interface PaperFilter {
  readonly state: string;
  readonly q: string;
}

export async function readPage(
  api: StaffApi,
  document: 'quote' | 'hold',
  branch: string,
  query: PaperFilter & { readonly after: string | null; readonly limit: number },
): Promise<Page> {
  const search = queryString({ ...query });
  if (document === 'quote') {
    const { quotes, next } = await api.get<QuoteList>(`/branches/${branch}/quotes${search}`);
    return { heads: quotes, next };
  }
  const { holds, next } = await api.get<HoldList>(`/branches/${branch}/holds${search}`);
  return { heads: holds, next };
}

export type StateWord = (typeof STATES)['quote' | 'hold'][number][1];

export function wordOf(document: 'quote' | 'hold', state: string): StateWord {
  const states: readonly (readonly [string, StateWord])[] = STATES[document];
  return states.find(([value]) => value === state)?.[1] ?? 'papers.stateExpired';
}
