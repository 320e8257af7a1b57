/** Pure and free of server code: islands understand a sentence with the same function as the server. */
export { readFitmentLines, type FitmentLine } from './read-fitment-lines.ts';
export type { ChainSearchResult, FoundListing, ListedSearch, Widening } from './chain-search-contract.ts';
export type { Facet, FacetChoice } from './read-model/facets.ts';
export type { StockOrder } from './read-model/stock-query.ts';
export { suggest, type Suggestion } from './suggest.ts';
export { understandSentence } from './understand-sentence.ts';
export type {
  Ambiguity,
  CarCandidate,
  Choice,
  CodeKind,
  UnderstandOptions,
  Understood,
} from './understood.ts';
export { urlOf } from './url-of.ts';
