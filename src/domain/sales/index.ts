export { completeHold } from './holds/complete-hold.ts';
export { createHold } from './holds/create-hold.ts';
export { expireHolds } from './holds/expire-holds.ts';
export { extendHold } from './holds/extend-hold.ts';
export { holdPaidElsewhere, payHold } from './holds/pay-hold.ts';
export { findHolds, holdById, listHolds } from './holds/read-holds.ts';
export { refundHold, releaseHold } from './holds/release-hold.ts';
export { heldQuantities } from './holds/hold.queries.ts';
export { changeHoldTerms, publicHoldTerms, readHoldTerms } from './promises/hold-terms.ts';
export { createQuote } from './quotes/create-quote.ts';
export { loadQuote } from './quotes/load-quote.ts';
export { markQuoteSold, quoteSoldElsewhere } from './quotes/mark-quote-sold.ts';
export { findQuotes, listQuotes, quoteById } from './quotes/read-quotes.ts';
export { listSales, saleById } from './read-sales.ts';
export { approveDiscount } from './approve-discount.ts';
export { closeShift, countShift } from './count-shift.ts';
export { listShifts } from './list-shifts.ts';
export { addTill, renameTill } from './manage-tills.ts';
export { moveCash } from './move-cash.ts';
export { openShift } from './open-shift.ts';
export { recordSale } from './record-sale.ts';
export { approveReturn } from './returns/approve-return.ts';
export {
  creditByCode,
  listCores,
  listCredits,
  listReturns,
  nextReturn,
  returnById,
} from './returns/read-returns.ts';
export { receiveCore } from './returns/receive-core.ts';
export { recordReturn } from './returns/record-return.ts';
export { readWarranty } from './returns/returnable-note.ts';
export { settleFitEvidence } from './settle-fit-evidence.ts';
export { shiftReport } from './shift-report.ts';
export { listTerminals } from './terminals.ts';
