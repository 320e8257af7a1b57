import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { generationOf } from '#shared/facts/generations.ts';
import { readIndex, writeIndex } from '../export/set-folder.ts';
import { readCustomCar } from './read-custom-car.ts';

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
  if (!generationOf(slug)) {
    return refused([`No hay generación "${slug}". Se escribe marca/modelo/generación: nissan/versa/n17.`]);
  }
  const file = join(paths.from, slug, 'car.glb');
  if (!existsSync(file)) return refused([`Falta el archivo ${file}.`]);
  const car = await readCustomCar(readFileSync(file));
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

const refused = (lines: readonly string[]): TakenIn => ({ isAccepted: false, report: lines.join('\n') });
