export { understandSentence } from './contract.ts';
export type { Ambiguity, CarCandidate, Choice, CodeKind, UnderstandOptions, Understood } from './contract.ts';
