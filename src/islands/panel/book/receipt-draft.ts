import type { ReceivablePart } from '#contract/inventory';
import { parseAmount } from '../../staff/amount.ts';

/** A line of a receipt as it is being typed. */
export interface DraftLine {
  readonly part: ReceivablePart;
  readonly quantity: string;
  readonly cost: string;
  readonly price: string;
  readonly bin: string;
}

export interface ReadLine {
  readonly partId: number;
  readonly quantity: number;
  readonly unitCostCents: number | null;
  readonly priceCents?: number;
  readonly bin?: string;
}

const MOST = 100_000;

/** What a line says, or which of its fields cannot be read. */
export function readLine(
  line: DraftLine,
): { readonly line: ReadLine } | { readonly bad: 'quantity' | 'cost' | 'price' } {
  const quantity = /^\d+$/.test(line.quantity.trim()) ? Number(line.quantity) : 0;
  if (quantity < 1 || quantity > MOST) return { bad: 'quantity' };
  const unitCostCents = line.cost.trim() === '' ? null : parseAmount(line.cost);
  if (line.cost.trim() !== '' && unitCostCents === null) return { bad: 'cost' };
  const priceCents = line.price.trim() === '' ? null : parseAmount(line.price);
  if (line.price.trim() !== '' && (priceCents === null || priceCents < 1)) return { bad: 'price' };
  const bin = line.bin.trim().toUpperCase();
  return {
    line: {
      partId: line.part.partId,
      quantity,
      unitCostCents,
      ...(priceCents === null || priceCents === line.part.priceCents ? {} : { priceCents }),
      ...(bin === '' || bin === line.part.bin ? {} : { bin }),
    },
  };
}

/** The same part again is one more of it. */
export function withPart(lines: readonly DraftLine[], fresh: DraftLine): DraftLine[] {
  const known = lines.find(({ part }) => part.partId === fresh.part.partId);
  if (!known) return [...lines, fresh];
  const quantity = /^\d+$/.test(known.quantity) ? String(Number(known.quantity) + 1) : '1';
  return lines.map((line) => (line === known ? { ...line, quantity } : line));
}
