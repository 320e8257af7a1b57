export {
  carTree,
  generationById,
  generationByPath,
  generationLabel,
  generationsById,
  listGenerations,
  type CatalogReadCtx,
} from './cars.ts';
export { addGeneration, changeGeneration } from './manage-generations.ts';
export { vinAnswer } from './read-vin.ts';
export { systemList } from './systems.ts';
export { learnVinOfDonor, teachVin, type DonorVin } from './teach-vin.ts';
