export { counterSearch, searchBranchStock } from './search-stock.ts';
export { understandSentence } from './contract.ts';
export type { Ambiguity, CarCandidate, Choice, CodeKind, UnderstandOptions, Understood } from './contract.ts';
export type { BuiltIndex } from './read-model/index-builder.ts';
export { rereadStock, type StockKey } from './read-model/reread-stock.ts';
export { StockIndex } from './read-model/stock-index.ts';
export { ChainSearchQuery, ChainSearchResult, type Widening } from './chain-search-contract.ts';
export { findForSentence, listForSentence, searchChain, type ChainListChoice } from './search-chain.ts';
export {
  NOTHING_CHOSEN,
  PRICE_STEPS,
  type Facet,
  type FacetChoice,
  type FacetCount,
  type PriceStep,
} from './read-model/facets.ts';
export { STOCK_ORDERS, type StockOrder } from './read-model/stock-query.ts';
