export { changeInvoiceSettings, readInvoiceSettings } from './invoice-settings.ts';
export { issueGlobalInvoice } from './issue-global-invoice.ts';
export { fileProvider, type TaxInvoiceProvider } from './provider.ts';
export { invoiceXml, readInvoiceDays } from './read-invoicing.ts';
export { branchTicketFile, chainTicketFile } from './ticket-file.ts';
