export { seedCatalog, seedCatalogIfEmpty } from './catalog.ts';
export { seedDemo, seedDemoIfEmpty, type SeededDemo } from './demo.ts';
export type { DemoLogin } from './demo-people.ts';
