export {
  carTree,
  generationDates,
  generationById,
  generationByPath,
  generationLabel,
  generationsById,
  listGenerations,
  type CatalogReadCtx,
} from './cars.ts';
export { fitFactsOf, type FitReadCtx, type KnownFit } from './fit-facts.ts';
export { addFitEvidence, contradictFitEvidence, outcomeOf } from './fit-evidence.ts';
export { lastSettledSale } from './fitment.queries.ts';
export { changeFitments, undoFitments } from './change-fitments.ts';
export { fitmentSheet, listParts } from './fitment-sheet.ts';
export { interchange, interchangeGroup, interchangeGroupsOf } from './interchange.ts';
export {
  changeInterchange,
  createInterchange,
  mergeInterchange,
  splitInterchange,
} from './manage-interchange.ts';
export { addGeneration, changeGeneration } from './manage-generations.ts';
export { vinAnswer } from './read-vin.ts';
export { systemList } from './systems.ts';
export {
  addFitments,
  ensureParts,
  fitmentsOf,
  partsAfter,
  partsByIds,
  partsByNumbers,
  removeFitments,
  type Fitment,
  type KnownPart,
  type NewPart,
} from './parts.queries.ts';
export { learnVinOfDonor, teachVin, type DonorVin } from './teach-vin.ts';
