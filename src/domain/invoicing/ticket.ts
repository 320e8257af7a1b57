import { bytesToUuid } from '#db/schema/columns.ts';
import type { InvoiceIssuer } from './contract.ts';
import type { TicketPaymentRow, TicketRow } from './ticket.queries.ts';

/** A note or a return as the tax office counts it. */
export interface Ticket {
  readonly document: 'sale' | 'return';
  readonly id: Buffer;
  readonly folio: string;
  readonly issuedAt: Date;
  readonly customerName: string | null;
  /** Without IVA. */
  readonly netCents: number;
  readonly taxRateBp: number;
  readonly taxCents: number;
  readonly totalCents: number;
  /** c_FormaPago: of several, the one with the most money. */
  readonly paymentForm: PaymentForm;
  readonly invoiceId: string | null;
}

/** The keys of c_FormaPago (Anexo 20) that a till can come to. */
export const PAYMENT_FORMS = {
  '01': 'Efectivo',
  '03': 'Transferencia electrónica de fondos',
  '04': 'Tarjeta de crédito',
  '17': 'Compensación',
  '28': 'Tarjeta de débito',
} as const;
export type PaymentForm = keyof typeof PAYMENT_FORMS;

type Method = TicketPaymentRow['method'];

/** Another way to pay does not compile without its key. */
function formOf(method: Method, cardForm: InvoiceIssuer['cardForm']): PaymentForm {
  // A vale sets off what the branch owes for goods that came back.
  const forms: Record<Method, PaymentForm> = {
    cash: '01',
    card: cardForm,
    transfer: '03',
    store_credit: '17',
  };
  return forms[method];
}

export function ticketsFrom(
  rows: readonly TicketRow[],
  payments: readonly TicketPaymentRow[],
  cardForm: InvoiceIssuer['cardForm'],
): Ticket[] {
  const paid = Map.groupBy(payments, ({ id }) => id.toString('hex'));
  return rows.map(({ invoiceId, ...row }) => ({
    ...row,
    netCents: row.totalCents - row.taxCents,
    paymentForm: formOf(largestMethod(paid.get(row.id.toString('hex')) ?? []), cardForm),
    invoiceId: invoiceId && bytesToUuid(invoiceId),
  }));
}

/** Cash for what was paid with nothing. */
function largestMethod(payments: readonly TicketPaymentRow[]): Method {
  const sums = new Map<Method, number>();
  for (const { method, amountCents } of payments)
    sums.set(method, (sums.get(method) ?? 0) + Number(amountCents));
  const [largest] = [...sums].sort(([, a], [, b]) => b - a);
  return largest?.[0] ?? 'cash';
}
