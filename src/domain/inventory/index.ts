export { adjustStock } from './adjust-stock.ts';
export { answerKeyed } from './answer-keyed.ts';
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
export { branchStock, branchStockDetail } from './branch-stock.ts';
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
export { donorDetail, listDonors } from './yard-donors.ts';
export { readTeardown } from './read-teardown.ts';
export { receiveDonor } from './receive-donor.ts';
export { counterStockByCode, counterStockByWish } from './counter-search.ts';
export { chainFigures, recentDonors, type ChainFigures } from './donors.ts';
export { addPhoto, describePhoto, orderPhotos, removePhoto, restorePhoto } from './photos.ts';
export { picturesOfItems } from './pictures-of-items.ts';
export { pieceByCode, pieceStatus, type PieceAnswer } from './piece.ts';
export {
  itemsForSale,
  itemsWithDonors,
  recordSaleMovements,
  shortagesOf,
  takeStock,
  type Shortage,
  type WantedItem,
} from './sell-stock.ts';
export { newPartsHere } from './new-parts-here.ts';
export { releaseStock, reserveStock, takeReserved } from './reserve-stock.ts';
export { sellablePieces } from './sellable-pieces.ts';
export { sweepPictures, type Sweep } from './sweep-pictures.ts';
export { stockTagsOf } from './stock-tags.ts';
export type { StockWish, WantedCar, WantedWord } from './stock-wish.ts';
export type { SaleItem, StockRow } from './stock.queries.ts';
