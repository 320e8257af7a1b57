export {
  partUrl,
  suggest,
  understandSentence,
  urlOf,
  type Ambiguity,
  type CarCandidate,
  type Choice,
  type CodeKind,
  type Suggestion,
  type UnderstandOptions,
  type Understood,
} from './contract.ts';
