import { cfdiXml } from './cfdi-xml.ts';
import type { GlobalInvoice } from './global-invoice.ts';

/** What a provider made of an invoice. Without a stamp it is a prepared document and no tax receipt. */
export interface IssuedInvoice {
  readonly xml: string;
  readonly stamp: { readonly uuid: string; readonly stampedAt: Date } | null;
}

/**
 * Who makes tax invoices. A provider that stamps calls its service here, outside any transaction; `id` is ours and does
 * not change when the same invoice is asked for again, so the service has to be given it as its own key: an answer
 * that was lost must not become a second stamp.
 */
export interface TaxInvoiceProvider {
  /** At most 20 letters; stands with the invoice. */
  readonly name: string;
  issue(id: string, invoice: GlobalInvoice): Promise<IssuedInvoice>;
}

/** Writes the XML, for somebody to seal and stamp elsewhere. */
export const fileProvider: TaxInvoiceProvider = {
  name: 'file',
  issue: (_id, invoice) => Promise.resolve({ xml: cfdiXml(invoice), stamp: null }),
};
