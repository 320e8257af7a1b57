import { parentPort, workerData } from 'node:worker_threads';
import type { CarFamily } from '#shared/car/family.ts';
import { FAMILIES } from '../families/index.ts';
import { buildCar } from '../generator/build-car.ts';
import { buildSet, type BuiltSet } from './build-set.ts';
import { setHash } from './source-hash.ts';
import { validateGlb } from './validate.ts';

export interface FamilyJob {
  readonly family: CarFamily;
  readonly isFast: boolean;
}

export interface FamilyResult {
  readonly built: BuiltSet;
  readonly seconds: { readonly shapes: number; readonly set: number };
  /** What the validator has against the files; empty when they are good. */
  readonly problems: readonly string[];
}

const { family, isFast } = workerData as FamilyJob;
const spec = FAMILIES[family];
const startedAt = performance.now();
const parts = buildCar(spec);
const shapedAt = performance.now();
const built = await buildSet({ spec, parts, hash: setHash(spec), isFast });
const seconds = { shapes: (shapedAt - startedAt) / 1000, set: (performance.now() - shapedAt) / 1000 };
const problems = await Promise.all([...built.plain].map(([name, glb]) => validateGlb(name, glb)));
const result: FamilyResult = { built, seconds, problems: problems.flat() };
parentPort?.postMessage(result);
