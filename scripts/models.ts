import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { FAMILIES } from '../models/families/index.ts';
import type { FamilyJob, FamilyResult } from '../models/export/family-worker.ts';
import { publish, readManifest, writeSet } from '../models/export/set-folder.ts';
import { setHash } from '../models/export/source-hash.ts';
import { CAR_FAMILIES, type CarFamily } from '../src/domain/shared/car/family.ts';
import { ScriptFailure } from './failure.ts';
import { inProject } from './paths.ts';

export const modelsFolder = inProject('public', 'models');
/** Where quick builds go: never served, never committed. */
const draftsFolder = inProject('.data', 'models');

/**
 * `npm run models` builds what is missing; `-- sedan-city hatch` only those; `--fast` without light, into
 * `.data/models`; `--force` also what is there; `--jobs 1` one at a time. `-- custom <slug>` takes in an owner's car.
 */
export async function run(args: string[]): Promise<number> {
  const [first, slug = ''] = args;
  if (first === 'custom') {
    const { takeIn } = await import('../models/custom/take-in.ts');
    const { isAccepted, report } = await takeIn(slug);
    console.log(report);
    return isAccepted ? 0 : 1;
  }
  const options = readOptions(args);
  const isMissing = (family: CarFamily) => !readManifest(options.folder, setHash(FAMILIES[family]));
  const wanted = options.families.filter((family) => options.isForced || isMissing(family));
  const problems: string[] = [];
  const built = new Map(options.families.map((family) => [family, setHash(FAMILIES[family])] as const));
  await inParallel(wanted, options.jobs, async (family) => {
    const result = await buildFamily({ family, isFast: options.isFast });
    writeSet(options.folder, result.built);
    built.set(family, result.built.manifest.hash);
    tell(family, result);
    problems.push(...result.problems.map((problem) => `${family}: ${problem}`));
  });
  publish(options.folder, built);
  for (const problem of problems) console.error(problem);
  console.log(`\n${wanted.length} construidos, ${options.families.length - wanted.length} ya estaban.`);
  return problems.length === 0 ? 0 : 1;
}

/** Builds one family in a thread of its own. */
export function buildFamily(job: FamilyJob): Promise<FamilyResult> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(inProject('models', 'export', 'family-worker.ts'), { workerData: job });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => {
      if (code !== 0) reject(new Error(`The builder of ${job.family} ended with ${code}`));
    });
  });
}

/** Runs the work for every item, so many at a time. */
export async function inParallel<Item>(
  items: readonly Item[],
  jobs: number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const waiting = [...items];
  const lane = async (): Promise<void> => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: jobs }, lane));
}

interface Options {
  readonly families: readonly CarFamily[];
  readonly isFast: boolean;
  readonly isForced: boolean;
  readonly jobs: number;
  readonly folder: string;
}

const MOST_JOBS = 2;

function readOptions(args: readonly string[]): Options {
  const jobsAt = args.indexOf('--jobs');
  const jobs = jobsAt < 0 ? Math.min(MOST_JOBS, availableParallelism()) : Number(args[jobsAt + 1]);
  if (!(jobs >= 1)) throw new ScriptFailure('--jobs necesita un número, por ejemplo: --jobs 1');
  const names = args.filter((arg, index) => !arg.startsWith('--') && (jobsAt < 0 || index !== jobsAt + 1));
  const families = names.map((name) => {
    const family = CAR_FAMILIES.find((each) => each === name);
    if (!family) throw new ScriptFailure(`No hay familia "${name}". Hay: ${CAR_FAMILIES.join(', ')}.`);
    return family;
  });
  const isFast = args.includes('--fast');
  return {
    families: families.length > 0 ? families : CAR_FAMILIES,
    isFast,
    isForced: args.includes('--force') || isFast,
    jobs,
    folder: isFast ? draftsFolder : modelsFolder,
  };
}

function tell(family: CarFamily, { built: { manifest }, seconds }: FamilyResult): void {
  const { counts, files } = manifest;
  const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(0)} kB`;
  console.log(
    [
      `${family} ${join('public/models', manifest.hash)}`,
      `  ${counts.pickable} partes de ${counts.types} tipos, ${counts.draws} trazos, ${(counts.drawnTriangles / 1000).toFixed(0)} k triángulos`,
      `  br ${kilobytes(files['exterior.glb'].brotli)} + ${kilobytes(files['inside.glb'].brotli)}, svg gz ${kilobytes(files['car.svg'].gzip)}`,
      `  ${seconds.shapes.toFixed(1)} s formas, ${seconds.set.toFixed(1)} s luz y archivos`,
    ].join('\n'),
  );
}
