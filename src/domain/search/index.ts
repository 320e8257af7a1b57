export { counterSearch, searchBranchStock } from './search-stock.ts';
export { understandSentence } from './contract.ts';
export type { Ambiguity, CarCandidate, Choice, CodeKind, UnderstandOptions, Understood } from './contract.ts';
