export { listSales, saleById } from './read-sales.ts';
export { openShift } from './open-shift.ts';
export { recordSale } from './record-sale.ts';
export { settleFitEvidence } from './settle-fit-evidence.ts';
export { assertShiftOpen } from './shift-open.ts';
export { listTerminals } from './terminals.ts';
