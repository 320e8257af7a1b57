export { listSales, saleById } from './read-sales.ts';
export { recordSale } from './record-sale.ts';
export { settleFitEvidence } from './settle-fit-evidence.ts';
export { listTerminals } from './terminals.ts';
