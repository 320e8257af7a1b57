export { adjustStock } from './adjust-stock.ts';
export { cancelTransfer } from './cancel-transfer.ts';
export { pickTransfer } from './pick-transfer.ts';
export { listTransfers, readTransfer } from './read-transfers.ts';
export { receiveTransfer } from './receive-transfer.ts';
export { requestTransfer } from './request-transfer.ts';
export { sendTransfer } from './send-transfer.ts';
export { settleTransfer } from './settle-transfer.ts';
export { transferInbox } from './transfer-inbox.ts';
export { transitReport } from './transit.ts';
export { answeredBefore, answerKeyed } from './answer-keyed.ts';
export {
  bulkLevels,
  itemsAfter,
  itemsBySerial,
  levelsById,
  type ExportedItem,
  type StockLevel,
} from './bulk.queries.ts';
export { changeOf, type LevelChange, type QuantityMeaning } from './bulk-change.ts';
export { writeBulk } from './write-bulk.ts';
export { asSerial } from './piece-code.ts';
export { branchStock, branchStockDetail, worklistCounts } from './branch-stock.ts';
export { gradeUnit, placeItem } from './describe-item.ts';
export { branchLedger, itemLedger } from './ledger/read-ledger.ts';
export type { ChainListFilter } from './chain-list.queries.ts';
export {
  chainStockByWish,
  interchangeStock,
  listingsByKey,
  listStock,
  stockSummary,
  type ChainReadCtx,
} from './chain-stock.ts';
export { changePrice } from './change-price.ts';
export { applyPrices, listPriceBatches, previewPrices, undoPrices } from './prices/apply-prices.ts';
export { listPriceRules, removePriceRule, savePriceRule } from './prices/price-rules.ts';
export { listCounts, readCount, reviewCount } from './counts/read-count.ts';
export { countAgain, explainCount, openCount, stepCount } from './counts/run-count.ts';
export { scanCount } from './counts/scan-count.ts';
export { postCount } from './counts/post-count.ts';
export { receiveParts } from './receipts/receive-parts.ts';
export { findReceivable, listReceipts, readReceipt } from './receipts/read-receipts.ts';
export { setMinimum } from './receipts/set-minimum.ts';
export { makePapersPrivate } from './donor-file/paper-pictures.ts';
export { closeDonor } from './donor-file/close-donor.ts';
export {
  addPaper,
  changeDonor,
  photographDonor,
  photographPaper,
  readDonorFile,
  readPaperPhoto,
  removeDonorPhoto,
  removePaper,
} from './donor-file/donor-file.ts';
export { donorDetail, listDonors } from './yard-donors.ts';
export { readTeardown } from './read-teardown.ts';
export { receiveDonor } from './receive-donor.ts';
export { counterStockByCode, counterStockByWish } from './counter-search.ts';
export { chainFigures, recentDonors, type ChainFigures } from './donors.ts';
export { addPhoto, describePhoto, orderPhotos, removePhoto, restorePhoto } from './photos.ts';
export { chainOffers, type Offer } from './offers.ts';
export { picturesOfItems } from './pictures-of-items.ts';
export { pieceByCode, pieceStatus, type PieceAnswer } from './piece.ts';
export {
  itemsForSale,
  itemsWithDonors,
  lockItemsForSale,
  recordSaleMovements,
  shortagesOf,
  takeStock,
  type Shortage,
  type TakenItem,
  type WantedItem,
} from './sell-stock.ts';
export { listBins, readLabels, type OrderedLabel } from './labels/read-labels.ts';
export { newPartsHere } from './new-parts-here.ts';
export { putReturned, recordReturnMovements, type ReturnedPieces } from './return-stock.ts';
export {
  knownWarrantyRules,
  listWarrantyRules,
  removeWarrantyRule,
  saveWarrantyRule,
  WARRANTY_TAG,
} from './warranty/warranty-rules.ts';
export { coreOf, termsOf, type KnownRule } from './warranty/warranty-terms.ts';
export { releaseStock, reserveStock, takeReserved } from './reserve-stock.ts';
export { sellablePieces } from './sellable-pieces.ts';
export { sweepPictures, type Sweep } from './sweep-pictures.ts';
export { stockTagsOf } from './stock-tags.ts';
export type { StockWish, WantedCar, WantedWord } from './stock-wish.ts';
export type { StockRow } from './stock-row.queries.ts';
export type { SaleItem } from './stock.queries.ts';
