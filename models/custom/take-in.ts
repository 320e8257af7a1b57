import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { CONTRACT_VERSION, type VehicleExtras } from '#shared/car/extras.ts';
import { familyOf } from '#shared/car/family.ts';
import { dimsFor } from '#shared/car/warp.ts';
import { generationOf, type GenerationFact } from '#shared/facts/generations.ts';
import { dimsOf } from '../export/build-set.ts';
import { readIndex, writeIndex } from '../export/set-folder.ts';
import { FAMILIES } from '../families/index.ts';
import { LIMITS } from './limits.ts';
import { readGuarded } from './read-guarded.ts';

const ROOT = resolve(import.meta.dirname, '..', '..');
const HASH_LENGTH = 12;

export interface TakeInPaths {
  /** Where owners put `<slug>/car.glb`. */
  readonly from: string;
  /** Where served files go. */
  readonly to: string;
}

const PROJECT_PATHS: TakeInPaths = {
  from: join(ROOT, 'models', 'custom'),
  to: join(ROOT, 'public', 'models'),
};

export interface TakenIn {
  readonly isAccepted: boolean;
  /** For the person at the terminal. */
  readonly report: string;
}

/** `npm run models -- custom nissan/versa/n17`: takes in the car an owner put there, or says all that is wrong. */
export async function takeIn(slug: string, paths: TakeInPaths = PROJECT_PATHS): Promise<TakenIn> {
  const generation = generationOf(slug);
  if (!generation) {
    return refused([`No hay generación "${slug}". Se escribe marca/modelo/generación: nissan/versa/n17.`]);
  }
  const file = join(paths.from, slug, 'car.glb');
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found) return refused([`Falta el archivo ${file}.`]);
  // A pipe or a device would never end, and a file is not read to learn that it is too big.
  if (!found.isFile()) return refused([`${file} no es un archivo.`]);
  if (found.size > LIMITS.fileBytes) {
    return refused([`${file} mide ${found.size} bytes; el límite es ${LIMITS.fileBytes}.`]);
  }
  const car = await readGuarded({ glb: readFileSync(file), vehicle: vehicleOf(generation) });
  if (car.kind === 'refused') {
    return refused([`El auto de ${slug} no se puede usar:`, ...car.problems.map((each) => `  - ${each}`)]);
  }
  const hash = createHash('sha256').update(car.glb).digest('hex').slice(0, HASH_LENGTH);
  mkdirSync(join(paths.to, hash), { recursive: true });
  writeFileSync(join(paths.to, hash, 'car.glb'), car.glb);
  const index = readIndex(paths.to);
  const custom = { ...index.custom, [slug]: { hash, bytes: car.glb.byteLength, types: car.types } };
  writeIndex(paths.to, { ...index, custom });
  const kilobytes = (brotliCompressSync(car.glb).byteLength / 1000).toFixed(0);
  const report = [`${slug}: ${car.types.length} tipos de parte, ${kilobytes} kB (br), en ${hash}/car.glb`];
  if (car.unknownNames.length > 0) {
    report.push(`No están en el catálogo y quedan como fondo: ${car.unknownNames.join(', ')}`);
  }
  return { isAccepted: true, report: report.join('\n') };
}

/** The car says that it has the generation's own size, so that nothing bends it. */
function vehicleOf(generation: GenerationFact): VehicleExtras {
  const family = familyOf(generation);
  const [variant] = generation.vehicles;
  const { engine, drive } = FAMILIES[family];
  return {
    contract: CONTRACT_VERSION,
    family,
    dims: dimsFor(dimsOf(FAMILIES[family]), generation),
    engine: variant?.engineLayout ?? engine.layout,
    drive: variant?.drivetrain ?? drive,
    illustrative: true,
    hash: 'custom',
  };
}

const refused = (lines: readonly string[]): TakenIn => ({ isAccepted: false, report: lines.join('\n') });
