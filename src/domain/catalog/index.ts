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
export { addGeneration, changeGeneration } from './manage-generations.ts';
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
