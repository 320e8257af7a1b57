import { Worker } from 'node:worker_threads';
import type { CustomJob } from './custom-worker.ts';
import { LIMITS } from './limits.ts';
import type { CustomCar } from './read-custom-car.ts';

/** What the reader may take; tests give less. */
export type Allowance = Pick<Record<keyof typeof LIMITS, number>, 'seconds' | 'memoryMegabytes'>;

/** Reads an untrusted car in a thread of its own, which ends when it takes too long or too much. */
export function readGuarded(job: CustomJob, allowance: Allowance = LIMITS): Promise<CustomCar> {
  const refused = (problem: string): CustomCar => ({ kind: 'refused', problems: [problem] });
  return new Promise((resolve) => {
    const worker = new Worker(new URL('./custom-worker.ts', import.meta.url), {
      workerData: job,
      resourceLimits: { maxOldGenerationSizeMb: allowance.memoryMegabytes },
    });
    const timer = setTimeout(() => {
      resolve(refused(`Leerlo tarda más de ${allowance.seconds} s.`));
      void worker.terminate();
    }, allowance.seconds * 1000);
    worker.once('message', resolve);
    worker.once('error', () => resolve(refused('No se pudo leer: está dañado o pide demasiada memoria.')));
    worker.once('exit', () => {
      clearTimeout(timer);
      resolve(refused('No se pudo leer.'));
    });
  });
}
