import type { InvoiceIssuer } from './contract.ts';
import type { PaymentForm, Ticket } from './ticket.ts';

/**
 * Contents of a global invoice, CFDI 4.0. Sources: Anexo 20 of the RMF (Comprobante Fiscal Digital por Internet 4.0,
 * cfdv40.xsd and its catalogues) and SAT, «Guía de llenado del CFDI global, versión 4.0»: one concept a note with
 * ClaveProdServ 01010101, its folio as NoIdentificacion, quantity 1 of ClaveUnidad ACT, «Venta»; the form of payment of
 * the largest note; PUE; the general public as receiver, in the postal code of issue.
 */
export interface GlobalInvoice {
  readonly series: string;
  readonly number: number;
  /** Local time of the place of issue, without zone: `2026-11-22T19:04:00`. */
  readonly issuedAt: string;
  readonly paymentForm: PaymentForm;
  readonly postalCode: string;
  readonly issuer: Pick<InvoiceIssuer, 'rfc' | 'name' | 'regime'>;
  readonly period: { readonly periodicity: '01'; readonly month: string; readonly year: string };
  readonly concepts: readonly {
    readonly folio: string;
    readonly netCents: number;
    readonly taxCents: number;
    readonly taxRateBp: number;
  }[];
  /** By rate. */
  readonly taxes: readonly {
    readonly taxRateBp: number;
    readonly netCents: number;
    readonly taxCents: number;
  }[];
  readonly netCents: number;
  readonly taxCents: number;
  readonly totalCents: number;
}

/** c_Periodicidad: 01 is daily. */
const DAILY = '01';

/** Notes that a global invoice of the day takes: sold for something, and in none yet. */
export function openTickets(tickets: readonly Ticket[]): Ticket[] {
  return tickets.filter(
    ({ document, totalCents, invoiceId }) => document === 'sale' && totalCents > 0 && invoiceId === null,
  );
}

/** `tickets` is not empty; each is written with its own net and tax, so that the sums are those of the till. */
export function globalInvoiceOf(
  tickets: readonly Ticket[],
  setting: Pick<GlobalInvoice, 'series' | 'number' | 'issuedAt' | 'postalCode' | 'issuer'> & {
    readonly businessDate: string;
  },
): GlobalInvoice {
  const { businessDate, ...head } = setting;
  const sum = (of: (ticket: Ticket) => number, some = tickets) =>
    some.reduce((total, ticket) => total + of(ticket), 0);
  const byRate = [...Map.groupBy(tickets, ({ taxRateBp }) => taxRateBp)].sort(([a], [b]) => b - a);
  const [first, ...others] = tickets;
  const largest = others.reduce(
    (most, each) => (each.totalCents > (most?.totalCents ?? 0) ? each : most),
    first,
  );
  return {
    ...head,
    paymentForm: largest?.paymentForm ?? '01',
    period: { periodicity: DAILY, month: businessDate.slice(5, 7), year: businessDate.slice(0, 4) },
    concepts: tickets.map(({ folio, netCents, taxCents, taxRateBp }) => ({
      folio,
      netCents,
      taxCents,
      taxRateBp,
    })),
    taxes: byRate.map(([taxRateBp, some]) => ({
      taxRateBp,
      netCents: sum(({ netCents }) => netCents, some),
      taxCents: sum(({ taxCents }) => taxCents, some),
    })),
    netCents: sum(({ netCents }) => netCents),
    taxCents: sum(({ taxCents }) => taxCents),
    totalCents: sum(({ totalCents }) => totalCents),
  };
}
