export {
  carTree,
  generationById,
  generationByPath,
  generationLabel,
  listGenerations,
  type CatalogReadCtx,
} from './cars.ts';
export { addGeneration, changeGeneration } from './manage-generations.ts';
export { systemList } from './systems.ts';
