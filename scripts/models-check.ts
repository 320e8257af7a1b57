import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SET_FILES } from '../models/export/manifest.ts';
import { readIndex } from '../models/export/set-folder.ts';
import { CAR_FAMILIES } from '../src/domain/shared/car/family.ts';
import { buildFamily, inParallel, modelsFolder } from './models.ts';

const JOBS = 2;

const digest = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex');

/** Builds every family again and compares bytes with what is committed: part of `verify:full`, some minutes. */
export async function run(): Promise<number> {
  const index = readIndex(modelsFolder);
  const different: string[] = [];
  await inParallel(CAR_FAMILIES, JOBS, async (family) => {
    const { built, problems } = await buildFamily({ family, isFast: false });
    const committed = index.families[family]?.hash ?? '';
    const isSame = built.manifest.hash === committed && SET_FILES.every((name) => isSameFile(name));
    if (!isSame || problems.length > 0) different.push(family);

    function isSameFile(name: (typeof SET_FILES)[number]): boolean {
      const file = readFileSync(join(modelsFolder, committed, name));
      return digest(file) === digest(built.files.get(name) ?? new Uint8Array());
    }
  });
  for (const family of different)
    console.log(`${family}: no es lo que el generador hace hoy (npm run models)`);
  console.log(`models: ${CAR_FAMILIES.length} families, ${different.length} different`);
  return different.length === 0 ? 0 : 1;
}
