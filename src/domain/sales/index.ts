export { listSales, saleById } from './read-sales.ts';
export { recordSale } from './record-sale.ts';
export { listTerminals } from './terminals.ts';
