import type { LoadedQuote } from '#contract/sales';
import { emptyNote, type DraftLine, type NoteDraft } from '../note-draft.ts';

/** What of a quote goes on the note, and what there is to say about it. */
export interface LoadedNote {
  readonly note: NoteDraft;
  /** Lines whose price or stock is not what was quoted. */
  readonly changed: number;
  /** Lines that only the quote's branch has. */
  readonly elsewhere: number;
}

/**
 * A new note of a quote: the quoted lines at their quoted prices, each that is different today with what it is, for
 * the clerk to accept as if the price had moved under the note. One that is over promises nothing any more: its lines
 * come at the prices of today, without discounts.
 */
export function noteOfQuote({ quote, lines }: LoadedQuote, id: string, startedAt: string): LoadedNote {
  const words = new Map(quote.lines.map((line) => [line.lineNo, line.description]));
  const own = lines.flatMap(({ item, ...line }) => (item ? [{ ...line, item }] : []));
  const isOpen = quote.state === 'open';
  const drafted = own.map((line): DraftLine => {
    const { item, quantity } = line;
    const unitPriceCents = isOpen ? line.quotedPriceCents : (item.priceCents ?? line.quotedPriceCents);
    const trouble: DraftLine['trouble'] =
      item.available < quantity
        ? { kind: 'short', available: item.available }
        : item.priceCents !== unitPriceCents
          ? { kind: 'price', priceCents: item.priceCents }
          : undefined;
    return {
      stockItemId: item.stockItemId,
      code: item.code,
      kind: item.kind,
      name: words.get(line.lineNo) ?? item.code,
      detail: '',
      quantity,
      unitPriceCents,
      discountCents: isOpen ? line.discountCents : 0,
      available: item.available,
      ...(trouble ? { trouble } : {}),
    };
  });
  return {
    note: {
      ...emptyNote(id, startedAt),
      customerName: quote.customerName ?? '',
      lines: drafted,
      ...(quote.car ? { car: quote.car } : {}),
    },
    changed: drafted.filter((line) => line.trouble).length,
    elsewhere: lines.length - own.length,
  };
}
